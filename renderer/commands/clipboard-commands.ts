import { deleteAndBridge } from '../state/edits.ts'
import { text } from '../text/text.ts'
import { copySelection, pasteFromClipboard } from './clipboard-edit.ts'
import type { Command } from './command.ts'
import { hasSelection, hasSelectedParts } from './conditions.ts'

export const clipboardCommands = {
  copy: {
    id: 'copy',
    title: () => text.commands.copy,
    shortcuts: ['Mod+C'],
    isNative: true,
    isEnabled: hasSelectedParts,
    run: () => copySelection(),
  },
  cut: {
    id: 'cut',
    title: () => text.commands.cut,
    shortcuts: ['Mod+X'],
    isNative: true,
    isEnabled: hasSelectedParts,
    run: () => copySelection(true),
  },
  paste: {
    id: 'paste',
    title: () => text.commands.paste,
    shortcuts: ['Mod+V'],
    isNative: true,
    run: () => pasteFromClipboard(),
  },
  pasteWired: {
    id: 'pasteWired',
    title: () => text.commands.pasteWired,
    shortcuts: ['Mod+Shift+V'],
    isNative: true,
    run: () => pasteFromClipboard(true),
  },
  deleteAndBridge: {
    id: 'deleteAndBridge',
    title: () => text.commands.deleteAndBridge,
    hint: () => text.hints.deleteAndBridge,
    shortcuts: ['Mod+Delete', 'Mod+Backspace'],
    isEnabled: hasSelection,
    run: deleteAndBridge,
  },
} satisfies Record<string, Command>
