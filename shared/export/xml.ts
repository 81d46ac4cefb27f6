/** Text inside XML. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** The text for an attribute or element; characters that XML 1.0 does not allow become the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character])
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The text that {@link escapeXml} escaped. */
export function unescapeXml(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#x([\da-fA-F]+)|(amp|lt|gt|quot|apos));/g,
    (_, decimal, hexadecimal, name: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hexadecimal !== undefined) return String.fromCodePoint(parseInt(hexadecimal as string, 16))
      return Object.keys(ESCAPES).find((character) => ESCAPES[character] === `&${name};`)!
    },
  )
}
