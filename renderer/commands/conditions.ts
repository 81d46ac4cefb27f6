/** When a command can run: conditions that several commands share. */
import { useDocument } from '../state/document.ts'
import { readSession } from '../state/session.ts'

export const hasNodes = (): boolean => useDocument.getState().document.nodes.length > 0
export const hasSelection = (): boolean => readSession().selectedNodes.size + readSession().selectedEdges.size > 0
export const hasSelectedNodes = (): boolean => readSession().selectedNodes.size > 0
