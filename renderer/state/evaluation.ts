/** Derived state: the newest evaluation of the document, computed in a worker. Nobody edits it. */
import { create } from 'zustand'
import type { Document } from '../../shared/document/document.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { createLatest } from '../worker/latest.ts'
import type { Compute } from '../worker/compute.ts'
import type { Remote } from '../worker/rpc.ts'
import { useDocument } from './document.ts'
import { reconcileEvaluation } from './reconcile.ts'
import { haveSameNodes } from './same-nodes.ts'
import { useSession } from './session.ts'

const NOT_EVALUATED: Evaluation = { nodes: new Map(), edges: new Map(), problems: [], open: [] }

interface EvaluationState {
  readonly evaluation: Evaluation
  /** The document it belongs to; `null` before the first answer. */
  readonly document: Document | null
}

export const useEvaluation = create<EvaluationState>(() => ({ evaluation: NOT_EVALUATED, document: null }))

/** What the engine needs to know of a document: without positions, so that moving a node evaluates nothing. */
export function graphOf({ nodes, loss }: Document): Graph {
  const plain = nodes.map(({ id, op, attributes, inputs }) => ({ id, op, attributes, inputs }))
  return loss === undefined ? { nodes: plain } : { nodes: plain, loss }
}

function sameGraph(a: Document, b: Document): boolean {
  return a.loss === b.loss && haveSameNodes(a, b, ['id', 'op', 'attributes', 'inputs'])
}

interface Request {
  readonly document: Document
  readonly gradients: boolean
}

/** Evaluates now and after every edit, until the answer is called. */
export function startEvaluating(compute: Remote<Compute> | Compute): () => void {
  let asked: Request | null = null
  const request = createLatest<Request, Evaluation>(
    async ({ document, gradients }) => compute.evaluate(graphOf(document), gradients),
    (evaluation, { document }) =>
      useEvaluation.setState((state) => ({ evaluation: reconcileEvaluation(state.evaluation, evaluation), document })),
  )
  const ask = () => {
    const { document } = useDocument.getState()
    const gradients = useSession.getState().stage === 'backward'
    if (asked !== null && asked.gradients === gradients && sameGraph(asked.document, document)) return
    asked = { document, gradients }
    request(asked)
  }
  ask()
  const stops = [useDocument.subscribe(ask), useSession.subscribe(ask)]
  return () => stops.forEach((stop) => stop())
}
