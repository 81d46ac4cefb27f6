import { useMemo } from 'react'
import { countEntries } from '../../../shared/tensor/shape.ts'
import { useInsights } from '../../state/insights.ts'
import { useStructure } from '../../state/layer-shown.ts'
import { useSession } from '../../state/session.ts'
import { useDocument } from '../../state/document.ts'

export interface Ends {
  readonly inputs: readonly string[]
  /** Everything something can be asked from: inputs and computed nodes. */
  readonly starts: readonly string[]
  readonly nodes: readonly string[]
  readonly from: string
  readonly to: string
}

/**
 * The two ends of a question: as chosen, else from the largest input up to the node that is selected, or to the
 * prediction that the loss judges.
 */
export function useEnds(): Ends {
  const structure = useStructure()
  const loss = useDocument(({ document }) => document.loss)
  const { from, to } = useInsights()
  const selected = useSession(({ selectedNodes }) => (selectedNodes.size === 1 ? [...selectedNodes][0] : null))
  return useMemo(() => {
    const { nodes, index } = structure
    const sources = nodes.filter(({ op }) => op.id === 'input')
    const computed = nodes.filter(({ op }) => op.group !== 'source').map(({ id }) => id)
    const inputs = sources.map(({ id }) => id)
    const largest = [...sources].sort((a, b) => countEntries(b.shape) - countEntries(a.shape))[0]?.id
    const judge = loss === undefined ? undefined : nodes[index.get(loss) ?? -1]
    const prediction = judge === undefined ? undefined : nodes[judge.inputs[0]]?.id
    const known = (id: string | null | undefined, ids: readonly string[]) =>
      id !== null && id !== undefined && ids.includes(id) ? id : null
    return {
      inputs,
      starts: [...inputs, ...computed],
      nodes: computed,
      from: known(from, [...inputs, ...computed]) ?? largest ?? computed[0] ?? '',
      to: known(to, computed) ?? known(selected, computed) ?? known(prediction, computed) ?? computed.at(-1) ?? '',
    }
  }, [structure, loss, from, to, selected])
}
