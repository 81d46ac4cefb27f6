import { plural } from './plural.ts'

export const filesText = {
  files: {
    copyOf: (title: string) => `${title} (copy)`,
    copied: 'This is a copy now; save it under a name of its own.',
    reverted: (name: string) => `Back to ${name} as it is on the disk; Undo brings your changes back.`,
  },
  changed: {
    title: (name: string) => `“${name}” has changed on the disk`,
    explanation:
      'Another program has written to the file since you opened it here. Replacing it loses what the other program wrote.',
    cancel: 'Cancel',
    reopen: 'Show the file’s version',
    saveAs: 'Save as…',
    replace: 'Replace the file',
  },
  recovery: {
    title: 'Unsaved work was found',
    explanation: 'It was never saved because Chainrule or the computer stopped. Have a look, and choose what to keep.',
    list: 'Unsaved work',
    preview: 'Preview',
    drawing: 'Drawing…',
    contents: (nodes: number, wires: number) =>
      nodes === 0 ? 'Empty graph' : `${plural(nodes, 'node', 'nodes')}, ${plural(wires, 'wire', 'wires')}`,
    later: 'Decide later',
    discard: 'Throw away',
    reallyDiscard: 'Throw away for good?',
    recover: 'Recover',
    nothing: 'There is no unsaved work to recover.',
    recovered: (name: string) => `Recovered ${name}; save it to keep it.`,
  },
}
