import { changeSession } from '../state/session.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { openExportDialog, repeatExport } from './export.ts'
import { services } from '../app/services.ts'
import { useDocument } from '../state/document.ts'
import { makeCopy, newDocument, open, revert, save, saveAs } from './file.ts'
import { openWindow, reveal } from './desktop.ts'
import { print } from './print.ts'
import { offerRecovery } from './recovery.ts'
import { showVersions } from './versions.ts'

const canReveal = (): boolean => useDocument.getState().file !== null && services().host.desktop !== null

export const fileCommands = {
  new: { id: 'new', title: () => text.commands.new, shortcuts: ['Alt+N'], run: newDocument },
  newWindow: {
    id: 'newWindow',
    title: () => text.commands.newWindow,
    shortcuts: ['Mod+Shift+N'],
    run: openWindow,
  },
  open: { id: 'open', title: () => text.commands.open, shortcuts: ['Mod+O'], inFields: true, run: open },
  save: { id: 'save', title: () => text.commands.save, shortcuts: ['Mod+S'], inFields: true, run: () => save() },
  saveAs: { id: 'saveAs', title: () => text.commands.saveAs, shortcuts: ['Mod+Shift+S'], inFields: true, run: saveAs },
  makeCopy: { id: 'makeCopy', title: () => text.commands.makeCopy, hint: () => text.hints.makeCopy, run: makeCopy },
  revert: {
    id: 'revert',
    title: () => text.commands.revert,
    hint: () => text.hints.revert,
    isEnabled: () => useDocument.getState().file !== null,
    run: revert,
  },
  recover: {
    id: 'recover',
    title: () => text.commands.recover,
    hint: () => text.hints.recover,
    run: () => offerRecovery('asked'),
  },
  export: {
    id: 'export',
    title: () => text.commands.export,
    shortcuts: ['Mod+E'],
    inFields: true,
    isEnabled: hasNodes,
    run: openExportDialog,
  },
  repeatExport: {
    id: 'repeatExport',
    title: () => text.commands.repeatExport,
    shortcuts: ['Mod+Shift+E'],
    inFields: true,
    isEnabled: hasNodes,
    run: repeatExport,
  },
  print: { id: 'print', title: () => text.commands.print, shortcuts: ['Mod+P'], isEnabled: hasNodes, run: print },
  reveal: { id: 'reveal', title: () => text.commands.reveal, isEnabled: canReveal, run: reveal },
  versions: {
    id: 'versions',
    title: () => text.commands.versions,
    hint: () => text.hints.versions,
    isEnabled: () => useDocument.getState().file !== null,
    run: showVersions,
  },
  preferences: {
    id: 'preferences',
    title: () => text.commands.preferences,
    shortcuts: ['Mod+,'],
    inFields: true,
    run: () => changeSession({ dialog: { kind: 'preferences' } }),
  },
} satisfies Record<string, Command>
