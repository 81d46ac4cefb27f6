import type { Alignment } from '../../shared/layout/align.ts'
import { togglePinned } from '../state/edits.ts'
import { prefer, readPreferences } from '../state/preferences.ts'
import { text } from '../text/text.ts'
import { alignSelection, distributeSelection, layOutTowards, snapSelection } from './arrange.ts'
import type { Command } from './command.ts'
import { hasNodes, hasSelectedNodes, hasSeveralUnits, hasThreeUnits } from './conditions.ts'

/** Where things stand: in line, at even distances, on the grid, or laid out. */
export const arrangeCommands = {
  alignLeft: alignCommand('left', 'L', 'ArrowLeft'),
  alignRight: alignCommand('right', 'R', 'ArrowRight'),
  alignTop: alignCommand('top', 'T', 'ArrowUp'),
  alignBottom: alignCommand('bottom', 'B', 'ArrowDown'),
  alignMiddle: alignCommand('middle', 'M'),
  alignCentre: alignCommand('centre', 'C'),
  distributeHorizontally: {
    id: 'distributeHorizontally',
    title: () => text.commands.distribute.horizontal,
    shortcuts: ['Alt+A H'],
    isEnabled: hasThreeUnits,
    run: () => distributeSelection('horizontal'),
  },
  distributeVertically: {
    id: 'distributeVertically',
    title: () => text.commands.distribute.vertical,
    shortcuts: ['Alt+A V'],
    isEnabled: hasThreeUnits,
    run: () => distributeSelection('vertical'),
  },
  toGrid: {
    id: 'toGrid',
    title: () => text.commands.toGrid,
    shortcuts: ['Alt+A G'],
    isEnabled: hasSelectedNodes,
    run: snapSelection,
  },
  snapToGrid: {
    id: 'snapToGrid',
    title: () => text.commands.snapToGrid,
    shortcuts: ["Mod+'"],
    run: () => prefer({ snapToGrid: !readPreferences().snapToGrid }),
  },
  snapToNeighbours: {
    id: 'snapToNeighbours',
    title: () => text.commands.snapToNeighbours,
    run: () => prefer({ snapToNeighbours: !readPreferences().snapToNeighbours }),
  },
  layoutRight: {
    id: 'layoutRight',
    title: () => text.commands.layoutRight,
    isEnabled: hasNodes,
    run: () => layOutTowards('right'),
  },
  layoutDown: {
    id: 'layoutDown',
    title: () => text.commands.layoutDown,
    isEnabled: hasNodes,
    run: () => layOutTowards('down'),
  },
  togglePinned: {
    id: 'togglePinned',
    title: () => text.commands.togglePinned,
    hint: () => text.hints.togglePinned,
    shortcuts: ['Shift+P'],
    isEnabled: hasSelectedNodes,
    run: togglePinned,
  },
} satisfies Record<string, Command>

function alignCommand(to: Alignment, letter: string, arrow?: string): Command {
  return {
    id: `align-${to}`,
    title: () => text.commands.align[to],
    shortcuts: [`Alt+A ${letter}`, ...(arrow === undefined ? [] : [`Mod+Shift+${arrow}`])],
    isEnabled: hasSeveralUnits,
    run: () => alignSelection(to),
  }
}
