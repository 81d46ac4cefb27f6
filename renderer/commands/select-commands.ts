import { findConnected, findDownstream, findUpstream } from '../../shared/document/reach.ts'
import { readDocument } from '../state/document.ts'
import { readSelectedParts } from '../state/units.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasSelectedNodes } from './conditions.ts'
import { selectShown } from './edit.ts'

/** More than was clicked: along the wires. */
export const selectCommands = {
  selectUpstream: reachCommand('selectUpstream', () => text.commands.selectUpstream, 'U', findUpstream),
  selectDownstream: reachCommand('selectDownstream', () => text.commands.selectDownstream, 'D', findDownstream),
  selectConnected: reachCommand('selectConnected', () => text.commands.selectConnected, 'C', findConnected),
} satisfies Record<string, Command>

function reachCommand(id: string, title: () => string, letter: string, find: typeof findUpstream): Command {
  return {
    id,
    title,
    shortcuts: [`Alt+S ${letter}`],
    isEnabled: hasSelectedNodes,
    run: () => selectShown(find(readDocument(), readSelectedParts().nodes)),
  }
}
