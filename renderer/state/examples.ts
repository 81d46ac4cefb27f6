/** The examples that come with the program, bundled as text. */
export interface Example {
  readonly file: string
  readonly title: string
  readonly text: string
}

const files = import.meta.glob<string>('../../shared/examples/*.chainrule', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** In the order of their file names; problem 2, the first example one meets, first. */
export const examples: readonly Example[] = Object.entries(files)
  .map(([path, text]) => ({ file: path.split('/').at(-1) ?? path, title: readTitle(text), text }))
  .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || a.file.localeCompare(b.file))

export const firstExample = examples.find(isFirst)

function isFirst({ file }: { readonly file: string }): boolean {
  return /problem.?2/i.test(file)
}

/** Examples are our own files, so a title is all that can be missing. */
function readTitle(text: string): string {
  return (JSON.parse(text) as { title?: string }).title ?? ''
}
