import { englishShellWords } from '../../../shared/host/shell-words.ts'
import { plural } from './plural.ts'

export const filesText = {
  files: {
    copyOf: (title: string) => `${title} (copy)`,
    copied: 'This is a copy now; save it under a name of its own.',
    reverted: (name: string) => `Back to ${name} as it is on the disk; Undo brings your changes back.`,
  },
  /** What the program around the window says. */
  shell: englishShellWords,
  about: {
    title: 'Chainrule',
    explanation: (version: string) => `Version ${version}. Draw, understand and train computational graphs.`,
    versions: 'Runs on',
    licence: 'Free software under the MIT licence',
    others: 'It stands on the work of others',
    loading: 'Reading the licences…',
    missing: 'The list of licences is made when Chainrule is built; this one was not.',
    log: 'Show log file',
    close: 'Close',
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
    nodes: (nodes: number) => plural(nodes, 'node', 'nodes'),
    later: 'Decide later',
    discard: 'Throw away',
    reallyDiscard: 'Throw away for good?',
    recover: 'Recover',
    nothing: 'There is no unsaved work to recover.',
    recovered: (name: string) => `Recovered ${name}; save it to keep it.`,
  },
  versions: {
    title: (name: string) => `Earlier versions of “${name}”`,
    explanation:
      'What the file held before each of its last saves here. Restoring changes the file only when you save.',
    list: 'Earlier versions',
    until: (time: string) => `Until ${time}`,
    none: 'There is no earlier version of this file yet; one is kept with every save.',
    reveal: 'Show in folder',
    close: 'Close',
    copy: 'Open as copy',
    restore: 'Restore',
    entry: 'Restore earlier version',
    restored: 'The earlier version is shown; save to keep it, or undo.',
  },
}
