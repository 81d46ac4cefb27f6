import { addComment, frameSelection, selectedFrames, toggleCollapsed, unframeSelection } from '../state/edits.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasSelectedNodes } from './conditions.ts'

const hasFrames = (): boolean => selectedFrames().length > 0

/** Frames and comments. */
export const frameCommands = {
  frame: {
    id: 'frame',
    title: () => text.commands.frame,
    shortcuts: ['Mod+G'],
    isEnabled: hasSelectedNodes,
    run: frameSelection,
  },
  unframe: {
    id: 'unframe',
    title: () => text.commands.unframe,
    shortcuts: ['Mod+Shift+G'],
    isEnabled: hasFrames,
    run: unframeSelection,
  },
  toggleCollapsed: {
    id: 'toggleCollapsed',
    title: () => text.commands.toggleCollapsed,
    shortcuts: ['Alt+G'],
    isEnabled: hasFrames,
    run: toggleCollapsed,
  },
  comment: {
    id: 'comment',
    title: () => text.commands.comment,
    shortcuts: ['Shift+N'],
    run: () => addComment(readView().pointer() ?? readView().centre()),
  },
} satisfies Record<string, Command>
