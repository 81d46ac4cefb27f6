/** The example graphs as the window opens them, with their figures. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { describeProblem, type Problem } from '../../shared/problem/problem.ts'
import type { Scene } from '../../shared/scene/picture.ts'
import { composeScene } from '../../shared/scene/scene.ts'

const FOLDER = join(import.meta.dirname, '../../shared/examples')

export const EXAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.chainrule'))
  .map((file) => ({ name: file.replace('.chainrule', ''), document: open(readFileSync(join(FOLDER, file), 'utf8')) }))

export interface Drawn {
  readonly document: Document
  readonly scene: Scene
}

export async function draw(document: Document): Promise<Drawn> {
  const evaluation = document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)
  const placed = await placeNodes(document, evaluation)
  return { document: placed, scene: composeScene(placed, evaluation) }
}

export function derive(document: Document): Derivation {
  const derived = deriveDocument(document)
  return derived.ok ? derived.value : refuse(derived.problems)
}

function open(text: string): Document {
  const read = parseDocument(text)
  return read.ok ? read.value.document : refuse(read.problems)
}

function refuse(problems: readonly Problem[]): never {
  throw new Error(problems.map(describeProblem).join('\n'))
}
