/** Every step of every example looks the same whichever way one came to it. */
import { describe, expect, test } from 'vitest'
import { createExplain, type Walk } from '../../renderer/worker/explain.ts'
import { revealFace, revealLabels, revealWires } from '../../renderer/state/reveal.ts'
import type { ShownStep } from '../../renderer/state/player.ts'
import { knownAfter } from '../../shared/derivation/known.ts'
import type { Document } from '../../shared/document/document.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { examples } from '../scene/figures.ts'

interface Window {
  readonly walk: Walk
  readonly show: (index: number) => string
}

/** What panel and canvas show of a step, as text. */
function open(document: Document): Window {
  const explain = createExplain()
  const opened = explain.open(document)
  if (!opened.ok) throw new Error('the example cannot be explained')
  const walk = opened.value
  const evaluation = explain.evaluate(0)!
  const scene = composeScene(place(document), evaluation)
  const wires = new Map(scene.wires.map((wire) => [wire.id, wire]))
  const labels = new Map(scene.wires.map(({ id }) => [id, scene.labels.filter(({ edge }) => edge === id)]))
  const show = (index: number): string => {
    const told = explain.tell(0, index, 'en')!
    const known = knownAfter(walk.schedule, index)
    const shown: ShownStep = { ...told, walk, step: walk.steps[index], round: 0, index, known, evaluation }
    const faces = scene.nodes.map((picture) => {
      const node = evaluation.nodes.get(picture.id)!
      const face = revealFace(picture, node, shown, (restricted) => ({
        ...picture,
        title: `${picture.id} ${restricted.value !== null} ${restricted.gradient !== null}`,
      }))
      return [face.title, face.recedes]
    })
    const { quantity, formula, substituted, exact, result, note } = told.description
    return JSON.stringify([
      [quantity, formula, substituted, exact, result, note],
      faces,
      [...revealWires(wires, shown).values()].map(({ id, recedes }) => [id, recedes]),
      [...revealLabels(labels, wires, shown)].map(([id, list]) => [id, list.map(({ title }) => title)]),
    ])
  }
  return { walk, show }
}

/** Wherever nodes without a position are drawn does not matter here. */
function place(document: Document): Document {
  return {
    ...document,
    nodes: document.nodes.map((node, index) => ({ ...node, position: node.position ?? { x: 160 * index, y: 0 } })),
  }
}

describe.each(examples)('%s', (_, document) => {
  test('shows every step alike forwards, backwards and by jumping', () => {
    const { walk, show } = open(document)
    const indices = [...walk.steps.keys()]
    const forwards = indices.map(show)
    const backwards = indices.toReversed().map(show).toReversed()
    expect(backwards).toEqual(forwards)
    const jumps = indices.map((index) => (index * 7) % indices.length)
    expect(jumps.map(show)).toEqual(jumps.map((index) => forwards[index]))
    expect(new Set(forwards).size, 'every step shows something of its own').toBe(indices.length)
  })
})
