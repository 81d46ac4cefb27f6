import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Json } from '../../shared/value/json.ts'
import { documents } from './generators.ts'

function read(text: string): Document {
  const opened = parseDocument(text)
  if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'))
  return opened.value.document
}

function withValue(value: Json): Document {
  return { title: '', nodes: [{ id: 'w', op: 'parameter', attributes: { value }, inputs: [] }] }
}

describe('a written file', () => {
  it('has sorted keys, two spaces and a node a line', () => {
    const document: Document = {
      title: 'Sine',
      loss: 's',
      nodes: [
        { id: 'w', op: 'parameter', attributes: { value: ['pi/2', 'pi'] }, inputs: [], position: { x: 0, y: 20 } },
        { id: 's', op: 'sin', attributes: {}, inputs: ['w'], label: '\\sin w', unknown: { comment: 'zéro' } },
      ],
      settings: { decimals: 4 },
    }
    expect(writeDocument(document)).toBe(
      [
        '{',
        '  "format": "chainrule/graph",',
        '  "loss": "s",',
        '  "nodes": [',
        '    { "attributes": { "value": ["pi/2", "pi"] }, "id": "w", "inputs": [], "op": "parameter", "position": { "x": 0, "y": 20 } },',
        '    { "comment": "zéro", "id": "s", "inputs": ["w"], "label": "\\\\sin w", "op": "sin" }',
        '  ],',
        '  "settings": { "decimals": 4 },',
        '  "title": "Sine",',
        '  "version": 1',
        '}',
        '',
      ].join('\n'),
    )
  })

  it('takes a line for each row of a large matrix', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => Array.from({ length: 1000 }, (_, j) => Math.sin(i + j)))
    const text = writeDocument(withValue(rows))
    expect(text.split('\n').length).toBeLessThan(1030)
    expect(writeDocument(read(text)) === text).toBe(true)
  })

  it('keeps a flat list of numbers on one line', () => {
    const value = { shape: [100], data: Array.from({ length: 100 }, (_, i) => i) }
    expect(writeDocument(withValue(value)).split('\n').length).toBeLessThan(20)
  })

  it.each([
    [NaN, '"NaN"'],
    [-Infinity, '"-Infinity"'],
    [-0, '-0'],
    [1e-7, '1e-7'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['pi/2', '"pi/2"'],
    [[], '[]'],
    [{}, '{}'],
  ])('writes the value %j as %s', (value, expected) => {
    expect(writeDocument(withValue(value))).toContain(`"value": ${expected} `)
  })

  it('prefers a field that was set since to one that could not be read', () => {
    expect(writeDocument({ title: 'new', nodes: [], unknown: { title: 5 } })).toContain('"title": "new"')
  })
})

describe('reading and writing', () => {
  it('reading gives back exactly the document that was written', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(read(writeDocument(document))).toEqual(document)
      }),
    )
  })

  it('writing gives back exactly the text that was read', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const text = writeDocument(document)
        expect(writeDocument(read(text))).toBe(text)
      }),
    )
  })
})

/** What the layout and the canvas snap to, in pixels. */
const GRID = 10

describe.each(['problem-2', 'micrograd', 'sigmoid-neuron', 'colah', 'two-layer-network'])('the example %s', (name) => {
  const text = readFileSync(new URL(`../../shared/examples/${name}.chainrule`, import.meta.url), 'utf8')

  it('has nothing wrong with it, a title, a loss and a position for every node', () => {
    const opened = parseDocument(text)
    if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'))
    const { document } = opened.value
    expect(checkDocument(opened.value).map(describeProblem)).toEqual([])
    expect(document.title).not.toBe('')
    expect(document.loss).toBeDefined()
    for (const { position } of document.nodes)
      expect([position!.x, position!.y].every((at) => at % GRID === 0)).toBe(true)
  })

  it('is written back byte for byte', () => {
    expect(writeDocument(read(text))).toBe(text)
  })
})
