/** Automatic layout, as its own worker serves it: it takes longer than evaluating, which must not wait for it. */
import type { Document, Position } from '../../shared/document/document.ts'
import { layoutGraph, type LayoutEdge, type LayoutNode } from '../../shared/layout/layout.ts'
import { warmUpLayout } from '../../shared/layout/warm-up.ts'

export function createArrange() {
  return {
    /** Positions that leave room for every label, gradients included, so that pressing Backward covers nothing. */
    layoutDocument: async (document: Document): Promise<ReadonlyMap<string, Position>> => {
      // Loaded only here: measuring brings the typesetter along, which a large graph does not have to wait for.
      const [{ layoutDocument }, { differentiateGraph }] = await Promise.all([
        import('../../shared/layout/layout-document.ts'),
        import('../../shared/engine/evaluate.ts'),
      ])
      return layoutDocument(document, differentiateGraph(document))
    },

    /** Positions of a large graph, whose labels nobody could read at once: from the sizes of its nodes alone. */
    layoutGraph: (
      nodes: readonly LayoutNode[],
      edges: readonly LayoutEdge[],
      direction: 'right' | 'down',
    ): Promise<ReadonlyMap<string, Position>> => layoutGraph(nodes, edges, direction),

    /** Loads the layout engine and lets it become fast. */
    warmUp: (): Promise<void> => warmUpLayout(),
  }
}

export type Arrange = ReturnType<typeof createArrange>
