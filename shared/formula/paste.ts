/** What is pasted: part of a graph as a clipboard holds it, or formulas from anywhere else. */
import type { Document } from '../document/document.ts'
import { idsOf } from '../document/edits.ts'
import { copyNodes, insertFragment, type InsertOptions } from '../document/fragment.ts'
import { parseDocument } from '../document/parse.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { abbreviate } from '../value/json.ts'
import { buildGraph } from './build.ts'

export interface Pasted {
  readonly document: Document
  readonly nodes: readonly string[]
  readonly comments: readonly string[]
}

/** A text that means to be a formula: something is assigned, applied or computed. */
const FORMULA = /[=(+*/^@[]|\S\s*-\s*\S|'/u

/**
 * Inserts what a text says. Formulas may use the names of the document, whose nodes they are then wired to; where they
 * define a name that is taken, everything they define gets a free one.
 *
 * Problems: those of opening a file, of formulas, and `document/paste` where the text is neither.
 */
export function pasteText(document: Document, text: string, options: InsertOptions = {}): Result<Pasted> {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return pasteGraph(document, trimmed, options)
  if (!FORMULA.test(trimmed)) return failure(problem('document/paste', { found: abbreviate(trimmed) }))
  return pasteFormulas(document, trimmed)
}

function pasteGraph(document: Document, text: string, options: InsertOptions): Result<Pasted> {
  const opened = parseDocument(text)
  if (!opened.ok) return opened
  const { document: inserted, ids, comments } = insertFragment(document, opened.value.document, options)
  return success({ document: inserted, nodes: [...ids.values()], comments: [...comments.values()] })
}

function pasteFormulas(document: Document, text: string): Result<Pasted> {
  const joined = buildGraph(text, { known: document })
  if (joined.ok) {
    const existing = idsOf(document)
    const added = joined.value.nodes.filter(({ id }) => !existing.has(id))
    const { loss } = joined.value
    return success({
      document: { ...document, nodes: [...document.nodes, ...added], ...(loss !== undefined && { loss }) },
      nodes: added.map(({ id }) => id),
      comments: [],
    })
  }
  if (!joined.problems.every(isTaken)) return joined
  const apart = buildGraph(text)
  if (!apart.ok) return apart
  const fragment = copyNodes({ title: '', nodes: apart.value.nodes }, idsOf({ title: '', nodes: apart.value.nodes }))
  const { document: inserted, ids } = insertFragment(document, fragment)
  return success({ document: inserted, nodes: [...ids.values()], comments: [] })
}

function isTaken({ code }: Problem): boolean {
  return code === 'formula/exists'
}
