/** Evaluation off the page's thread, so that no graph can freeze the window. */
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import { createCompute } from './compute.ts'
import { serve } from './rpc.ts'
import { listLargeBuffers } from './transfer.ts'

serve(createCompute(), (value) =>
  typeof value === 'object' && value !== null && 'edges' in value ? listLargeBuffers(value as Evaluation) : [],
)
