/** The system's own dialogs for choosing files. */
import { dialog, type BrowserWindow } from 'electron'
import { DOCUMENT_EXTENSION, EXPORT_EXTENSIONS } from '../shared/host/contract.ts'
import type { FileDialogs } from './files/file-service.ts'

export function createFileDialogs(window: BrowserWindow): FileDialogs {
  return {
    chooseFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          { name: 'Computational graph', extensions: [DOCUMENT_EXTENSION, 'json'] },
          { name: 'Figure or solution with the graph inside', extensions: [...EXPORT_EXTENSIONS] },
          { name: 'All files', extensions: ['*'] },
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
