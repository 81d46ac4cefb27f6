/** All numbers of a graph in one file for NumPy: an archive of arrays (numpy/lib/format.py; `numpy.load` reads it). */
import { zipSync } from 'fflate'
import type { Evaluation } from '../../engine/evaluation.ts'
import { writeNpy } from './npy.ts'
import { tabulateJacobian } from './table.ts'

/**
 * The arrays are called `w` (value of the node), `w.gradient` (of the loss) and `s:0.jacobian` (of node s with respect
 * to its first input). What was not computed is not there.
 */
export function writeNpz({ nodes, edges }: Pick<Evaluation, 'nodes' | 'edges'>): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {}
  for (const [id, { value, gradient }] of nodes) {
    if (value !== null) files[`${id}.npy`] = writeNpy(value)
    if (gradient !== null) files[`${id}.gradient.npy`] = writeNpy(gradient)
  }
  for (const [id, { local }] of edges) {
    const jacobian = local === null ? null : tabulateJacobian(local)
    if (jacobian !== null) files[`${id}.jacobian.npy`] = writeNpy(jacobian)
  }
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) })
}
