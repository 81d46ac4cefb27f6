/** When a command can run: conditions that several commands share. */
import { useDocument } from '../state/document.ts'
import { readSession } from '../state/session.ts'
import { readSelectedParts, selectedUnits } from '../state/units.ts'
import { selectedSource } from './connect.ts'

export const hasNodes = (): boolean => useDocument.getState().document.nodes.length > 0
export const hasSelection = (): boolean => selectedUnits().length + readSession().selectedEdges.size > 0
export const hasSelectedNodes = (): boolean => readSelectedParts().nodes.size > 0
/** Nodes or comments, which can be copied. */
export const hasSelectedParts = (): boolean => selectedUnits().length > 0
export const hasOneUnit = (): boolean => selectedUnits().length === 1
export const hasSeveralUnits = (): boolean => selectedUnits().length > 1
export const hasThreeUnits = (): boolean => selectedUnits().length > 2
/** One node, or one collapsed frame, whose value can be wired. */
export const hasSource = (): boolean => selectedSource() !== null
