/** The layout engine (Eclipse Layout Kernel), loaded when the first graph is laid out. */
import type { ElkNode } from 'elkjs/lib/elk-api.js'

interface Engine {
  readonly layout: (graph: ElkNode) => Promise<ElkNode>
}

let engine: Promise<Engine> | null = null

/** Lays the graph out in this thread; windows therefore call it from a worker. */
export async function runElk(graph: ElkNode): Promise<ElkNode> {
  engine ??= loadEngine()
  return (await engine).layout(graph)
}

/**
 * Inside a worker the engine's script takes the worker's messages for its own, unless it believes to be in a window:
 * so it is shown an empty document while it loads.
 */
async function loadEngine(): Promise<Engine> {
  const scope = globalThis as { document?: unknown; self?: unknown }
  const isWorker = scope.self !== undefined && scope.document === undefined
  if (isWorker) scope.document = {}
  try {
    const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
    return new Elk()
  } finally {
    if (isWorker) delete scope.document
  }
}
