/** What the program keeps for itself: drafts, earlier versions, recent files, and which window has which file. */
import { join } from 'node:path'
import { createBackups, type Backups } from './backups.ts'
import { disk as realDisk, type Disk } from './disk.ts'
import { createDraftStore, type DraftStore } from './draft-store.ts'
import { createOpenFiles, type OpenFiles } from './open-files.ts'
import { createRecentFiles, type RecentFiles } from './recent-files.ts'

export interface DataFolder {
  readonly disk: Disk
  readonly drafts: DraftStore
  readonly backups: Backups
  readonly recent: RecentFiles
  readonly openFiles: OpenFiles
}

/** The services that all windows share. `disk` is the real one, except where a test makes it fail. */
export function createDataFolder(folder: string, disk: Disk = realDisk): DataFolder {
  return {
    disk,
    drafts: createDraftStore(join(folder, 'drafts'), disk),
    backups: createBackups(join(folder, 'backups'), disk),
    recent: createRecentFiles(join(folder, 'recent.json'), disk),
    openFiles: createOpenFiles(),
  }
}
