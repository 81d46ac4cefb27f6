import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { backward, forward, reset, step } from './run.ts'

export const runCommands = {
  forward: {
    id: 'forward',
    title: () => text.commands.forward,
    hint: () => text.hints.forward,
    shortcuts: ['F'],
    isEnabled: hasNodes,
    run: forward,
  },
  backward: {
    id: 'backward',
    title: () => text.commands.backward,
    hint: () => text.hints.backward,
    shortcuts: ['B'],
    isEnabled: hasNodes,
    run: backward,
  },
  step: {
    id: 'step',
    title: () => text.commands.step,
    hint: () => text.hints.step,
    shortcuts: ['S'],
    isEnabled: hasNodes,
    run: step,
  },
  reset: {
    id: 'reset',
    title: () => text.commands.reset,
    hint: () => text.hints.reset,
    shortcuts: ['R'],
    isEnabled: hasNodes,
    run: reset,
  },
} satisfies Record<string, Command>
