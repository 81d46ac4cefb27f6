import { useDocument } from '../../state/document.ts'
import { useDrawing } from '../../state/drawing.ts'
import { useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { AnnotationInspector } from './annotation-inspector.tsx'
import { NodeInspector } from './node-inspector.tsx'
import { NothingSelected } from './nothing-selected.tsx'
import { EdgeInspector } from './edge-inspector.tsx'
import { SeveralSelected } from './several-selected.tsx'

/** Everything about what is selected. */
export function Inspector() {
  const nodes = useSession(({ selectedNodes }) => selectedNodes)
  const edges = useSession(({ selectedEdges }) => selectedEdges)
  const annotations = useSession(({ selectedAnnotations }) => selectedAnnotations)
  const [annotation] = annotations
  const node = useDocument(({ document }) => document.nodes.find(({ id }) => nodes.has(id)))
  const wire = useDrawing(({ wires }) => [...edges].map((id) => wires.get(id)).find((wire) => wire !== undefined))
  return (
    <section className="inspector" aria-label={text.regions.inspector}>
      {annotations.size === 1 && nodes.size + edges.size === 0 ? (
        <AnnotationInspector key={annotation} id={annotation} />
      ) : nodes.size === 1 && edges.size === 0 && node !== undefined ? (
        <NodeInspector key={node.id} node={node} />
      ) : edges.size === 1 && nodes.size === 0 && wire !== undefined ? (
        <EdgeInspector key={wire.id} wire={wire} />
      ) : nodes.size + edges.size + annotations.size > 0 ? (
        <SeveralSelected nodes={nodes.size} edges={edges.size} />
      ) : (
        <NothingSelected />
      )}
    </section>
  )
}
