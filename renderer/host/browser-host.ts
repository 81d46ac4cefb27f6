/** The host in a plain browser. */
import { DOCUMENT_EXTENSION, type FileToken, type Host, type OpenedFile } from '../../shared/host/contract.ts'
import { createOpenRequests } from '../../shared/host/open-requests.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import { ask, chooseUpload, download, readChosenFile, writeToHandle, type FilePickers } from './browser-files.ts'

const DOCUMENT_MEDIA_TYPE = 'application/json'
const documentKind = {
  description: 'Computational graph',
  accept: { [DOCUMENT_MEDIA_TYPE]: [`.${DOCUMENT_EXTENSION}`, '.json'] },
}
const exportKind = {
  description: 'Figure or solution with the graph inside',
  accept: {
    'image/*': ['.svg', '.png'],
    'application/pdf': ['.pdf'],
    'text/*': ['.tex', '.html'],
  },
}

/** A place the browser lets us write to again, or only the name for the next download. */
type Place = { readonly name: string; readonly handle: FileSystemFileHandle | null }

export function createBrowserHost(page: Window & FilePickers = window): Host {
  const places = new Map<FileToken, Place>()
  const remember = (place: Place) => {
    const token = `file-${places.size + 1}` as FileToken
    places.set(token, place)
    return { token, name: place.name }
  }

  async function openChosen(file: File, handle: FileSystemFileHandle | null): Promise<Result<OpenedFile>> {
    const read = await readChosenFile(file)
    return read.ok ? success({ ...remember({ name: file.name, handle }), ...read.value }) : read
  }

  async function choosePlace(name: string, mediaType: string): Promise<Result<Place | null>> {
    const pick = page.showSaveFilePicker
    if (pick === undefined) return success({ name, handle: null })
    const extension = /\.\w+$/.exec(name)?.[0]
    const types = extension === undefined ? [] : [{ accept: { [mediaType]: [extension] } }]
    const chosen = await ask(() => pick.call(page, { suggestedName: name, types }))
    if (!chosen.ok || chosen.value === null) return chosen as Result<null>
    return success({ name: chosen.value.name, handle: chosen.value })
  }

  async function write(place: Place, mediaType: string, content: string | Uint8Array): Promise<Result<null>> {
    if (place.handle !== null) return writeToHandle(place.handle, content)
    download(page.document, place.name, mediaType, content)
    return success(null)
  }

  return {
    kind: 'browser',
    open: async () => {
      const pick = page.showOpenFilePicker
      if (pick === undefined) {
        const accepted = [documentKind, exportKind].flatMap(({ accept }) => Object.values(accept).flat())
        const file = await chooseUpload(page.document, accepted.join(','))
        return file === null ? success(null) : openChosen(file, null)
      }
      const chosen = await ask(async () => {
        const [handle] = await pick.call(page, { types: [documentKind, exportKind] })
        return { handle, file: await handle.getFile() }
      })
      if (!chosen.ok) return chosen
      return chosen.value === null ? success(null) : openChosen(chosen.value.file, chosen.value.handle)
    },
    save: async (token, text) => {
      const place = places.get(token)
      if (place === undefined) return failure(problem('host/unknown-token', undefined))
      const written = await write(place, DOCUMENT_MEDIA_TYPE, text)
      return written.ok ? success({ token, name: place.name }) : written
    },
    saveAs: async (suggestedName, text) => {
      const name = suggestedName.endsWith(`.${DOCUMENT_EXTENSION}`)
        ? suggestedName
        : `${suggestedName}.${DOCUMENT_EXTENSION}`
      const place = await choosePlace(name, DOCUMENT_MEDIA_TYPE)
      if (!place.ok || place.value === null) return place as Result<null>
      const written = await write(place.value, DOCUMENT_MEDIA_TYPE, text)
      return written.ok ? success(remember(place.value)) : written
    },
    exportFile: async ({ suggestedName, mediaType, content }) => {
      const place = await choosePlace(suggestedName, mediaType)
      if (!place.ok || place.value === null) return place as Result<null>
      const written = await write(place.value, mediaType, content)
      return written.ok ? success(place.value.name) : written
    },
    // Nobody but the page itself can ask a browser page to open a file.
    onOpenRequest: createOpenRequests().subscribe,
  }
}
