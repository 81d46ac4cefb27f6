/**
 * The file around the content of a PDF: numbered objects, compressed streams, the table that says where each begins,
 * and the trailer (ISO 32000-1, 7.5). No date and no random identifier: the same pages give the same bytes.
 */
import { strToU8, zlibSync } from 'fflate'

export interface PdfFile {
  /** A number for an object that is written later, so that others can refer to it. */
  readonly reserve: () => number
  /** Writes an object and answers with its number. */
  readonly write: (body: string, number?: number) => number
  /** Writes a compressed stream; entries are those of its dictionary besides length and filter. */
  readonly writeStream: (entries: string, data: string | Uint8Array, number?: number) => number
  readonly finish: (trailer: { readonly root: number; readonly information: number }) => Uint8Array<ArrayBuffer>
}

/** PDF 1.7; the second line tells transfer programs that the file is not text. */
const HEADER = Uint8Array.from([...strToU8('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])

export function createPdfFile(): PdfFile {
  const pieces: Uint8Array[] = [HEADER]
  const offsets: number[] = []
  let length = HEADER.length

  function append(...parts: readonly (string | Uint8Array)[]): void {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? strToU8(part) : part
      pieces.push(bytes)
      length += bytes.length
    }
  }

  function reserve(): number {
    return offsets.push(0)
  }

  function write(body: string, number = reserve()): number {
    offsets[number - 1] = length
    append(`${number} 0 obj\n${body}\nendobj\n`)
    return number
  }

  function writeStream(entries: string, data: string | Uint8Array, number = reserve()): number {
    const packed = zlibSync(typeof data === 'string' ? strToU8(data) : data, { level: 9 })
    offsets[number - 1] = length
    append(
      `${number} 0 obj\n<<${entries} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`,
      packed,
      '\nendstream\nendobj\n',
    )
    return number
  }

  function finish({ root, information }: { readonly root: number; readonly information: number }) {
    const start = length
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    append(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries.join('')}`,
      `trailer\n<</Size ${offsets.length + 1} /Root ${root} 0 R /Info ${information} 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    )
    const bytes = new Uint8Array(length)
    let at = 0
    for (const piece of pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }

  return { reserve, write, writeStream, finish }
}

/** Text of a dictionary, as UTF-16 in hexadecimal: nothing in it can end the string or become an object. */
export function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0').toUpperCase()).join('')}>`
}
