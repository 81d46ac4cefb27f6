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

/** In the order of their file names; problem 2, the first example one meets, first. */
export const examples: readonly Example[] = Object.entries(files)
  .map(([path, text]) => ({ file: path.split('/').at(-1) ?? path, ...readHead(text), text }))
  .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || nameOf(a).localeCompare(nameOf(b)))

export const firstExample = examples.find(isFirst)

function isFirst({ file }: { readonly file: string }): boolean {
  return file === 'problem-2.chainrule'
}

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

export interface ExampleGroup {
  /** Number of the midterm's problem; `null` for graphs of other origin. */
  readonly problem: number | null
  readonly list: readonly Example[]
}

/** By the problem they belong to, which their file names say. */
export function groupExamples(list: readonly Example[]): readonly ExampleGroup[] {
  const groups = new Map<number | null, Example[]>()
  for (const example of list) {
    const problem = problemOf(example)
    groups.set(problem, [...(groups.get(problem) ?? []), example])
  }
  return [...groups]
    .map(([problem, list]) => ({ problem, list }))
    .sort((a, b) => (a.problem ?? Infinity) - (b.problem ?? Infinity))
}

function problemOf({ file }: Example): number | null {
  const number = /^problem-(\d+)/.exec(file)?.[1]
  return number === undefined ? null : Number(number)
}
