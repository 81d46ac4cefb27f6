/** What may be shown of the computation now: as far as the stage, or the step of the player, has come. */
import { restrictEdge, restrictNode } from '../../shared/derivation/known.ts'
import type { EdgeEvaluation, NodeEvaluation } from '../../shared/engine/evaluation.ts'
import { useEvaluation } from './evaluation.ts'
import { shownStep, usePlayer } from './player.ts'
import { useSession } from './session.ts'

export interface Shown {
  readonly node: (id: string) => NodeEvaluation | undefined
  readonly edge: (id: string) => EdgeEvaluation | undefined
  /** Whether gradients are shown at all. */
  readonly hasGradients: boolean
  /** Whether the player decides. */
  readonly isWalking: boolean
}

export function useShown(): Shown {
  const evaluation = useEvaluation(({ evaluation }) => evaluation)
  const stage = useSession(({ stage }) => stage)
  const step = usePlayer(shownStep)
  if (step !== null) {
    const { known, evaluation: walked } = step
    return {
      node: (id) => {
        const node = walked.nodes.get(id)
        return node && restrictNode(node, known.values.has(id), known.gradients.has(id))
      },
      edge: (id) => {
        const edge = walked.edges.get(id)
        return edge && restrictEdge(edge, known.locals.has(id), known.contributions.has(id))
      },
      hasGradients: true,
      isWalking: true,
    }
  }
  const [hasValue, hasGradients] = [stage !== 'drawn', stage === 'backward']
  return {
    node: (id) => {
      const node = evaluation.nodes.get(id)
      return node && restrictNode(node, hasValue, hasGradients)
    },
    edge: (id) => {
      const edge = evaluation.edges.get(id)
      return edge && restrictEdge(edge, hasGradients, hasGradients)
    },
    hasGradients,
    isWalking: false,
  }
}
