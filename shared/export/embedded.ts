/** Opening what Chainrule exported: the one place that knows which files carry a document inside. */
import { strFromU8 } from 'fflate'
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
  // TikZ, LaTeX and Beamer.
  { beginning: /^(?:\xef\xbb\xbf)?\s*[%\\]/, read: (bytes) => readEmbeddedInComments(strFromU8(bytes)) },
]

const BEGINNING_LENGTH = 200

/** A file as a document: its text, and whether it is a picture or a solution that could have held one. */
export interface AnyDocument {
  /** The text of the document that an export carries; `null` where it carries none or where this is no export. */
  readonly embedded: string | null
  readonly isExport: boolean
}

/** Looks for the document inside SVG, PNG, PDF, TikZ, LaTeX, Beamer and HTML; everything else is a document itself. */
export function readAnyDocument(bytes: Uint8Array): AnyDocument {
  const beginning = strFromU8(bytes.subarray(0, BEGINNING_LENGTH), true)
  const container = CONTAINERS.find((candidate) => candidate.beginning.test(beginning))
  return { embedded: container?.read(bytes) ?? null, isExport: container !== undefined }
}
