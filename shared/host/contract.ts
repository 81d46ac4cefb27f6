/**
 * The host: whatever the editor runs in (an Electron window, a browser, a test) and the only way to files.
 *
 * The page never sees a path. A {@link FileToken} is an opaque name for a file the person has chosen, and only the
 * host that made it can turn it into a place. Every call answers with a {@link Result}; `null` inside a success means
 * that the person changed their mind, which is no problem. Files are read and written as UTF-8 text of at most
 * {@link LARGEST_FILE_BYTES}; only exported pictures are bytes. A file that is saved keeps its line ends and its byte
 * order mark, which the page never sees.
 */
import type { Result } from '../problem/result.ts'
import type { LinkName } from './links.ts'
import type { MenuModel } from './menu-model.ts'

declare const tokenBrand: unique symbol

/** An opaque name for a chosen file, valid as long as the window lives. */
export type FileToken = string & { readonly [tokenBrand]: true }

/** A file is refused before it is read if it has more bytes than this (64 MB). */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024

/** The extension of a document, without the dot. */
export const DOCUMENT_EXTENSION = 'chainrule'

/** The extensions of exported files that may carry a document, without the dot. */
export const EXPORT_EXTENSIONS = ['svg', 'png', 'pdf', 'tex', 'html'] as const

export type HostKind = 'electron' | 'browser' | 'memory'

/** A file that has a place: `name` is what a title bar shows, without folders. */
export interface SavedFile {
  readonly token: FileToken
  readonly name: string
}

export interface OpenedFile extends SavedFile {
  /** The text of the document. */
  readonly text: string
  /** Whether it came out of a picture or a solution, which saving must not replace. */
  readonly isExport: boolean
}

/** Something to write once and forget: a picture, a solution, a table. */
export interface ExportedFile {
  /** Name with its extension, for example `Problem 2.svg`; the person may change it. */
  readonly suggestedName: string
  /** For example `image/svg+xml`. */
  readonly mediaType: string
  readonly content: string | Uint8Array
}

/** `ask`: not where another program has changed the file since it was opened; `replace`: whatever it holds now. */
export type SaveManner = 'ask' | 'replace'

/** A file one worked with lately. */
export interface RecentFile extends SavedFile {
  /** Name of the folder it lies in, to tell files of the same name apart; empty where the host does not know it. */
  readonly folder: string
}

/** What a window shows and nobody has saved yet. */
export interface Draft {
  readonly name: string
  /** The file it belongs to, `null` where it has none. */
  readonly file: FileToken | null
  readonly text: string
}

/** Unsaved work of a window that is gone. */
export interface LostDraft {
  readonly id: string
  readonly name: string
  /** In milliseconds since 1970. */
  readonly savedAtMs: number
}

/** Keeping unsaved work safe: never in the user's file, a draft of its own for every window. */
export interface Drafts {
  /** Replaces the draft of this window. */
  readonly keep: (draft: Draft) => Promise<Result<null>>
  /** There is nothing unsaved any more. */
  readonly drop: () => Promise<Result<null>>
  /** The drafts of windows that are gone, newest first. */
  readonly list: () => Promise<Result<readonly LostDraft[]>>
  readonly read: (id: string) => Promise<Result<LostDraft & { readonly text: string }>>
  /** Makes the file that the draft belongs to the one that Save writes to; `null` where it has none. */
  readonly adopt: (id: string) => Promise<Result<SavedFile | null>>
  readonly remove: (id: string) => Promise<Result<null>>
}

/** So many earlier versions of every file are kept. */
export const KEPT_VERSIONS = 10

/** What a file held before one of its last saves. */
export interface FileVersion {
  readonly id: string
  /** When another text took its place, in milliseconds since 1970. */
  readonly replacedAtMs: number
  readonly bytes: number
}

/** The net below the net: a few earlier versions of every file that is saved here. */
export interface Versions {
  /** Newest first. */
  readonly list: (file: FileToken) => Promise<Result<readonly FileVersion[]>>
  /** The text of a version. */
  readonly read: (file: FileToken, id: string) => Promise<Result<string>>
}

export type Unsubscribe = () => void

/** What a page answers when its window is to be closed. */
export type CloseAnswer =
  /** It asks the person, which takes its time. */
  | 'asking'
  /** Everything is saved or given up. */
  | 'close'
  /** The person changed their mind. */
  | 'stay'

/** What only a program with windows of its own can do. */
export interface Desktop {
  /** Versions of what it runs on, for example `electron`. */
  readonly versions: Readonly<Record<string, string>>
  readonly showMenu: (menu: MenuModel) => void
  /** Calls `listener` with the id of what was chosen in the window's menu. */
  readonly onCommand: (listener: (id: string) => void) => Unsubscribe
  /** The window is to be closed, and has changes; the listener sees to it that {@link answerClose} is called. */
  readonly onCloseRequest: (listener: () => void) => Unsubscribe
  readonly answerClose: (answer: CloseAnswer) => void
  /** Opens another window with an empty graph. */
  readonly openWindow: () => void
  readonly toggleFullScreen: () => void
  /** Opens a file that was dropped on the window, with its place. `file` is the page's `File`. */
  readonly openDropped: (file: object) => Promise<Result<OpenedFile>>
  /** Shows a file in the system's file manager. */
  readonly reveal: (file: FileToken) => Promise<Result<null>>
  /** Shows the folder with the earlier versions of a file. */
  readonly revealVersions: (file: FileToken) => Promise<Result<null>>
  /** Shows the log file in the system's file manager. */
  readonly revealLog: () => Promise<Result<null>>
  readonly clearRecent: () => Promise<Result<null>>
  /** Opens one of the known addresses in the person's browser. */
  readonly openLink: (link: LinkName) => Promise<Result<null>>
}

export interface Host {
  readonly kind: HostKind

  /** Lets the person choose a file and reads it. */
  readonly open: () => Promise<Result<OpenedFile | null>>

  /** Reads a file whose token is known once more: to go back to what is on the disk, or to open a recent file. */
  readonly reopen: (token: FileToken) => Promise<Result<OpenedFile>>

  /**
   * Replaces the file atomically: afterwards it holds the old text or the new one, never half of either. With `ask`,
   * which is the default, a file that was changed meanwhile is left alone: `host/changed-on-disk`.
   */
  readonly save: (token: FileToken, text: string, manner?: SaveManner) => Promise<Result<SavedFile>>

  /** Lets the person choose a new place, writes the text there, and answers with the token of that place. */
  readonly saveAs: (suggestedName: string, text: string) => Promise<Result<SavedFile | null>>

  /** Lets the person choose a place for an export; answers with the chosen name. */
  readonly exportFile: (file: ExportedFile) => Promise<Result<string | null>>

  readonly drafts: Drafts

  readonly versions: Versions

  /** The files one worked with last, newest first. */
  readonly listRecent: () => Promise<Result<readonly RecentFile[]>>

  /** Tells the host which file the window shows now (`null`: a graph without a place), and whether it has changes. */
  readonly showing: (file: FileToken | null, isEdited: boolean) => void

  /** `null` where the page is in a browser. */
  readonly desktop: Desktop | null

  /**
   * Calls `listener` for every file that the system asks the program to open: a double click in the file manager, a
   * name on the command line. Requests that came before the first listener are kept for it.
   */
  readonly onOpenRequest: (listener: (file: Result<OpenedFile>) => void) => Unsubscribe
}
