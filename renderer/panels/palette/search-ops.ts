import { ops } from '../../../shared/ops/index.ts'
import { OP_GROUPS, type AnyOp, type OpGroup } from '../../../shared/ops/op.ts'
import { wordsOf } from '../../text/spoken.ts'

const library: readonly AnyOp[] = Object.values(ops)

/** The whole library by group, in the order of the groups. */
export function listGroups(): readonly { readonly group: OpGroup; readonly ops: readonly AnyOp[] }[] {
  return OP_GROUPS.map((group) => ({ group, ops: library.filter((op) => op.group === group) })).filter(
    ({ ops }) => ops.length > 0,
  )
}

/**
 * Ops that match, best first: by id, title, other names (in the language spoken and in English), TeX symbol, and last
 * the sentence that says what they do. A
 * match at the beginning of a word is better than one inside it. Several words must all match.
 */
export function searchOps(query: string): readonly AnyOp[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return library
    .map((op, order) => ({ op, order, rank: Math.max(...words.map((word) => rankOp(op, word))) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ op }) => op)
}

const NO_MATCH = 9

/** 0 (the very name) to {@link NO_MATCH}. */
function rankOp(op: AnyOp, word: string): number {
  const { title, summary, aliases = [] } = wordsOf(op)
  const symbol = op.notation.symbol.replaceAll(/[\\{}]/g, '')
  const names = [op.id, title, ...aliases, op.title, ...op.aliases, symbol].map((name) => name.toLowerCase())
  if (names[0] === word) return 0
  if (names.includes(word)) return 1
  if (names[0].startsWith(word)) return 2
  if (names.some((name) => name.startsWith(word))) return 3
  if (names.some((name) => name.split(/[\s_-]/).some((part) => part.startsWith(word)))) return 4
  if (word.length > 1 && names.some((name) => name.includes(word))) return 5
  if (word.length > 2 && summary.toLowerCase().includes(word)) return 6
  return NO_MATCH
}
