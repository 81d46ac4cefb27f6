/** Strings and comments of a Python script. Whatever stands in a title or an id, it cannot leave them. */

/** A string literal in double quotes, in one line. */
export function pythonString(text: string): string {
  const escaped = whole(text).replace(/["\\]|[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`
    return `\\U${(character.codePointAt(0) as number).toString(16).padStart(8, '0')}`
  })
  return `"${escaped}"`
}

/** The text in one line after `# `, without characters that end a line, cannot be encoded or change its direction. */
export function pythonComment(text: string): string {
  return `# ${whole(text)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()}`
}

/** Halves of characters cannot be written to a file. */
function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD')
}
