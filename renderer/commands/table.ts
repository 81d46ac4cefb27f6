/** The one command table: toolbar, menus, keyboard and tests read it. */
import { focusPalette } from '../panels/palette/search-field.ts'
import { canRedo, canUndo, redo, undo, useDocument } from '../state/document.ts'
import { deleteSelection, duplicateSelection } from '../state/edits.ts'
import { changeSession, clearSelection, readSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/en.ts'
import { nudge, tidyUp } from './arrange.ts'
import type { Command } from './command.ts'
import { canEditSelected, editSelected, onlySelected, selectAll, setSelectedAsLoss } from './edit.ts'
import { openExportDialog, repeatExport } from './export.ts'
import { newDocument, open, save, saveAs } from './file.ts'
import { backward, forward, reset, step } from './run.ts'

const { commands: title, hints } = text

const hasNodes = () => useDocument.getState().document.nodes.length > 0
const hasSelection = () => readSession().selectedNodes.size + readSession().selectedEdges.size > 0
const hasSelectedNodes = () => readSession().selectedNodes.size > 0

const ZOOM_STEP = 1.25

export const commands = {
  new: { id: 'new', title: title.new, shortcuts: ['Alt+N'], run: newDocument },
  open: { id: 'open', title: title.open, shortcuts: ['Mod+O'], inFields: true, run: open },
  save: { id: 'save', title: title.save, shortcuts: ['Mod+S'], inFields: true, run: save },
  saveAs: { id: 'saveAs', title: title.saveAs, shortcuts: ['Mod+Shift+S'], inFields: true, run: saveAs },
  export: {
    id: 'export',
    title: title.export,
    shortcuts: ['Mod+E'],
    inFields: true,
    isEnabled: hasNodes,
    run: openExportDialog,
  },
  repeatExport: {
    id: 'repeatExport',
    title: title.repeatExport,
    shortcuts: ['Mod+Shift+E'],
    inFields: true,
    isEnabled: hasNodes,
    run: repeatExport,
  },

  undo: {
    id: 'undo',
    title: title.undo,
    shortcuts: ['Mod+Z'],
    isEnabled: () => canUndo(useDocument.getState()),
    run: undo,
  },
  redo: {
    id: 'redo',
    title: title.redo,
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: () => canRedo(useDocument.getState()),
    run: redo,
  },
  delete: {
    id: 'delete',
    title: title.delete,
    shortcuts: ['Delete', 'Backspace'],
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  duplicate: {
    id: 'duplicate',
    title: title.duplicate,
    shortcuts: ['Mod+D'],
    isEnabled: hasSelectedNodes,
    run: duplicateSelection,
  },
  selectAll: { id: 'selectAll', title: title.selectAll, shortcuts: ['Mod+A'], isEnabled: hasNodes, run: selectAll },
  clearSelection: {
    id: 'clearSelection',
    title: title.clearSelection,
    shortcuts: ['Escape'],
    isEnabled: hasSelection,
    run: clearSelection,
  },
  edit: { id: 'edit', title: title.edit, shortcuts: ['Enter', 'F2'], isEnabled: canEditSelected, run: editSelected },
  setLoss: { id: 'setLoss', title: title.setLoss, isEnabled: () => onlySelected() !== null, run: setSelectedAsLoss },
  nudgeLeft: nudgeCommand('nudgeLeft', title.nudge.left, 'ArrowLeft', -1, 0),
  nudgeRight: nudgeCommand('nudgeRight', title.nudge.right, 'ArrowRight', 1, 0),
  nudgeUp: nudgeCommand('nudgeUp', title.nudge.up, 'ArrowUp', 0, -1),
  nudgeDown: nudgeCommand('nudgeDown', title.nudge.down, 'ArrowDown', 0, 1),

  forward: {
    id: 'forward',
    title: title.forward,
    hint: hints.forward,
    shortcuts: ['F'],
    isEnabled: hasNodes,
    run: forward,
  },
  backward: {
    id: 'backward',
    title: title.backward,
    hint: hints.backward,
    shortcuts: ['B'],
    isEnabled: hasNodes,
    run: backward,
  },
  step: { id: 'step', title: title.step, hint: hints.step, shortcuts: ['S'], isEnabled: hasNodes, run: step },
  reset: { id: 'reset', title: title.reset, hint: hints.reset, shortcuts: ['R'], isEnabled: hasNodes, run: reset },

  layout: {
    id: 'layout',
    title: title.layout,
    hint: hints.layout,
    shortcuts: ['Mod+L'],
    isEnabled: hasNodes,
    run: () => tidyUp(),
  },
  fit: { id: 'fit', title: title.fit, shortcuts: ['Shift+1', '.'], isEnabled: hasNodes, run: () => readView().fit() },
  zoomIn: {
    id: 'zoomIn',
    title: title.zoomIn,
    shortcuts: ['Mod+Plus', 'Mod+='],
    run: () => readView().zoomBy(ZOOM_STEP),
  },
  zoomOut: { id: 'zoomOut', title: title.zoomOut, shortcuts: ['Mod+-'], run: () => readView().zoomBy(1 / ZOOM_STEP) },
  formula: {
    id: 'formula',
    title: title.formula,
    hint: hints.formula,
    shortcuts: ['Mod+Shift+F'],
    run: () => changeSession({ dialog: { kind: 'formula' } }),
  },
  problems: {
    id: 'problems',
    title: title.problems,
    shortcuts: ['Mod+Shift+M'],
    run: () => changeSession({ problemsShown: !readSession().problemsShown }),
  },
  findOp: {
    id: 'findOp',
    title: title.findOp,
    shortcuts: ['/', 'Shift+A'],
    run: focusPalette,
  },
} satisfies Record<string, Command>

export const commandList: readonly Command[] = Object.values(commands)

function nudgeCommand(id: string, title: string, key: string, x: number, y: number): Command {
  return {
    id,
    title,
    shortcuts: [key, `Shift+${key}`],
    isEnabled: hasSelectedNodes,
    run: () => nudge({ x, y }),
  }
}
