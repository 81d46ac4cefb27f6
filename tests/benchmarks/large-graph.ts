/** A graph of 1,000 nodes and 1,500 wires with places on a grid, as the text of a file. */
const NODES = 1_000
const WIRES = 1_500
const COLUMNS = 40
const SOURCES = COLUMNS
const ONE = ['sin', 'tanh', 'sigmoid', 'square']
const TWO = ['add', 'sub', 'mul']

export function largeGraph(): string {
  const computed = NODES - SOURCES
  // So many take two values that the wires come to what they are to be.
  const binary = WIRES - computed
  const nodes = Array.from({ length: NODES }, (_, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)]
    const common = { id: `n${index}`, position: { x: 140 * column, y: 110 * row } }
    if (index < SOURCES) return { ...common, op: 'parameter', attributes: { value: (index + 1) / 100 }, inputs: [] }
    const above = `n${index - COLUMNS}`
    if (index - SOURCES >= binary) return { ...common, op: ONE[index % ONE.length], inputs: [above] }
    const beside = `n${index - COLUMNS - (column === 0 ? 1 - COLUMNS : 1)}`
    return { ...common, op: TWO[index % TWO.length], inputs: [above, beside] }
  })
  const settings = { direction: 'down' }
  return JSON.stringify({ format: 'chainrule/graph', version: 1, nodes, loss: `n${NODES - 1}`, settings })
}
