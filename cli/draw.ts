/** Pictures. Loaded only when one is asked for: fonts and layout take longer to start than all the rest. */
import type { Document } from '../shared/document/document.ts'
import { writeDocument } from '../shared/document/write.ts'
import { differentiateGraph, evaluateGraph } from '../shared/engine/evaluate.ts'
import { writeSvg, type SvgOptions } from '../shared/export/svg.ts'
import { placeNodes } from '../shared/layout/layout-document.ts'
import type { Scene } from '../shared/scene/picture.ts'
import { composeScene } from '../shared/scene/scene.ts'

export interface DrawOptions {
  readonly theme: 'light' | 'dark'
  /** Whether the document travels inside the picture, so that it can be opened again. */
  readonly embed: boolean
}

export interface Drawing {
  readonly scene: Scene
  readonly options: SvgOptions
}

/** The figure with values and gradients; what has no position is laid out. */
export async function drawDocument(document: Document, { theme, embed }: DrawOptions): Promise<Drawing> {
  const evaluation = document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)
  const placed = await placeNodes(document, evaluation)
  const options = { theme, ...(embed && { embed: writeDocument(placed) }) }
  return { scene: composeScene(placed, evaluation), options }
}

export async function drawSvg(document: Document, options: DrawOptions): Promise<string> {
  const drawing = await drawDocument(document, options)
  return writeSvg(drawing.scene, drawing.options)
}
