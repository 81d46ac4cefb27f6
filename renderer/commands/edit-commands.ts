import { canRedo, canUndo, entryAfter, entryBefore, goToEntry, redo, undo, useDocument } from '../state/document.ts'
import { deleteSelection, duplicateSelection } from '../state/edits.ts'
import { focusFormulaBar } from '../state/formula-bar.ts'
import { clearSelection } from '../state/session.ts'
import { text } from '../text/text.ts'
import { quickAdd } from './add-op.ts'
import { nudge, tidyUp } from './arrange.ts'
import type { Command } from './command.ts'
import { hasNodes, hasSelectedNodes, hasSelection } from './conditions.ts'
import { canEditSelected, editSelected, onlySelected, renameSelected, selectAll, setSelectedAsLoss } from './edit.ts'

export const editCommands = {
  undo: {
    id: 'undo',
    title: () => text.commands.undo,
    hint: () => nameOf(entryBefore(useDocument.getState()), text.desk.undoNamed) ?? text.commands.undo,
    shortcuts: ['Mod+Z'],
    isEnabled: () => canUndo(useDocument.getState()),
    run: undo,
  },
  redo: {
    id: 'redo',
    title: () => text.commands.redo,
    hint: () => nameOf(entryAfter(useDocument.getState()), text.desk.redoNamed) ?? text.commands.redo,
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: () => canRedo(useDocument.getState()),
    run: redo,
  },
  undoAll: {
    id: 'undoAll',
    title: () => text.desk.undoAll,
    isEnabled: () => canUndo(useDocument.getState()),
    run: () => goToEntry(0),
  },
  redoAll: {
    id: 'redoAll',
    title: () => text.desk.redoAll,
    isEnabled: () => canRedo(useDocument.getState()),
    run: () => goToEntry(Infinity),
  },
  delete: {
    id: 'delete',
    title: () => text.commands.delete,
    shortcuts: ['Delete', 'Backspace'],
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  duplicate: {
    id: 'duplicate',
    title: () => text.commands.duplicate,
    shortcuts: ['Mod+D'],
    isEnabled: hasSelectedNodes,
    run: duplicateSelection,
  },
  selectAll: {
    id: 'selectAll',
    title: () => text.commands.selectAll,
    shortcuts: ['Mod+A'],
    isEnabled: hasNodes,
    run: selectAll,
  },
  clearSelection: {
    id: 'clearSelection',
    title: () => text.commands.clearSelection,
    shortcuts: ['Escape'],
    isEnabled: hasSelection,
    run: clearSelection,
  },
  edit: {
    id: 'edit',
    title: () => text.commands.edit,
    shortcuts: ['Enter'],
    isEnabled: canEditSelected,
    run: editSelected,
  },
  rename: {
    id: 'rename',
    title: () => text.commands.rename,
    shortcuts: ['F2'],
    isEnabled: () => onlySelected() !== null,
    run: renameSelected,
  },
  setLoss: {
    id: 'setLoss',
    title: () => text.commands.setLoss,
    isEnabled: () => onlySelected() !== null,
    run: setSelectedAsLoss,
  },
  nudgeLeft: nudgeCommand('Left', -1, 0),
  nudgeRight: nudgeCommand('Right', 1, 0),
  nudgeUp: nudgeCommand('Up', 0, -1),
  nudgeDown: nudgeCommand('Down', 0, 1),
  moveFarLeft: nudgeFarCommand('Left', -1, 0),
  moveFarRight: nudgeFarCommand('Right', 1, 0),
  moveFarUp: nudgeFarCommand('Up', 0, -1),
  moveFarDown: nudgeFarCommand('Down', 0, 1),
  layout: {
    id: 'layout',
    title: () => text.commands.layout,
    hint: () => text.hints.layout,
    shortcuts: ['Mod+L'],
    isEnabled: hasNodes,
    run: () => tidyUp(),
  },
  formula: {
    id: 'formula',
    title: () => text.commands.formula,
    hint: () => text.hints.formula,
    shortcuts: ['Mod+Shift+F'],
    inFields: true,
    run: focusFormulaBar,
  },
  findOp: { id: 'findOp', title: () => text.commands.findOp, shortcuts: ['/', 'Shift+A'], run: quickAdd },
} satisfies Record<string, Command>

function nameOf(entry: string | null, say: (name: string) => string): string | null {
  return entry === null ? null : say(entry)
}

type Direction = 'Left' | 'Right' | 'Up' | 'Down'

function nudgeCommand(to: Direction, x: number, y: number): Command {
  return {
    id: `nudge${to}`,
    title: () => text.commands.nudge[to],
    shortcuts: [`Arrow${to}`],
    isEnabled: hasSelectedNodes,
    run: () => nudge({ x, y }),
  }
}

function nudgeFarCommand(to: Direction, x: number, y: number): Command {
  return {
    id: `moveFar${to}`,
    title: () => text.commands.nudgeFar[to],
    shortcuts: [`Shift+Arrow${to}`],
    isEnabled: hasSelectedNodes,
    run: () => nudge({ x, y }, true),
  }
}
