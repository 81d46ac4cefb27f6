/** Files and the program around the page: what Electron, a browser or a disk can refuse. */
export const hostSentences = {
  'host/missing': (f: { name: string }) => `"${f.name}" no longer exists; choose the file again.`,
  'host/not-allowed': (f: { name: string; action: 'read' | 'written' }) =>
    `"${f.name}" may not be ${f.action} by you; choose another place or change its permissions.`,
  'host/not-a-file': (f: { name: string }) => `"${f.name}" is a folder, not a file; choose a file inside it.`,
  'host/disk-full': (f: { name: string }) =>
    `there is no room left to write "${f.name}"; free some space or choose another disk. The file on the disk is unchanged.`,
  'host/too-large': (f: { name: string; megabytes: number; limit: number }) =>
    `"${f.name}" has ${f.megabytes} MB; files of up to ${f.limit} MB can be opened.`,
  'host/not-text': (f: { name: string }) => `"${f.name}" is not a text file in UTF-8; choose a .chainrule file.`,
  'host/failed': (f: { name: string; action: 'read' | 'written'; reason: string }) =>
    `"${f.name}" could not be ${f.action} (${f.reason}); try again or choose another place.`,
  'host/not-verified': (f: { name: string }) =>
    `"${f.name}" was written, but the disk gives something else back; save to another place.`,
  'host/changed-on-disk': (f: { name: string }) =>
    `"${f.name}" was changed by another program since it was opened here; replace it, open it again or save under a new name.`,
  'host/open-elsewhere': (f: { name: string }) =>
    `"${f.name}" is open in another window of Chainrule; go on there, or choose another name.`,
  'host/no-versions': () => 'no earlier version of this file has been kept yet; one is kept with every save.',
  'host/draft-gone': () => 'these unsaved changes are no longer there; perhaps another window has taken them up.',
  'host/drafts-refused': (f: { reason: string }) =>
    `unsaved changes cannot be kept safe here (${f.reason}); save often.`,
  'host/unknown-token': () => 'this window no longer knows where the file is; use "Save as" to choose its place again.',
  'host/bad-request': (f: { channel: string; expected: string }) =>
    `the window asked for "${f.channel}" with something else than ${f.expected}; restart Chainrule.`,
}
