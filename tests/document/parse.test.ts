import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { describeProblem, type Problem } from '../../shared/problem/problem.ts'

const small = {
  format: 'chainrule/graph',
  version: 1,
  nodes: [
    { id: 'w', op: 'parameter', attributes: { value: 2 }, inputs: [] },
    { id: 's', op: 'sin', inputs: ['w'] },
  ],
}

type Changes = Record<string, unknown>

/** The small file with fields of the file replaced. */
function fileWith(changes: Changes): string {
  return JSON.stringify({ ...small, ...changes })
}

/** The small file with fields of its node `s` replaced; `undefined` removes one. */
function nodeWith(changes: Changes): string {
  return fileWith({ nodes: [small.nodes[0], { ...small.nodes[1], ...changes }] })
}

function refusals(text: string): readonly Problem[] {
  const opened = parseDocument(text)
  return opened.ok ? [] : opened.problems
}

function notices(text: string): readonly Problem[] {
  const opened = parseDocument(text)
  if (!opened.ok) throw new Error(`does not open: ${opened.problems.map(describeProblem).join('\n')}`)
  return opened.value.notices
}

function summarise(problems: readonly Problem[]) {
  return problems.map(({ code, where }) => (where.path === undefined ? code : `${where.path} ${code}`))
}

describe('opening a file', () => {
  it('gives the document and has nothing to say about a file in order', () => {
    const opened = parseDocument(fileWith({ title: 'Sine', loss: 's' }))
    expect(opened).toEqual({
      ok: true,
      value: {
        document: {
          title: 'Sine',
          loss: 's',
          nodes: [
            { id: 'w', op: 'parameter', attributes: { value: 2 }, inputs: [] },
            { id: 's', op: 'sin', attributes: {}, inputs: ['w'] },
          ],
        },
        notices: [],
      },
    })
  })

  it('accepts a byte order mark and the line ends of Windows', () => {
    const text = JSON.stringify(small, null, 2)
    expect(parseDocument(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(parseDocument(text))
  })

  it('opens a file of version 1 with every feature and loses nothing of it', () => {
    const text = readFileSync(new URL('fixtures/version-1.chainrule', import.meta.url), 'utf8')
    const opened = parseDocument(text)
    if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'))
    expect(JSON.parse(writeDocument(opened.value.document))).toEqual(JSON.parse(text))
    const paths = summarise(opened.value.notices)
    expect(paths).toEqual(
      expect.arrayContaining([
        'authors document/unknown-field',
        'settings.theme document/unknown-field',
        'settings.layers.names document/unknown-field',
        'nodes[1].position.locked document/unknown-field',
        'nodes[11].comment document/unknown-field',
        'nodes[12].inputs[0] graph/unconnected',
        'nodes[13].inputs[0] graph/dangling',
        'nodes[14].op graph/unknown-op',
      ]),
    )
  })
})

describe('a file that cannot be opened', () => {
  it.each([
    ['nothing at all', ' \n ', ['document/empty']],
    ['a list', '[]', ['document/kind']],
    ['another format', fileWith({ format: 'excalidraw' }), ['format document/format']],
    ['a newer version', fileWith({ version: 2, nodes: 'unknown by then' }), ['version document/newer']],
    ['a version that is a text', fileWith({ version: '1' }), ['version document/version']],
    ['version 0', fileWith({ version: 0 }), ['version document/version']],
    ['version 1.5', fileWith({ version: 1.5 }), ['version document/version']],
    ['an empty object', '{}', ['document/missing', 'document/missing', 'document/missing']],
    ['nodes that are no list', fileWith({ nodes: { w: 1 } }), ['nodes document/kind']],
    ['a node that is a number', fileWith({ nodes: [7] }), ['nodes[0] document/kind']],
    ['a node that is null', fileWith({ nodes: [null] }), ['nodes[0] document/kind']],
    ['a node without an id', nodeWith({ id: undefined }), ['nodes[1] document/missing']],
    ['an id that is a number', nodeWith({ id: 5 }), ['nodes[1].id document/kind']],
    ['an empty id', nodeWith({ id: '' }), ['nodes[1].id document/kind']],
    ['an id with a space', nodeWith({ id: 'my node' }), ['nodes[1].id document/identifier']],
    ['an id that starts with a digit', nodeWith({ id: '2x' }), ['nodes[1].id document/identifier']],
    ['two nodes of one name', nodeWith({ id: 'w' }), ['nodes[1].id graph/duplicate-id']],
    ['a node without an op', nodeWith({ op: undefined }), ['nodes[1] document/missing']],
    ['an op that is a list', nodeWith({ op: ['sin'] }), ['nodes[1].op document/kind']],
    ['inputs that are a text', nodeWith({ inputs: 'w' }), ['nodes[1].inputs document/kind']],
    ['an input that is a number', nodeWith({ inputs: [3] }), ['nodes[1].inputs[0] document/kind']],
    ['10,001 inputs', nodeWith({ inputs: Array(10_001).fill('w') }), ['nodes[1].inputs document/too-many']],
  ])('%s', (_, text, expected) => {
    expect(summarise(refusals(text))).toEqual(expected)
  })

  it('says everything that is wrong at once', () => {
    const text = fileWith({
      version: '1',
      colour: 'red',
      nodes: [
        { id: '1', op: 'sin', inputs: ['w'] },
        { id: 'w', op: 'sine', inputs: ['1'] },
        { id: 's', op: 'sin', inputs: [4, 'w'], position: 3 },
        { id: 't', op: 'leaky_relu', inputs: ['s'], attributes: { slope: 'steep' } },
      ],
    })
    expect(summarise(refusals(text))).toEqual([
      'version document/version',
      'nodes[0].id document/identifier',
      'nodes[2].inputs[0] document/kind',
      'colour document/unknown-field',
      'nodes[1].op graph/unknown-op',
      'nodes[2].position document/unreadable-field',
      'nodes[3].attributes.slope attribute/kind',
    ])
  })

  it('stops listing problems after a thousand', () => {
    const problems = refusals(fileWith({ nodes: Array(5000).fill(0) }))
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)?.code).toBe('document/more')
  })
})

describe('a file that opens with notices', () => {
  it.each([
    ['an op of a later version', nodeWith({ op: 'sine' }), ['nodes[1].op graph/unknown-op']],
    ['an unknown field of a node', nodeWith({ lable: 's' }), ['nodes[1].lable document/unknown-field']],
    ['a wire from nowhere', nodeWith({ inputs: ['v'] }), ['nodes[1].inputs[0] graph/dangling']],
    ['a port without a wire', nodeWith({ inputs: [null] }), ['nodes[1].inputs[0] graph/unconnected']],
    ['too few inputs', nodeWith({ inputs: [] }), ['nodes[1].inputs[0] graph/unconnected']],
    ['too many inputs', nodeWith({ inputs: ['w', 'w'] }), ['nodes[1].inputs graph/port-count']],
    [
      'a node without inputs',
      nodeWith({ inputs: undefined }),
      ['nodes[1] document/missing', 'nodes[1].inputs[0] graph/unconnected'],
    ],
    ['an unknown attribute', nodeWith({ attributes: { slope: 1 } }), ['nodes[1].attributes.slope attribute/unknown']],
    ['attributes in a list', nodeWith({ attributes: [1] }), ['nodes[1].attributes document/unreadable-field']],
    ['a label that is a number', nodeWith({ label: 3 }), ['nodes[1].label document/unreadable-field']],
    ['half a position', nodeWith({ position: { x: 3 } }), ['nodes[1].position document/unreadable-field']],
    [
      'a position too large for a number',
      nodeWith({}).replace('"sin"', '"sin","position":{"x":1e999,"y":0}'),
      ['nodes[1].position document/unreadable-field'],
    ],
    ['a title that is a list', fileWith({ title: ['Sine'] }), ['title document/unreadable-field']],
    ['a loss that does not exist', fileWith({ loss: 'L' }), ['loss graph/unknown-loss']],
    [
      'an unknown optimizer',
      fileWith({ training: { optimizer: 'sdg' } }),
      ['training.optimizer document/unreadable-field'],
    ],
    [
      'a negative learning rate',
      fileWith({ training: { learningRate: -1 } }),
      ['training.learningRate document/unreadable-field'],
    ],
    ['settings in a text', fileWith({ settings: 'dark' }), ['settings document/unreadable-field']],
    ['half a decimal', fileWith({ settings: { decimals: 0.5 } }), ['settings.decimals document/unreadable-field']],
    [
      'an unknown layer',
      fileWith({ settings: { layers: { names: true } } }),
      ['settings.layers.names document/unknown-field'],
    ],
    [
      'a key that stands twice',
      fileWith({}).replace('"version"', '"format":"chainrule/graph","version"'),
      ['document/repeated-key'],
    ],
  ])('%s', (_, text, expected) => {
    expect(summarise(notices(text))).toEqual(expected)
  })

  it('puts fields it cannot read back into the file on saving', () => {
    const odd = { title: ['Sine'], training: { optimizer: 'sdg', learningRate: 0.1 }, settings: 5 }
    const text = nodeWith({ position: { x: 3 }, attributes: [1], label: null })
    const opened = parseDocument(JSON.stringify({ ...JSON.parse(text), ...odd }))
    if (!opened.ok) throw new Error('does not open')
    expect(JSON.parse(writeDocument(opened.value.document))).toEqual({ ...JSON.parse(text), ...odd })
  })

  it('keeps keys named __proto__ and constructor without being touched by them', () => {
    const odd = '{"__proto__": {"op": "sin", "polluted": true}, "constructor": {"prototype": 1}}'
    const text = `{"format": "chainrule/graph", "version": 1, "__proto__": ${odd}, "nodes": [{"id": "constructor", "op": "__proto__",
      "inputs": ["__proto__"], "__proto__": ${odd}, "attributes": ${odd}}, {"id": "__proto__", "op": "constructor", "inputs": []}]}`
    const opened = parseDocument(text)
    if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'))
    expect(JSON.parse(writeDocument(opened.value.document))).toEqual(JSON.parse(text))
    expect(({} as Changes)['polluted']).toBeUndefined()
  })
})

describe('sentences', () => {
  it.each([
    [
      nodeWith({ inputs: ['v'] }),
      'nodes[1].inputs[0], node "s": the wire comes from "v", but no node has that name; connect it to an existing node.',
    ],
    [
      nodeWith({ labels: 1 }),
      'nodes[1].labels: this version does not know the field "labels" and keeps it as it is. Perhaps "label" was meant.',
    ],
    [nodeWith({ op: undefined }), 'nodes[1]: "op" is missing; expected the id of an op such as "sin".'],
    [
      fileWith({ version: 3 }),
      'version: the file was written by a newer Chainrule (format version 3); this one reads versions up to 1. Update Chainrule to open it.',
    ],
  ])('say where, what and what to do: %s', (text, sentence) => {
    const opened = parseDocument(text)
    expect((opened.ok ? opened.value.notices : opened.problems).map(describeProblem)).toEqual([sentence])
  })
})

describe('checking an opened document', () => {
  it('adds what the graph layer finds and says each thing once, with its path', () => {
    const text = fileWith({
      colour: 'red',
      loss: 'gone',
      nodes: [
        { id: 'a', op: 'sin', inputs: ['a'] },
        { id: 'b', op: 'cos', inputs: ['a'] },
        { id: 'c', op: 'exp', inputs: ['gone'] },
      ],
    })
    const opened = parseDocument(text)
    if (!opened.ok) throw new Error('does not open')
    expect(summarise(checkDocument(opened.value)).sort()).toEqual([
      'colour document/unknown-field',
      'loss graph/unknown-loss',
      'nodes[0] graph/cycle',
      'nodes[2].inputs[0] graph/dangling',
    ])
  })
})
