/** The system's own dialogs for choosing files. */
import { dialog, type BrowserWindow } from 'electron'
import { DOCUMENT_EXTENSION, EXPORT_EXTENSIONS } from '../shared/host/contract.ts'
import type { ShellWords } from '../shared/host/menu-model.ts'
import type { FileDialogs } from './files/file-service.ts'

export function createFileDialogs(window: BrowserWindow, words: () => ShellWords): FileDialogs {
  return {
    chooseFile: async () => {
      const { document, exports, allFiles } = words()
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          { name: document, extensions: [DOCUMENT_EXTENSION, 'json'] },
          { name: exports, extensions: [...EXPORT_EXTENSIONS] },
          { name: allFiles, extensions: ['*'] },
        ],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    choosePlace: async (suggestedName, extension) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggestedName,
        filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}
