import { useStoreApi } from '@xyflow/react'
import { useCallback, useState } from 'react'
import { showNode } from '../commands/edit.ts'
import { goTo } from '../commands/walk.ts'
import { SearchPopover, type SearchEntry } from '../controls/search-popover.tsx'
import { Mathematics } from '../mathematics/mathematics.tsx'
import { nameTex } from '../../shared/notation/name.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { useFindNode } from '../state/find-node.ts'
import { orderNodes } from '../state/order-nodes.ts'
import { readView } from '../state/view.ts'
import { opTitle } from '../text/spoken.ts'
import { text } from '../text/text.ts'

interface NodeEntry extends SearchEntry {
  readonly id: string
}

/** The search for a node by name, label, op or value. What is marked in the list is shown on the canvas at once. */
export function FindNode() {
  const isOpen = useFindNode(({ isOpen }) => isOpen)
  return isOpen ? <Search /> : null
}

const MARGIN = 16

function Search() {
  const store = useStoreApi()
  const [place] = useState(() => store.getState().domNode?.getBoundingClientRect())
  const search = useCallback((query: string) => findNodes(query), [])
  const close = () => useFindNode.setState({ isOpen: false })
  return (
    <SearchPopover
      label={text.findNode.title}
      placeholder={text.findNode.placeholder}
      hint={text.findNode.hint}
      at={{ x: (place?.left ?? 0) + MARGIN, y: (place?.top ?? 0) + MARGIN }}
      search={search}
      describeNothing={text.findNode.nothing}
      onMark={({ id }) => showNode(id)}
      onChoose={({ id }) => {
        close()
        showNode(id)
        goTo(useDrawing.getState().hostOf(id))
      }}
      onClose={() => {
        close()
        readView().focus(null)
      }}
    />
  )
}

/** The node of that very name comes first, then those whose names begin so, then those that match anywhere. */
function findNodes(query: string): readonly NodeEntry[] {
  const wanted = query.toLowerCase()
  const { nodes } = useDrawing.getState()
  return orderNodes(readDocument())
    .map((node) => {
      const { id, op, label } = node
      const title = opTitle(op)
      const words = `${id} ${label ?? ''} ${op} ${title} ${nodes.get(id)?.picture.title ?? ''}`.toLowerCase()
      const name = id.toLowerCase()
      const rank = [id === query, name === wanted, name.startsWith(wanted), words.includes(wanted)].indexOf(true)
      return { node, title, rank }
    })
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SHOWN)
    .map(({ node: { id, label }, title }) => ({
      id,
      key: id,
      content: (
        <>
          <span className="find-node__name">
            <Mathematics tex={nameTex(id, label)} size={16} />
          </span>
          <span className="visually-hidden">{id}</span>
          <span className="search-popover__detail">{title}</span>
        </>
      ),
    }))
}

const MOST_SHOWN = 100
