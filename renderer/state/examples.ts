/** The examples that come with the program, bundled as text. */
export interface Example {
  readonly file: string
  readonly title: string
  /** One line; may be empty. */
  readonly description: string
  readonly nodes: number
  readonly text: string
}

const files = import.meta.glob<string>('../../shared/examples/*.chainrule', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** In the order of their file names. */
export const examples: readonly Example[] = Object.entries(files)
  .map(([path, text]) => ({ file: path.split('/').at(-1) ?? path, ...readHead(text), text }))
  .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))

/** The one a new user meets. */
export const firstExample = examples.find(({ file }) => file === 'problem-2.chainrule')

/** Without the extension, so that `problem-1` comes before `problem-1-outliers`. */
function nameOf({ file }: { readonly file: string }): string {
  return file.replace(/\.chainrule$/, '')
}

/** Examples are our own files, so a title or a description is all that can be missing. */
function readHead(text: string): Pick<Example, 'title' | 'description' | 'nodes'> {
  const {
    title = '',
    description = '',
    nodes,
  } = JSON.parse(text) as {
    readonly title?: string
    readonly description?: string
    readonly nodes: readonly unknown[]
  }
  return { title, description, nodes: nodes.length }
}

/** Whether it is a problem of the midterm, which its file name says. */
export function isProblem({ file }: Example): boolean {
  return /^problem-\d/.test(file)
}
