/** What the main process says before a page has told it the words of its language. */
import type { ShellWords } from '../shared/host/menu-model.ts'

export const firstWords: ShellWords = {
  document: 'Computational graph',
  exports: 'Figure or solution with the graph inside',
  allFiles: 'All files',
  stuck: 'The window does not answer.',
  stuckDetail: 'Unsaved changes up to a few seconds ago are kept and offered when Chainrule starts again.',
  wait: 'Wait',
  closeAnyway: 'Close anyway',
}
