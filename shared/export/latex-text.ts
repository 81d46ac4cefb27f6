/**
 * Plain text for LaTeX. Every character that means something to TeX is escaped, so a title or a label can neither
 * break the source nor run a command. Letters of European languages stay as they are (the sources declare UTF-8 and
 * T1); of everything pdfLaTeX has no glyph for, Chinese or emoji for example, the code point is written: [U+4E2D].
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  // Two in a row would become a dash.
  '-': '-{}',
}

/** Printable ASCII, Latin letters that T1 has, dashes and quotation marks. */
const SETTABLE = /[ -~¡¿À-ĐĒ-ĥĨ-īĮ-ķĹ-ľŁ-ňŊ-ťŨ-žȘ-ț–—‘’‚“”„…]/u

/** The text as LaTeX that shows it, on one line. */
export function latexText(text: string): string {
  return [...text.normalize('NFC').replaceAll(/[\s\p{Cc}]+/gu, ' ')].map(latexCharacter).join('')
}

/** One character of text, in T1 encoding. */
export function latexCharacter(character: string): string {
  if (Object.hasOwn(ESCAPES, character)) return ESCAPES[character]
  return SETTABLE.test(character) ? character : codePoint(character)
}

function codePoint(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** Text inside a comment of a source: nothing ends the line. */
export function latexComment(text: string): string {
  return `% ${text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()}`.trimEnd()
}
