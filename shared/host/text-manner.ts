/**
 * How a text file is written down: with which line ends, and with or without a byte order mark. Saving keeps what the
 * file had, so that whoever compares versions of it sees only what was changed.
 */
export interface TextManner {
  readonly hasByteOrderMark: boolean
  readonly lineEnd: '\n' | '\r\n'
}

export const PLAIN_MANNER: TextManner = { hasByteOrderMark: false, lineEnd: '\n' }

/** So much of the beginning of a file tells its manner. */
export const MANNER_BYTES = 64 * 1024

const BYTE_ORDER_MARK = '\ufeff'

/** The manner of a file by its beginning; where both line ends occur, the more frequent one counts. */
export function mannerOf(text: string): TextManner {
  const lines = text.split('\n')
  const windows = lines.slice(0, -1).filter((line) => line.endsWith('\r')).length
  return {
    hasByteOrderMark: text.startsWith(BYTE_ORDER_MARK),
    lineEnd: windows > (lines.length - 1) / 2 ? '\r\n' : '\n',
  }
}

/** A document with plain line ends as it stands in a file of that manner. */
export function writeInManner(text: string, { hasByteOrderMark, lineEnd }: TextManner): string {
  const lines = lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd)
  return hasByteOrderMark ? BYTE_ORDER_MARK + lines : lines
}
