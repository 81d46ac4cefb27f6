import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'

/** Smaller buffers are cheaper to copy than to hand over. */
const LARGE_BYTES = 65_536

/** The large buffers of an evaluation: they are the worker's own copies, so they can move to the window. */
export function listLargeBuffers({ nodes, edges }: Evaluation): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const add = (data: Float64Array | undefined) => {
    if (data !== undefined && data.byteLength >= LARGE_BYTES) buffers.add(data.buffer as ArrayBuffer)
  }
  const addTensor = (tensor: Tensor | null) => add(tensor?.data)
  for (const { value, gradient } of nodes.values()) {
    addTensor(value)
    addTensor(gradient)
  }
  for (const { contribution } of edges.values()) addTensor(contribution)
  return [...buffers]
}
