import { closeDock, toggleDock, toggleMaximised, useDock } from '../state/dock.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'

const isOpen = () => useDock.getState().open !== null

/** Every panel of the dock has a command with the panel's name, which opens and closes it. */
export const dockCommands = {
  steps: {
    id: 'steps',
    title: () => text.dock.panels.steps,
    shortcuts: ['W'],
    run: () => toggleDock('steps'),
  },
  training: {
    id: 'training',
    title: () => text.dock.panels.training,
    shortcuts: ['T'],
    run: () => toggleDock('training'),
  },
  clinic: {
    id: 'clinic',
    title: () => text.dock.panels.clinic,
    shortcuts: ['D'],
    run: () => toggleDock('clinic'),
  },
  likelihood: {
    id: 'likelihood',
    title: () => text.dock.panels.likelihood,
    shortcuts: ['Alt+L'],
    run: () => toggleDock('likelihood'),
  },
  convolution: {
    id: 'convolution',
    title: () => text.dock.panels.convolution,
    shortcuts: ['K'],
    run: () => toggleDock('convolution'),
  },
  insights: {
    id: 'insights',
    title: () => text.dock.panels.insights,
    shortcuts: ['I'],
    run: () => toggleDock('insights'),
  },
  history: {
    id: 'history',
    title: () => text.dock.panels.history,
    shortcuts: ['Mod+H'],
    run: () => toggleDock('history'),
  },
  problems: {
    id: 'problems',
    title: () => text.dock.panels.problems,
    shortcuts: ['Mod+Shift+M'],
    run: () => toggleDock('problems'),
  },
  maximiseDock: {
    id: 'maximiseDock',
    title: () => text.dock.maximise,
    shortcuts: ['Alt+Enter'],
    isEnabled: isOpen,
    run: toggleMaximised,
  },
  closeDock: { id: 'closeDock', title: () => text.dock.close, isEnabled: isOpen, run: closeDock },
} satisfies Record<string, Command>
