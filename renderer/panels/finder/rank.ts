/**
 * How well an entry of the finder fits what was typed, from 0 (not at all) to 1: the beginning of a name is better than
 * the beginning of a word in it, and that is better than its middle. All words must be found. Accents do not count.
 */
export function rankEntry(_: string, query: string, keywords: readonly string[] = []): number {
  const names = keywords.map(fold)
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  const ranks = words.map((word) => Math.max(0, ...names.map((name, index) => rankWord(name, word) - index * 0.001)))
  return ranks.length === 0 ? 1 : Math.min(...ranks)
}

function rankWord(name: string, word: string): number {
  if (name === word) return 1
  if (name.startsWith(word)) return 0.8
  if (name.split(/[\s_\-–:,.]+/).some((part) => part.startsWith(word))) return 0.6
  return word.length > 1 && name.includes(word) ? 0.3 : 0
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}
