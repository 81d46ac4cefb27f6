/** The messages between the desktop window and its main process; the preload script lets through these and no others. */

/** From the page to the main process, which answers each with a `Result`. */
export const requestChannels = {
  open: 'chainrule:open',
  reopen: 'chainrule:reopen',
  save: 'chainrule:save',
  saveAs: 'chainrule:save-as',
  exportFile: 'chainrule:export',
  listRecent: 'chainrule:list-recent',
  showing: 'chainrule:showing',
  keepDraft: 'chainrule:keep-draft',
  dropDraft: 'chainrule:drop-draft',
  listDrafts: 'chainrule:list-drafts',
  readDraft: 'chainrule:read-draft',
  adoptDraft: 'chainrule:adopt-draft',
  removeDraft: 'chainrule:remove-draft',
  listVersions: 'chainrule:list-versions',
  readVersion: 'chainrule:read-version',
  showMenu: 'chainrule:show-menu',
  answerClose: 'chainrule:answer-close',
  openWindow: 'chainrule:open-window',
  toggleFullScreen: 'chainrule:toggle-full-screen',
  openDropped: 'chainrule:open-dropped',
  reveal: 'chainrule:reveal',
  revealVersions: 'chainrule:reveal-versions',
  revealLog: 'chainrule:reveal-log',
  clearRecent: 'chainrule:clear-recent',
  openLink: 'chainrule:open-link',
} as const

/** From the main process to the page. */
export const eventChannels = {
  openRequest: 'chainrule:open-request',
  command: 'chainrule:command',
  closeRequest: 'chainrule:close-request',
} as const

export const channels = { ...requestChannels, ...eventChannels } as const

export type RequestChannel = (typeof requestChannels)[keyof typeof requestChannels]
export type EventChannel = (typeof eventChannels)[keyof typeof eventChannels]
export type Channel = RequestChannel | EventChannel
