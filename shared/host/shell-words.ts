/** What the program around the window says in English: also what it says before a page has told it another language. */
import type { ShellWords } from './menu-model.ts'

export const englishShellWords: ShellWords = {
  document: 'Computational graph',
  exports: 'Figure or solution with the graph inside',
  allFiles: 'All files',
  stuck: 'The window does not answer.',
  stuckDetail: 'Unsaved changes up to a few seconds ago are kept and offered when Chainrule starts again.',
  wait: 'Wait',
  closeAnyway: 'Close anyway',
}
