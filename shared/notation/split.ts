/** TeX taken apart without reading all of it. */

/** Splits where the pattern stands outside of all groups, brackets and environments. */
export function splitOutside(tex: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let from = 0
  for (const { index, 0: found } of tex.matchAll(pattern)) {
    if (depthOf(tex.slice(0, index)) > 0) continue
    parts.push(tex.slice(from, index))
    from = index + found.length
  }
  return [...parts, tex.slice(from)]
}

function depthOf(tex: string): number {
  const opening = tex.match(/(?<!\\)\{|\\left(?![a-z])|\\begin|[([](?!\})/g)?.length ?? 0
  const closing = tex.match(/(?<!\\)\}|\\right(?![a-z])|\\end|[)\]]/g)?.length ?? 0
  return opening - closing
}
