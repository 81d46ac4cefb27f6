/** Pictures. Loaded only when one is asked for: fonts and layout take longer to start than all the rest. */
import type { Document } from '../shared/document/document.ts'
import { writeDocument } from '../shared/document/write.ts'
import { differentiateGraph, evaluateGraph } from '../shared/engine/evaluate.ts'
import { writeSvg } from '../shared/export/svg.ts'
import type { ThemeName } from '../shared/scene/theme.ts'
import { placeNodes } from '../shared/layout/layout-document.ts'
import { composeScene } from '../shared/scene/scene.ts'

export interface DrawOptions {
  readonly theme: ThemeName
  /** Whether the document travels inside the picture, so that it can be opened again. */
  readonly embed: boolean
}

/** The figure as SVG; what has no position is laid out. */
export async function drawSvg(document: Document, { theme, embed }: DrawOptions): Promise<string> {
  const evaluation = document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)
  const placed = await placeNodes(document, evaluation)
  return writeSvg(composeScene(placed, evaluation), { theme, ...(embed && { embed: writeDocument(placed) }) })
}
