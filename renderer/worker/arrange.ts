/** Automatic layout, as its own worker serves it: it takes longer than evaluating, which must not wait for it. */
import type { Document, Position } from '../../shared/document/document.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { layoutDocument } from '../../shared/layout/layout-document.ts'
import { optionsOf } from '../../shared/scene/options.ts'

/** Above this many nodes labels get no room of their own: nobody could read them when the whole graph is in view. */
const MANY_NODES = 150

export function createArrange() {
  return {
    /** Positions that leave room for every label, gradients included, so that pressing Backward covers nothing. */
    layout: (document: Document): Promise<ReadonlyMap<string, Position>> => {
      if (document.nodes.length <= MANY_NODES) return layoutDocument(document, differentiateGraph(document))
      const bare = { values: false, locals: false, gradients: false }
      return layoutDocument(document, null, optionsOf(document.settings, bare))
    },
  }
}

export type Arrange = ReturnType<typeof createArrange>
