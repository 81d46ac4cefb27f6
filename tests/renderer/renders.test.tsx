// @vitest-environment jsdom
/** Dragging one node among 1,000 nodes and 1,500 wires renders what moved, and nothing else. */
import { act, cleanup, render } from '@testing-library/react'
import { Tooltip } from 'radix-ui'
import type { ComponentProps } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GraphCanvas } from '../../renderer/canvas/graph-canvas.tsx'
import type * as MarksModule from '../../renderer/canvas/marks.tsx'
import { onDragStop, onNodesChange } from '../../renderer/canvas/selecting.ts'
import { openText } from '../../renderer/commands/file.ts'
import { boundsOf } from '../../renderer/state/placed-node.ts'
import { growBox, overlapArea } from '../../shared/scene/geometry.ts'
import { readDocument } from '../../renderer/state/document.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { largeGraph } from '../benchmarks/large-graph.ts'
import { startWindow, type TestWindow } from './start-window.ts'

/** How often a node or a wire was rendered: each draws its marks, here without remembering them. */
const counter = vi.hoisted(() => ({ renders: 0 }))

vi.mock('../../renderer/canvas/marks.tsx', async (importOriginal) => {
  const { Marks } = await importOriginal<typeof MarksModule>()
  return {
    Marks: (props: ComponentProps<typeof Marks>) => {
      counter.renders++
      return <Marks {...props} />
    },
  }
})

/** Large enough to show every node at a zoom at which it is drawn as an element. */
const SIDE = 30_000

let window: TestWindow
beforeEach(() => {
  window = startWindow('empty')
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn()
      unobserve = vi.fn()
      disconnect = vi.fn()
    },
  )
  vi.stubGlobal(
    'DOMMatrixReadOnly',
    class {
      m22 = 1
    },
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }))
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(SIDE)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(SIDE)
})
afterEach(() => {
  cleanup()
  window.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('dragging one node renders it and its wires, and nothing else', async () => {
  openText(largeGraph(), null)
  await vi.waitFor(() => expect(useDrawing.getState().wires.size).toBe(1_500), { timeout: 60_000 })
  const { container } = render(
    <Tooltip.Provider>
      <GraphCanvas />
    </Tooltip.Provider>,
  )
  await vi.waitFor(() => expect(container.querySelectorAll('.react-flow__node')).toHaveLength(1_000), {
    timeout: 60_000,
  })
  await vi.waitFor(() => expect(container.querySelectorAll('.react-flow__edge')).toHaveLength(1_500), {
    timeout: 60_000,
  })
  expect(counter.renders).toBeGreaterThanOrEqual(2_500)

  const node = readDocument().nodes[500]
  const wires = [...useDrawing.getState().wires.values()].filter(({ from, to }) => from === node.id || to === node.id)
  const { x, y } = node.position ?? { x: 0, y: 0 }
  const before = counter.renders
  for (let step = 1; step <= 5; step++) {
    act(() =>
      onNodesChange([
        { id: node.id, type: 'position', position: { x: x + 10 * step, y: y + 10 * step }, dragging: true },
      ]),
    )
  }
  const moved = useDrawing.getState()
  const to = moved.nodes.get(node.id)?.position ?? { x, y }
  expect(to).not.toEqual({ x, y })
  const box = growBox(boundsOf(moved.nodes.get(node.id)!), 5)
  for (const { id, from } of wires) {
    const end = moved.wires.get(id)!.curve.at(from === node.id ? 0 : -1)!
    expect(overlapArea(box, { ...end, width: 1, height: 1 }), `${id} ends at the node`).toBeGreaterThan(0)
  }
  expect(counter.renders - before).toBeGreaterThan(0)
  // Each twice at most: for its picture, and for its place in React Flow.
  expect(counter.renders - before).toBeLessThanOrEqual(5 * 2 * (1 + wires.length))
  act(() => onDragStop())
}, 180_000)
