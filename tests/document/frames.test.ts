import { describe, expect, test } from 'vitest'
import { bridgeNodes } from '../../shared/document/bridge.ts'
import { addComment, listComments, moveComments, setComment } from '../../shared/document/comments.ts'
import type { Document } from '../../shared/document/document.ts'
import { removeNodes, renameNode } from '../../shared/document/edits.ts'
import { copyNodes, duplicateNodes } from '../../shared/document/fragment.ts'
import { addFrame, collapseFrame, listFrames, removeFrame, setFrameTitle } from '../../shared/document/frames.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { findConnected, findDownstream, findUpstream } from '../../shared/document/reach.ts'
import { writeDocument } from '../../shared/document/write.ts'

/** w → s → y → L, x → y, l → L, and a lone r. */
const document: Document = {
  title: '',
  loss: 'L',
  nodes: [
    ...['w', 'x', 'l'].map((id) => ({ id, op: 'input', attributes: {}, inputs: [] })),
    { id: 's', op: 'sin', attributes: {}, inputs: ['w'] },
    { id: 'y', op: 'dot', attributes: {}, inputs: ['s', 'x'] },
    { id: 'L', op: 'logistic_loss', attributes: {}, inputs: ['y', 'l'] },
    { id: 'r', op: 'relu', attributes: {}, inputs: [null] },
  ],
}
const inputsOf = (of: Document, id: string) => of.nodes.find((node) => node.id === id)?.inputs
const members = (of: Document) => listFrames(of).map(({ id, nodes }) => [id, ...nodes])

describe('frames', () => {
  const { document: framed } = addFrame(document, new Set(['y', 's']), 'Model')

  test('list their members in the order of the document', () => {
    expect(framed.frames).toEqual([{ id: 'frame1', title: 'Model', nodes: ['s', 'y'] }])
  })

  test('a node belongs to one frame, and a frame that loses all its members is gone', () => {
    expect(members(addFrame(framed, new Set(['y', 'L']), 'Loss').document)).toEqual([
      ['frame1', 's'],
      ['frame2', 'y', 'L'],
    ])
    expect(members(addFrame(framed, new Set(['s', 'y', 'x']), 'All').document)).toEqual([['frame1', 'x', 's', 'y']])
  })

  test('follow when nodes are removed or renamed', () => {
    expect(members(removeNodes(framed, new Set(['s'])))).toEqual([['frame1', 'y']])
    expect(removeNodes(framed, new Set(['s', 'y']))).not.toHaveProperty('frames')
    const renamed = renameNode(framed, 's', 't')
    expect(renamed.ok && members(renamed.value)).toEqual([['frame1', 't', 'y']])
  })

  test('collapse, open, get another title and go away; what changes nothing is no edit', () => {
    const collapsed = collapseFrame(framed, 'frame1', true)
    expect(collapsed.frames?.[0].collapsed).toBe(true)
    expect(collapseFrame(collapsed, 'frame1', false)).toEqual(framed)
    expect(collapseFrame(framed, 'frame1', false)).toBe(framed)
    expect(setFrameTitle(framed, 'frame1', 'f').frames?.[0].title).toBe('f')
    expect(removeFrame(framed, 'frame1')).toEqual(document)
    expect(removeFrame(framed, 'gone')).toBe(framed)
  })

  test('of files that contradict themselves are shown as far as they can be', () => {
    const frames = [
      { id: 'a', title: '', nodes: ['w', 'gone', 'w'] },
      { id: 'a', title: 'again', nodes: ['s'] },
      { id: 'b', title: '', nodes: ['w', 'x'] },
      { id: 'c', title: '', nodes: ['w'] },
    ]
    expect(members({ ...document, frames })).toEqual([
      ['a', 'w'],
      ['b', 'x'],
    ])
  })

  test('are copied whole or not at all, under free names', () => {
    expect(copyNodes(framed, new Set(['s']))).not.toHaveProperty('frames')
    const { document: twice } = duplicateNodes(framed, new Set(['s', 'y', 'w']))
    expect(members(twice)).toEqual([
      ['frame1', 's', 'y'],
      ['frame2', 's1', 'y1'],
    ])
  })

  test('survive saving and opening, as comments and pins do', () => {
    const { document: noted } = addComment(collapseFrame(framed, 'frame1', true), 'why $w$?', { x: 10, y: 20 })
    const full: Document = { ...noted, nodes: noted.nodes.map((node) => ({ ...node, pinned: true })) }
    const opened = parseDocument(writeDocument(full))
    expect(opened.ok && opened.value.document).toEqual(full)
    expect(opened.ok && opened.value.notices.filter(({ code }) => code.startsWith('document/'))).toEqual([])
  })

  test('that cannot be read are kept and reported', () => {
    const text = writeDocument(document).replace('"format"', '"frames": [{"id": 1}],\n  "format"')
    const opened = parseDocument(text)
    expect(opened.ok && opened.value.document).toEqual({ ...document, unknown: { frames: [{ id: 1 }] } })
    expect(opened.ok && opened.value.notices.map(({ code }) => code)).toContain('document/unreadable-field')
  })
})

describe('comments', () => {
  const { document: noted, id } = addComment(document, 'first', { x: 0, y: 0 })

  test('are written, moved and, without a text, gone', () => {
    expect(setComment(noted, id, 'second').comments).toEqual([{ id, text: 'second', position: { x: 0, y: 0 } }])
    expect(moveComments(noted, new Map([[id, { x: 5, y: 6 }]])).comments?.[0].position).toEqual({ x: 5, y: 6 })
    expect(moveComments(noted, new Map([[id, { x: 0, y: 0 }]]))).toBe(noted)
    expect(setComment(noted, id, ' ')).toEqual(document)
  })

  test('with one id are shown once', () => {
    const comments = [...noted.comments!, { id, text: 'twin', position: { x: 1, y: 1 } }]
    expect(listComments({ comments }).map(({ text }) => text)).toEqual(['first'])
  })

  test('are copied when they are chosen', () => {
    const { document: twice, comments } = duplicateNodes(noted, new Set(), { comments: new Set([id]) })
    expect(comments.get(id)).toBe('comment2')
    expect(twice.comments?.[1]).toEqual({ id: 'comment2', text: 'first', position: { x: 20, y: 20 } })
  })
})

describe('what lies along the wires', () => {
  test.each([
    ['upstream of y', findUpstream(document, ['y']), 's w x y'],
    ['downstream of s', findDownstream(document, ['s']), 'L s y'],
    ['connected with w', findConnected(document, ['w']), 'L l s w x y'],
    ['connected with r', findConnected(document, ['r']), 'r'],
  ])('%s', (_, found, expected) => {
    expect([...found].sort().join(' ')).toBe(expected)
  })
})

describe('deleting nodes and bridging their wires', () => {
  test.each([
    ['one', ['s'], 'y', ['w', 'x']],
    ['a chain', ['s', 'y'], 'L', ['w', 'l']],
    ['a source, which has nothing to pass on', ['w'], 's', [null]],
  ])('%s', (_, ids, consumer, inputs) => {
    expect(inputsOf(bridgeNodes(document, new Set(ids)), consumer)).toEqual(inputs)
  })

  test('never loops where a file holds a circle', () => {
    const circle = document.nodes.map((node) => (node.id === 's' ? { ...node, inputs: ['y'] } : node))
    expect(inputsOf(bridgeNodes({ ...document, nodes: circle }, new Set(['s', 'y'])), 'L')).toEqual([null, 'l'])
  })
})
