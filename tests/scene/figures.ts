/** Documents to draw: the examples that ship with the program, and random graphs. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { layoutDocument } from '../../shared/layout/layout-document.ts'
import { optionsOf, type SceneOptions } from '../../shared/scene/options.ts'
import { composeScene, type Scene } from '../../shared/scene/scene.ts'

const FOLDER = new URL('../../shared/examples/', import.meta.url)

/** Names and documents of the examples. */
export const examples: readonly (readonly [string, Document])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.chainrule'))
  .map((name) => [name, readExample(name)])

export function readExample(name: string): Document {
  const opened = parseDocument(readFileSync(new URL(name, FOLDER), 'utf8'))
  if (!opened.ok) throw new Error(`the example ${name} cannot be read`)
  return opened.value.document
}

/** The document laid out for its values and gradients, as a figure. */
export async function drawLaidOut(document: Document, choices: Partial<SceneOptions> = {}): Promise<Scene> {
  const evaluation = differentiateGraph(document)
  const options = { ...optionsOf(document.settings), ...choices }
  const positions = await layoutDocument(document, evaluation, options)
  const nodes = document.nodes.map((node) => ({ ...node, position: positions.get(node.id)! }))
  return composeScene({ ...document, nodes }, evaluation, options)
}

const OPS: readonly (readonly [op: string, ports: number])[] = [
  ['add', 2],
  ['sub', 2],
  ['mul', 2],
  ['div', 2],
  ['sin', 1],
  ['tanh', 1],
  ['softplus', 1],
  ['sum', 1],
]

/** Acyclic graphs of scalars with up to `size` nodes, wherever their nodes stand. */
export function anyDocument(size: number): fc.Arbitrary<Document> {
  const node = fc.record({
    op: fc.nat(OPS.length - 1),
    sources: fc.tuple(fc.nat(), fc.nat()),
    x: fc.integer({ min: 0, max: 90 }),
    y: fc.integer({ min: 0, max: 60 }),
  })
  return fc.array(node, { minLength: 1, maxLength: size }).map((drawn) => {
    const nodes = drawn.map(({ op, sources, x, y }, index): DocumentNode => {
      const position = { x: 10 * x, y: 10 * y }
      if (index < 2) {
        return { id: `v${index}`, op: 'parameter', attributes: { value: index + 0.5 }, inputs: [], position }
      }
      const [id, ports] = OPS[op]
      const inputs = sources.slice(0, ports).map((source) => `v${source % index}`)
      return { id: `v${index}`, op: id, attributes: {}, inputs, position }
    })
    return { title: 'random', loss: nodes[nodes.length - 1].id, nodes }
  })
}
