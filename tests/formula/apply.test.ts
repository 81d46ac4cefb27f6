import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import problem2 from '../../shared/examples/problem-2.chainrule?raw'
import { applyFormulas, describesGraph } from '../../shared/formula/apply.ts'
import { listFormulas } from '../../shared/formula/listing.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { arbitraryGraph } from './arbitrary-graph.ts'

const read = parseDocument(problem2)
if (!read.ok) throw new Error('problem 2 can be read')
const { document } = read.value

function apply(text: string, to: Document = document, before?: Document): Document {
  const applied = applyFormulas(to, text, before)
  if (!applied.ok) throw new Error(applied.problems.map(describeProblem).join('\n'))
  return applied.value
}
const find = ({ nodes }: Document, id: string) => nodes.find((node) => node.id === id)
const change = (from: string, to: string) => listFormulas(document).replace(from, to)

describe('text for a graph that is drawn already', () => {
  test('its own listing changes nothing at all', () => {
    expect(apply(listFormulas(document))).toBe(document)
  })

  test('another op keeps the node, its place and everything around it', () => {
    const next = apply(change('sin(w)', 'cos(w)'))
    expect(find(next, 's')).toEqual({ ...find(document, 's'), op: 'cos' })
    for (const { id } of document.nodes) if (id !== 's') expect(find(next, id)).toBe(find(document, id))
  })

  test('a node between two others is new; the others stay', () => {
    const next = apply(change('s = sin(w)', 's = sin(exp(w))'))
    expect(next.nodes.length).toBe(document.nodes.length + 1)
    expect(find(next, 's')?.position).toBe(find(document, 's')?.position)
    expect(next.nodes.at(-1)).toMatchObject({ op: 'exp', inputs: ['w'] })
    expect(next.nodes.at(-1)?.position).toBeUndefined()
  })

  test('another name for a node is a rename: it keeps its place', () => {
    const next = apply(listFormulas(document).replaceAll(/\bs\b/g, 'z'))
    expect(find(next, 's')).toBeUndefined()
    expect(find(next, 'z')?.position).toEqual(find(document, 's')?.position)
    expect(find(next, 'y')?.inputs[0]).toBe('z')
  })

  test('a name that is used but not defined keeps the value it had', () => {
    const next = apply('y = dot(w, x)')
    expect(find(next, 'w')).toBe(find(document, 'w'))
    expect(find(next, 'x')).toBe(find(document, 'x'))
    expect(next.loss).toBe('y')
  })

  test('what vanished while a name was being typed comes back with its value and place', () => {
    const halfway = apply('y = dot(w, xx)')
    expect(find(halfway, 'x')).toBeUndefined()
    expect(find(apply('y = dot(w, x)', halfway, document), 'x')).toBe(find(document, 'x'))
  })

  test('no text is an empty graph; what cannot be read changes nothing and says where', () => {
    expect(apply(' \n# nothing').nodes).toEqual([])
    const refused = applyFormulas(document, 'y = sn(w)')
    expect(refused.ok ? null : refused.problems[0].where).toEqual({ offset: 4, length: 2 })
  })

  test('a text describes the graph only where it says the values too', () => {
    expect(describesGraph(document, listFormulas(document))).toBe(true)
    expect(describesGraph(document, 's = sin(w); y = dot(s, x); L = logistic_loss(y, l)')).toBe(false)
    expect(describesGraph(document, change('pi/2', 'pi/3'))).toBe(false)
  })
})

test('the listing of any graph leaves that graph exactly as it is', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const drawn: Document = {
        title: '',
        ...graph,
        nodes: graph.nodes.map((node, index) => ({ ...node, position: { x: index, y: 0 } })),
      }
      const typed = apply(listFormulas(drawn), drawn)
      expect(typed.nodes.map(({ position }) => position)).toEqual(drawn.nodes.map(({ position }) => position))
      expect(apply(listFormulas(typed), typed)).toBe(typed)
    }),
  )
})
