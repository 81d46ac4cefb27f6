/** Documents that say which edit they are, long enough to take several writes. */
const NODES = 400

export function writeNumbered(number: number): string {
  const nodes = Array.from({ length: NODES }, (_, index) => ({
    id: `n${index}`,
    op: 'constant',
    attributes: { value: number },
    inputs: [],
  }))
  return JSON.stringify({ format: 'chainrule/graph', version: 1, title: String(number), nodes })
}

/** The number of a document that is whole; throws where any part of it is missing or from another edit. */
export function readNumbered(text: string): number {
  const { title } = JSON.parse(text) as { readonly title: string }
  if (text !== writeNumbered(Number(title))) throw new Error('the document is a mixture')
  return Number(title)
}
