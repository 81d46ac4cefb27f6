import { plural } from './plural.ts'

export const canvasText = {
  layers: { shapes: 'Shapes', values: 'Values', locals: 'Local gradients', gradients: 'Arriving gradients' },
  palette: {
    search: 'Search ops',
    placeholder: 'sin, +, loss…',
    empty: (query: string) => `No op matches “${query}”. Try its name, its symbol or what it is for.`,
    add: (title: string) => `Add ${title}`,
    count: (count: number) => plural(count, 'op', 'ops'),
    hint: 'Drag onto the canvas, or press Enter. F1 or a right click explains.',
  },
  canvas: {
    /** What a screen reader calls each thing on the canvas. */
    roles: { node: 'node', wire: 'wire', frame: 'frame', comment: 'comment' },
    node: (id: string, op: string) => `${id}, ${op}`,
    edge: (title: string) => `Wire from ${title}`,
    input: (port: string, node: string) => `Input ${port} of ${node}`,
    output: (node: string) => `Output of ${node}`,
    value: (id: string) => `Value of ${id}`,
    name: (id: string) => `Name of ${id}`,
    cell: (row: number, column: number) => `Row ${row + 1}, column ${column + 1}`,
    addRow: 'Row',
    addColumn: 'Column',
    removeRow: 'Last row',
    removeColumn: 'Last column',
    oneNumber: 'A cell holds one number.',
    valueHint: '2, [2, 1], pi/2, randn(3, 4)',
    connectHere: (port: string) => `Connect to ${port}`,
  },
  history: {
    add: 'Add',
    connect: 'Connect',
    insert: 'Insert',
    frameTitle: 'Edit title of frame',
    comment: 'Edit comment',
    pasteFormula: 'Paste formulas',
    move: 'Move',
    value: 'Edit value',
    attribute: 'Edit setting',
    rename: 'Rename',
    title: 'Edit title',
  },
}
