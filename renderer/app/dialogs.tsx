import { Suspense } from 'react'
import { DiscardDialog } from '../panels/discard-dialog.tsx'
import { FileQuestions } from '../panels/files/file-questions.tsx'
import { Finder } from '../panels/finder/finder.tsx'
import { useAbout } from '../state/about.ts'
import { useSession, type SessionDialog } from '../state/session.ts'
import { later } from './later.ts'

const AboutDialog = later(async () => (await import('../panels/about/about-dialog.tsx')).AboutDialog)
const ExportDialog = later(async () => (await import('../panels/export/export-dialog.tsx')).ExportDialog)
const Gallery = later(async () => (await import('../panels/gallery/gallery.tsx')).Gallery)
const PreferencesDialog = later(
  async () => (await import('../panels/preferences/preferences-dialog.tsx')).PreferencesDialog,
)
const Reference = later(async () => (await import('../panels/reference/reference.tsx')).Reference)
const ShortcutsDialog = later(async () => (await import('../panels/shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog)
const SimplifyDialog = later(async () => (await import('../panels/simplify/simplify-dialog.tsx')).SimplifyDialog)

/** The dialog that is open, if one is, and the questions that wait for an answer. */
export function Dialogs() {
  const dialog = useSession(({ dialog }) => dialog)
  const isAboutOpen = useAbout(({ isOpen }) => isOpen)
  return (
    <Suspense>
      {dialog !== null && <Shown dialog={dialog} />}
      <FileQuestions />
      {isAboutOpen && <AboutDialog />}
    </Suspense>
  )
}

function Shown({ dialog }: { readonly dialog: SessionDialog }) {
  switch (dialog.kind) {
    case 'export':
      return <ExportDialog />
    case 'simplify':
      return <SimplifyDialog />
    case 'preferences':
      return <PreferencesDialog />
    // What is typed right after its keys belongs to the finder, so it is there from the start.
    case 'finder':
      return <Finder />
    case 'shortcuts':
      return <ShortcutsDialog />
    case 'gallery':
      return <Gallery />
    case 'reference':
      return <Reference op={dialog.op} />
    case 'discard':
      return <DiscardDialog proceed={dialog.proceed} stay={dialog.stay} />
  }
}
