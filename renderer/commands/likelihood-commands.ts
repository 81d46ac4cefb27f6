import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { openSimplify } from './simplify.ts'

export const likelihoodCommands = {
  simplify: {
    id: 'simplify',
    title: () => text.simplify.command,
    hint: () => text.simplify.hint,
    shortcuts: ['Alt+R'],
    isEnabled: hasNodes,
    run: openSimplify,
  },
} satisfies Record<string, Command>
