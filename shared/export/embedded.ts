/** Opening what Chainrule exported: the one place that knows which files carry a document inside. */
import { strFromU8, unzipSync } from 'fflate'
import { readEmbeddedInComments } from './embed-comment.ts'
import { readPdfDocument } from './pdf-embed.ts'
import { readEmbeddedInPng } from './png-text.ts'
import { readEmbeddedDocument } from './svg.ts'

interface Container {
  /** How such files begin, read as Latin-1. */
  readonly beginning: RegExp
  readonly read: (bytes: Uint8Array) => string | null
}

const CONTAINERS: readonly Container[] = [
  { beginning: /^\x89PNG\r\n/, read: readEmbeddedInPng },
  { beginning: /^%PDF-/, read: readPdfDocument },
  // SVG, and HTML with a figure in it.
  {
    beginning: /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|!--|html|svg)/i,
    read: (bytes) => readEmbeddedDocument(strFromU8(bytes)),
  },
  // Step frames: each of the pictures carries it.
  { beginning: /^PK\x03\x04/, read: readEmbeddedInArchive },
  // TikZ, LaTeX and Beamer.
  { beginning: /^(?:\xef\xbb\xbf)?\s*[%\\]/, read: (bytes) => readEmbeddedInComments(strFromU8(bytes)) },
]

const BEGINNING_LENGTH = 200

/** A picture of one step is smaller; a small archive cannot unpack into all the memory there is. */
const MAX_UNPACKED = 2 ** 26

/** The document inside the first picture of an archive. */
function readEmbeddedInArchive(bytes: Uint8Array): string | null {
  let isFirst = true
  try {
    const [first] = Object.values(
      unzipSync(bytes, {
        filter: ({ originalSize }) => {
          const isWanted = isFirst && originalSize <= MAX_UNPACKED
          isFirst = false
          return isWanted
        },
      }),
    )
    // Pictures hold no archives, so this ends.
    return first === undefined || strFromU8(first.subarray(0, 2), true) === 'PK'
      ? null
      : readAnyDocument(first).embedded
  } catch {
    return null
  }
}

/** A file as a document: its text, and whether it is a picture or a solution that could have held one. */
export interface AnyDocument {
  /** The text of the document that an export carries; `null` where it carries none or where this is no export. */
  readonly embedded: string | null
  readonly isExport: boolean
}

/** Looks for the document inside SVG, PNG, PDF, TikZ, LaTeX, Beamer, HTML and archives of frames; everything else is a document itself. */
export function readAnyDocument(bytes: Uint8Array): AnyDocument {
  const beginning = strFromU8(bytes.subarray(0, BEGINNING_LENGTH), true)
  const container = CONTAINERS.find((candidate) => candidate.beginning.test(beginning))
  return { embedded: container?.read(bytes) ?? null, isExport: container !== undefined }
}
