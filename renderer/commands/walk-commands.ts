import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasOneUnit, hasSource } from './conditions.ts'
import { connectByLetter } from './connect.ts'
import { grow, walk, type Direction } from './walk.ts'

/** The canvas without a mouse: along the wires, new nodes beside the selected one, wires by letter. */
export const walkCommands = {
  connect: {
    id: 'connect',
    title: () => text.commands.connect,
    shortcuts: ['C'],
    isEnabled: hasSource,
    run: connectByLetter,
  },
  walkRight: walkCommand('walkRight', () => text.commands.walk.right, 'ArrowRight', 'right'),
  walkLeft: walkCommand('walkLeft', () => text.commands.walk.left, 'ArrowLeft', 'left'),
  walkUp: walkCommand('walkUp', () => text.commands.walk.up, 'ArrowUp', 'up'),
  walkDown: walkCommand('walkDown', () => text.commands.walk.down, 'ArrowDown', 'down'),
  growRight: growCommand('growRight', () => text.commands.grow.right, 'ArrowRight', 'right'),
  growLeft: growCommand('growLeft', () => text.commands.grow.left, 'ArrowLeft', 'left'),
  growUp: growCommand('growUp', () => text.commands.grow.up, 'ArrowUp', 'up'),
  growDown: growCommand('growDown', () => text.commands.grow.down, 'ArrowDown', 'down'),
} satisfies Record<string, Command>

function walkCommand(id: string, title: () => string, key: string, direction: Direction): Command {
  return { id, title, shortcuts: [`Alt+${key}`], isEnabled: hasOneUnit, run: () => walk(direction) }
}

function growCommand(id: string, title: () => string, key: string, direction: Direction): Command {
  return { id, title, shortcuts: [`Mod+${key}`], isEnabled: hasSource, run: () => grow(direction) }
}
