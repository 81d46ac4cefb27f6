/** The host contract over messages: how a desktop window reaches its main process. */
import type { Result } from '../problem/result.ts'
import { channels, type EventChannel, type RequestChannel } from './channels.ts'
import type { Host, OpenedFile } from './contract.ts'
import { createOpenRequests } from './open-requests.ts'

export interface Messages {
  /** Sends a request; its answer is what the contract says, because the main process says nothing else. */
  readonly ask: <T>(channel: RequestChannel, ...request: readonly unknown[]) => Promise<T>
  readonly listen: (channel: EventChannel, listener: (message: unknown) => void) => void
  readonly versions: Readonly<Record<string, string>>
  /** Place of a file that was dropped on the page. */
  readonly pathOf: (file: object) => string
}

export function createMessageHost({ ask, listen, versions, pathOf }: Messages): Host {
  const requests = createOpenRequests()
  const commands = createListeners<string>()
  const closing = createListeners<null>()
  listen(channels.command, (id) => commands.tell(id as string))
  listen(channels.closeRequest, () => closing.tell(null))
  listen(channels.openRequest, (file) => requests.deliver(file as Result<OpenedFile>))
  return {
    kind: 'electron',
    open: () => ask(channels.open),
    reopen: (token) => ask(channels.reopen, token),
    save: (token, text, manner = 'ask') => ask(channels.save, token, text, manner),
    saveAs: (suggestedName, text) => ask(channels.saveAs, suggestedName, text),
    exportFile: (file) => ask(channels.exportFile, file),
    drafts: {
      keep: (draft) => ask(channels.keepDraft, draft),
      drop: () => ask(channels.dropDraft),
      list: () => ask(channels.listDrafts),
      read: (id) => ask(channels.readDraft, id),
      adopt: (id) => ask(channels.adoptDraft, id),
      remove: (id) => ask(channels.removeDraft, id),
    },
    versions: {
      list: (file) => ask(channels.listVersions, file),
      read: (file, id) => ask(channels.readVersion, file, id),
    },
    listRecent: () => ask(channels.listRecent),
    showing: (file, isEdited) => void ask(channels.showing, file, isEdited),
    onOpenRequest: requests.subscribe,
    desktop: {
      versions,
      showMenu: (menu) => void ask(channels.showMenu, menu),
      onCommand: commands.subscribe,
      onCloseRequest: (listener) => closing.subscribe(() => listener()),
      answerClose: (answer) => void ask(channels.answerClose, answer),
      openWindow: () => void ask(channels.openWindow),
      toggleFullScreen: () => void ask(channels.toggleFullScreen),
      openDropped: (file) => ask(channels.openDropped, pathOf(file)),
      reveal: (file) => ask(channels.reveal, file),
      revealVersions: (file) => ask(channels.revealVersions, file),
      revealLog: () => ask(channels.revealLog),
      clearRecent: () => ask(channels.clearRecent),
      openLink: (link) => ask(channels.openLink, link),
    },
  }
}

function createListeners<T>() {
  const listeners = new Set<(message: T) => void>()
  return {
    tell: (message: T) => listeners.forEach((listener) => listener(message)),
    subscribe: (listener: (message: T) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
