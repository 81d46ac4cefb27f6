/** Graphs as commands get and give them: a file or standard input, with values set on the command line. */
import { checkDocument, parseDocument, type OpenedDocument } from '../shared/document/parse.ts'
import type { Document, DocumentNode } from '../shared/document/document.ts'
import { describeOpen } from '../shared/engine/backward.ts'
import type { Evaluation } from '../shared/engine/evaluation.ts'
import type { Graph } from '../shared/graph/graph.ts'
import { findOp } from '../shared/ops/index.ts'
import { nearest } from '../shared/problem/nearest.ts'
import { problem, type Problem } from '../shared/problem/problem.ts'
import { failure, success, type Result } from '../shared/problem/result.ts'
import type { Json } from '../shared/value/json.ts'
import type { Io } from './io.ts'
import { readGraphText } from './read-text.ts'

/** One `--set id=value`. */
export interface Setting {
  readonly id: string
  readonly value: Json
}

/** What a newer version may have added, or what has no effect: said by `check`, no reason to stop. */
const TOLERATED: ReadonlySet<string> = new Set(['document/unknown-field', 'document/repeated-key'])

export function isTolerated({ code }: Problem): boolean {
  return TOLERATED.has(code)
}

/** Reads a graph, or a figure with one inside, as the window would open it; half a drawing is no problem here. */
export async function openGraph(io: Io, file: string): Promise<Result<OpenedDocument>> {
  const text = await readGraphText(io, file)
  return text.ok ? parseDocument(text.value) : text
}

/**
 * Reads a graph to compute with: a field of the wrong type, which the window would show and step over, is a problem.
 * Problems: those of reading, `graph/unknown-node` and `graph/not-a-source` for settings.
 */
export async function readGraph(io: Io, file: string, settings: readonly Setting[] = []): Promise<Result<Document>> {
  const opened = await openGraph(io, file)
  if (!opened.ok) return opened
  const wrong = (found: Problem) => found.code.startsWith('document/') && !isTolerated(found)
  if (opened.value.notices.some(wrong)) {
    return failure(...checkDocument(opened.value).filter((found) => !isTolerated(found)))
  }
  return setValues(opened.value.document, settings)
}

/** The document with new values of its sources; the last setting of a name counts. */
function setValues(document: Document, settings: readonly Setting[]): Result<Document> {
  if (settings.length === 0) return success(document)
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  const problems = settings.flatMap(({ id }) => checkSetting(id, nodes))
  if (problems.length > 0) return failure(...problems)
  const values = new Map(settings.map(({ id, value }) => [id, value]))
  return success({
    ...document,
    nodes: document.nodes.map((node) => {
      const value = values.get(node.id)
      return value === undefined ? node : { ...node, attributes: { ...node.attributes, value } }
    }),
  })
}

function checkSetting(id: string, nodes: ReadonlyMap<string, DocumentNode>): Problem[] {
  const node = nodes.get(id)
  if (node === undefined) return [problem('graph/unknown-node', { id, nearest: nearest(id, [...nodes.keys()]) })]
  return findOp(node.op)?.group === 'source' ? [] : [problem('graph/not-a-source', { id, op: node.op })]
}

/** Why a graph could not be computed completely: a window shows the part that could be, a command refuses it. */
export function findProblems(graph: Graph, { problems, open }: Evaluation): readonly Problem[] {
  return problems.length > 0 ? problems : open.map((id) => describeOpen(graph, id))
}
