/**
 * Closing a window with unsaved changes: the page asks the person, in its own words. A page that does not answer is
 * asked about by the system instead, so that every window can be closed.
 */
import { dialog, type BrowserWindow } from 'electron'
import { channels } from '../shared/host/channels.ts'
import type { CloseAnswer } from '../shared/host/contract.ts'
import type { ShellWords } from '../shared/host/menu-model.ts'

/** Time a page has to say that it asks. */
const PATIENCE_MS = 4000

export interface CloseQuestion {
  /** What the page says. */
  readonly answer: (answer: CloseAnswer) => void
}

export interface ClosingWindow {
  readonly window: BrowserWindow
  readonly isEdited: () => boolean
  readonly words: () => ShellWords
  /** The person wants to keep the window after all. */
  readonly onStay: () => void
  /** What was unsaved is saved or given up; called before the window closes. */
  readonly onLeave: () => Promise<unknown>
}

export function createCloseQuestion({ window, isEdited, words, onStay, onLeave }: ClosingWindow): CloseQuestion {
  let isDecided = false
  let timer: NodeJS.Timeout | undefined

  const close = () => {
    isDecided = true
    window.close()
  }
  const askForThePage = () => {
    const { stuck, stuckDetail, wait, closeAnyway } = words()
    const buttons = [wait, closeAnyway]
    const question = {
      type: 'warning',
      message: stuck,
      detail: stuckDetail,
      buttons,
      defaultId: 0,
      cancelId: 0,
    } as const
    if (dialog.showMessageBoxSync(window, question) === 1) close()
    else onStay()
  }

  window.on('close', (event) => {
    if (isDecided || !isEdited()) return
    event.preventDefault()
    window.webContents.send(channels.closeRequest)
    clearTimeout(timer)
    timer = setTimeout(askForThePage, PATIENCE_MS)
  })
  window.on('closed', () => clearTimeout(timer))
  return {
    answer: (answer) => {
      clearTimeout(timer)
      if (answer === 'close') void onLeave().finally(close)
      if (answer === 'stay') onStay()
    },
  }
}
