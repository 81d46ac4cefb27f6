/** The examples and their figures in Czech. */
import { expect, it } from 'vitest'
import { czechExamples } from '../../shared/examples/czech.ts'
import { sceneOptions } from '../../shared/export/figure-options.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { draw, EXAMPLES } from '../export/examples.ts'
import { findEnglish } from './find-english.ts'

it('every example has a Czech title, and a description where it has an English one', () => {
  const described = Object.entries(czechExamples).map(([file, { title, description }]) => {
    expect(findEnglish(`${title} ${description ?? ''}`)).toEqual([])
    return [file, description !== undefined] as const
  })
  const files = EXAMPLES.map(({ name, document }) => [`${name}.chainrule`, document.description !== undefined] as const)
  expect(described.toSorted()).toEqual(files.toSorted())
})

it('what a screen reader hears of a figure is Czech', async () => {
  const { document } = await draw(EXAMPLES.find(({ name }) => name === 'problem-2')!.document)
  const { title, description, nodes, labels } = composeScene(
    { ...document, title: '' },
    differentiateGraph(document),
    sceneOptions(undefined, { language: 'cs' }),
  )
  expect(title).toBe('Výpočetní graf')
  const heard = [description, ...nodes.map((node) => node.title), ...labels.map((label) => label.title)]
  expect(heard.length).toBeGreaterThan(10)
  expect(findEnglish(heard.join(' '))).toEqual([])
})
