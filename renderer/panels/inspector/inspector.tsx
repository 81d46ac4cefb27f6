import { useDocument } from '../../state/document.ts'
import { useDrawing } from '../../state/drawing.ts'
import { useSession } from '../../state/session.ts'
import { commands } from '../../commands/table.ts'
import { text } from '../../text/text.ts'
import { NodeInspector } from './node-inspector.tsx'
import { NothingSelected } from './nothing-selected.tsx'
import { EdgeInspector } from './edge-inspector.tsx'

/** Everything about what is selected. */
export function Inspector() {
  const nodes = useSession(({ selectedNodes }) => selectedNodes)
  const edges = useSession(({ selectedEdges }) => selectedEdges)
  const node = useDocument(({ document }) => document.nodes.find(({ id }) => nodes.has(id)))
  const wire = useDrawing(({ wires }) => [...edges].map((id) => wires.get(id)).find((wire) => wire !== undefined))
  return (
    <section className="inspector" aria-label={text.regions.inspector}>
      {nodes.size === 1 && edges.size === 0 && node !== undefined ? (
        <NodeInspector key={node.id} node={node} />
      ) : edges.size === 1 && nodes.size === 0 && wire !== undefined ? (
        <EdgeInspector key={wire.id} wire={wire} />
      ) : nodes.size + edges.size > 0 ? (
        <SeveralSelected nodes={nodes.size} edges={edges.size} />
      ) : (
        <NothingSelected />
      )}
    </section>
  )
}

function SeveralSelected({ nodes, edges }: { readonly nodes: number; readonly edges: number }) {
  return (
    <>
      <div className="inspector__head">
        <h2>{text.inspector.several(nodes, edges)}</h2>
      </div>
      <div className="inspector__actions">
        {nodes > 0 && (
          <button type="button" className="button button--outline" onClick={() => void commands.duplicate.run()}>
            {commands.duplicate.title()}
          </button>
        )}
        <button
          type="button"
          className="button button--outline button--danger"
          onClick={() => void commands.delete.run()}
        >
          {commands.delete.title()}
        </button>
      </div>
    </>
  )
}
