/**
 * Letters that lie in large files of the font, with accents, Cyrillic and the like: loaded when a text needs them, so that nobody
 * else waits for them. What no file holds (Chinese, emoji, writing from right to left) stays `missing` in a typeset.
 */
import { addFontFile, fileOfCharacter } from './mathjax.ts'
import { forgetTypeset } from './typeset.ts'

/** Hebrew and Arabic are left out: the typesetter would write them from left to right. */
const FILES: Readonly<Record<string, () => Promise<unknown>>> = {
  latin: () => import('./accented.ts'),
  cyrillic: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/cyrillic.js'),
  greek: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/greek.js'),
  phonetics: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/phonetics.js'),
  accents: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/accents.js'),
  symbols: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/symbols.js'),
  shapes: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/shapes.js'),
  arrows: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/arrows.js'),
  math: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/math.js'),
}

const loaded = new Set<string>()

/** Makes outlines of the text's letters known to {@link typeset}, where the font has them. */
export async function loadLetters(text: string): Promise<void> {
  const names = new Set<string>()
  for (const character of new Set(text)) {
    const name = fileOfCharacter(character)
    if (name !== null && name in FILES && !loaded.has(name)) names.add(name)
  }
  if (names.size === 0) return
  await Promise.all([...names].map((name) => FILES[name]()))
  for (const name of names) {
    addFontFile(name)
    loaded.add(name)
  }
  forgetTypeset()
}
