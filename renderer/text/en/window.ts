import { plural } from './plural.ts'

export const windowText = {
  program: 'Chainrule',
  untitled: 'Untitled',
  regions: {
    toolbar: 'Commands',
    palette: 'Op library',
    canvas: 'Graph',
    inspector: 'Inspector',
    status: 'Status',
  },
  menus: { file: 'File', examples: 'Examples', layers: 'Layers', noExamples: 'No examples found' },
  title: 'Title of the graph',
  edited: 'edited',
  empty: {
    title: 'Draw a computational graph',
    steps: [
      'Double-click here or press / and type the name of an op, or drag one from the library.',
      'Pull a wire from the right side of a node to the left side of the next.',
      'Double-click an input or a parameter to give it a value.',
    ],
    example: 'Open problem 2',
    formula: 'Type a formula',
  },
  drop: { hint: 'Drop to open', explanation: 'A graph, or a figure with the graph inside' },
  discard: {
    title: 'Save your changes?',
    explanation: 'The graph has changes that are not saved. They would be lost.',
    save: 'Save',
    discard: 'Don’t save',
    cancel: 'Cancel',
  },
  crash: {
    title: 'This part of the window stopped working.',
    explanation: 'Your graph is safe. Try again, or save it under a new name.',
    retry: 'Try again',
  },
  status: {
    nodes: (count: number) => plural(count, 'node', 'nodes'),
    edges: (count: number) => plural(count, 'wire', 'wires'),
    loss: (id: string, value: string) => `${id} = ${value}`,
    noLoss: 'no loss',
    stepped: (id: string, before: string, after: string) => `Step: ${id} ${before} → ${after}`,
    chord: (first: string) => `${first} was pressed; the second key follows…`,
    evaluating: 'Computing…',
    layingOut: 'Laying out…',
    saved: (name: string) => `Saved ${name}`,
    exported: (name: string) => `Exported ${name}`,
    chooseLoss: 'Nothing to differentiate yet: select the node to minimise and press “Set as loss”.',
    lossTooLarge: (id: string, entries: number) =>
      `The loss “${id}” has ${entries.toLocaleString('en')} entries, but a gradient needs exactly one; add a sum or a mean.`,
    lossUnknown: (id: string) => `The loss “${id}” has no value yet; see the problems below.`,
  },
}
