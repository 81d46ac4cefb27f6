const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`

export const english = {
  graph: 'Computational graph',
  figure: (title: string, nodes: number, wires: number, loss: string | null) =>
    `Computational graph${title === '' ? '' : ` "${title}"`} with ${count(nodes, 'node')} and ${count(wires, 'wire')}${loss === null ? '' : `; the loss is ${loss}`}.`,
  source: (op: string) => op,
  frozen: 'frozen',
  loss: 'the loss',
  shape: (shape: string) => `shape ${shape}`,
  value: (value: string) => `value ${value}`,
  gradient: (gradient: string) => `gradient ${gradient}`,
  wire: (from: string, port: string, to: string) => `${from} to ${port} of ${to}`,
  fold: (name: string, nodes: readonly string[]) => `${name}: ${count(nodes.length, 'node')} (${nodes.join(', ')})`,
  frame: (title: string, id: string, nodes: readonly string[]) =>
    `Frame ${title === '' ? id : `“${title}”`} around ${nodes.join(', ')}`,
  comment: (text: string) => `Comment: ${text}`,
  valueOf: (id: string, value: string) => `value of ${id}: ${value}`,
  local: (numbers: string | null) => `local gradient${numbers === null ? '' : `: ${numbers}`}`,
  back: (gradient: string) => `gradient coming back: ${gradient}`,
}
