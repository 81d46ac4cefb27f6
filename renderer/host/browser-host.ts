/** The host in a plain browser. */
import {
  DOCUMENT_EXTENSION,
  type FileToken,
  type Host,
  type OpenedFile,
  type SavedFile,
} from '../../shared/host/contract.ts'
import { createOpenRequests } from '../../shared/host/open-requests.ts'
import { PLAIN_MANNER, writeInManner, type TextManner } from '../../shared/host/text-manner.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { createBrowserDrafts, openDraftDatabase, type DraftDatabase, type Locks } from './browser-drafts.ts'
import {
  ask,
  chooseUpload,
  download,
  readChosenFile,
  readHandle,
  readManner,
  writeToHandle,
  type FilePickers,
} from './browser-files.ts'
import { text } from '../text/text.ts'
import { openRecentHandles, type RecentHandles } from './browser-recent.ts'
import { createBrowserVersions, openVersionDatabase, type VersionDatabase } from './browser-versions.ts'

const DOCUMENT_MEDIA_TYPE = 'application/json'

/** What can be opened, as a dialog says it. */
const openableKinds = () => [
  {
    description: text.shell.document,
    accept: { [DOCUMENT_MEDIA_TYPE]: [`.${DOCUMENT_EXTENSION}`, '.json'] },
  },
  {
    description: text.shell.exports,
    accept: {
      'image/*': ['.svg', '.png'],
      'application/pdf': ['.pdf'],
      'text/*': ['.tex', '.html'],
    },
  },
]

/** A place the browser lets us write to again, or only the name for the next download. */
interface Place {
  readonly name: string
  readonly handle: FileSystemFileHandle | null
  /** What it was when it was last read or written here. */
  readonly known: { readonly text: string; readonly version: string | null }
  /** How it was written down when it was uploaded; a handle is asked for that. */
  readonly manner: TextManner
}

/** Where something is written to. */
type Target = Pick<Place, 'name' | 'handle'>

/** What the browser keeps between visits; a test brings its own. */
export interface BrowserMemory {
  readonly drafts: DraftDatabase
  readonly locks: Locks | undefined
  readonly recent: RecentHandles
  readonly versions: VersionDatabase
}

function openMemory(): BrowserMemory {
  return {
    drafts: openDraftDatabase(),
    locks: navigator.locks,
    recent: openRecentHandles(),
    versions: openVersionDatabase(),
  }
}

export function createBrowserHost(page: Window & FilePickers = window, memory: BrowserMemory = openMemory()): Host {
  const places = new Map<FileToken, Place>()
  const versions = createBrowserVersions(memory.versions)
  const remember = (place: Place, token = `file-${places.size + 1}` as FileToken): SavedFile => {
    places.set(token, place)
    if (place.handle !== null) void memory.recent.add(place.handle).catch(() => {})
    return { token, name: place.name }
  }
  /** A file known from an earlier visit. */
  const recall = (handle: FileSystemFileHandle, version: string | null): SavedFile => {
    const token = `file-${places.size + 1}` as FileToken
    places.set(token, { name: handle.name, handle, known: { text: '', version }, manner: PLAIN_MANNER })
    return { token, name: handle.name }
  }

  async function openChosen(
    file: File,
    handle: FileSystemFileHandle | null,
    token?: FileToken,
  ): Promise<Result<OpenedFile>> {
    const read = await readChosenFile(file)
    if (!read.ok) return read
    const { manner, ...document } = read.value
    const known = { text: document.text, version: versionOf(file) }
    return success({ ...remember({ name: file.name, handle, known, manner }, token), ...document })
  }

  async function choosePlace(name: string, mediaType: string): Promise<Result<Target | null>> {
    const pick = page.showSaveFilePicker
    if (pick === undefined) return success({ name, handle: null })
    const extension = /\.\w+$/.exec(name)?.[0]
    const types = extension === undefined ? [] : [{ accept: { [mediaType]: [extension] } }]
    const chosen = await ask(() => pick.call(page, { suggestedName: name, types }))
    if (!chosen.ok || chosen.value === null) return chosen as Result<null>
    return success({ name: chosen.value.name, handle: chosen.value })
  }

  async function write(
    { name, handle }: Target,
    mediaType: string,
    content: string | Uint8Array,
  ): Promise<Result<null>> {
    if (handle !== null) return writeToHandle(handle, content)
    download(page.document, name, mediaType, content)
    return success(null)
  }

  async function writeDocument(
    { name, handle, manner = PLAIN_MANNER }: Target & Partial<Pick<Place, 'manner'>>,
    text: string,
    token?: FileToken,
  ): Promise<Result<SavedFile>> {
    const content = writeInManner(text, handle === null ? manner : await readManner(handle))
    const written = await write({ name, handle }, DOCUMENT_MEDIA_TYPE, content)
    if (!written.ok) return written
    const version = handle === null ? null : await handle.getFile().then(versionOf, () => null)
    return success(remember({ name, handle, known: { text, version }, manner }, token))
  }

  /** Keeps what the file holds before something else takes its place. */
  async function keepVersion({ name, handle, known }: Place, next: string): Promise<void> {
    const file = handle === null ? null : await handle.getFile().then(readChosenFile, () => null)
    const text = handle === null ? known.text : file?.ok ? file.value.text : ''
    if (text !== '' && text.replaceAll('\r\n', '\n') !== next) await versions.keep({ name, handle }, text)
  }

  const ofToken = <T>(token: FileToken, call: (place: Place) => Promise<Result<T>>): Promise<Result<T>> => {
    const place = places.get(token)
    return place === undefined ? Promise.resolve(failure(problem('host/unknown-token', undefined))) : call(place)
  }

  return {
    kind: 'browser',
    open: async () => {
      const pick = page.showOpenFilePicker
      if (pick === undefined) {
        const accepted = openableKinds().flatMap(({ accept }) => Object.values(accept).flat())
        const file = await chooseUpload(page.document, accepted.join(','))
        return file === null ? success(null) : openChosen(file, null)
      }
      const chosen = await ask(async () => {
        const [handle] = await pick.call(page, { types: openableKinds() })
        return { handle, file: await handle.getFile() }
      })
      if (!chosen.ok) return chosen
      return chosen.value === null ? success(null) : openChosen(chosen.value.file, chosen.value.handle)
    },
    reopen: (token) =>
      ofToken(token, async ({ name, handle, known }) => {
        // What was uploaded cannot be read again; it is what it was.
        if (handle === null) return success({ token, name, text: known.text, isExport: false })
        const file = await readHandle(handle)
        return file.ok ? openChosen(file.value, handle, token) : file
      }),
    save: (token, text, manner = 'ask') =>
      ofToken(token, async (place) => {
        if (manner === 'ask' && (await hasChanged(place))) {
          return failure(problem('host/changed-on-disk', { name: place.name }))
        }
        await keepVersion(place, text)
        return writeDocument(place, text, token)
      }),
    saveAs: async (suggestedName, text) => {
      const name = suggestedName.endsWith(`.${DOCUMENT_EXTENSION}`)
        ? suggestedName
        : `${suggestedName}.${DOCUMENT_EXTENSION}`
      const place = await choosePlace(name, DOCUMENT_MEDIA_TYPE)
      if (!place.ok || place.value === null) return place as Result<null>
      return writeDocument(place.value, text)
    },
    exportFile: async ({ suggestedName, mediaType, content }) => {
      const place = await choosePlace(suggestedName, mediaType)
      if (!place.ok || place.value === null) return place as Result<null>
      const written = await write(place.value, mediaType, content)
      return written.ok ? success(place.value.name) : written
    },
    drafts: createBrowserDrafts(
      {
        fileOf: (file) => {
          const place = file === null ? undefined : places.get(file)
          return place?.handle ? { handle: place.handle, version: place.known.version } : null
        },
        remember: ({ handle, version }) => recall(handle, version),
      },
      memory.drafts,
      memory.locks,
    ),
    versions: {
      list: (token) => ofToken(token, versions.list),
      read: (token, id) => ofToken(token, () => versions.read(id)),
    },
    listRecent: async () => {
      const handles = await memory.recent.list()
      return success(handles.map((handle) => ({ ...recall(handle, null), folder: '' })))
    },
    showing: () => {},
    desktop: null,
    // Nobody but the page itself can ask a browser page to open a file.
    onOpenRequest: createOpenRequests().subscribe,
  }
}

/** Size and time: what a browser tells of a file without reading it. */
function versionOf({ size, lastModified }: File): string {
  return `${size} ${lastModified}`
}

/** Whether another program has changed the file; where nobody knows what it was, it may have. */
async function hasChanged({ handle, known }: Place): Promise<boolean> {
  if (handle === null) return false
  const file = await readHandle(handle)
  return file.ok && versionOf(file.value) !== known.version
}
