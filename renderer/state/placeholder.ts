import type { DocumentNode } from '../../shared/document/document.ts'
import { findOp } from '../../shared/ops/index.ts'
import type { NodePicture } from '../../shared/scene/picture.ts'

/** What stands for a node of a large graph until there is time to typeset it: its outline, without words. */
export function drawPlaceholder({ id, op, inputs }: DocumentNode): NodePicture {
  const isSource = findOp(op)?.group === 'source'
  const width = isSource ? 80 : 40
  const height = 40
  const body = { x: 0, y: 0, width, height }
  return {
    id,
    width,
    height,
    bounds: body,
    outline: isSource ? 'box' : 'circle',
    radius: isSource ? 4 : 20,
    inputs: inputs.map((_, port) => ({
      name: String(port),
      position: { x: 0, y: ((port + 1) * height) / (inputs.length + 1) },
      named: false,
    })),
    output: { x: width, y: height / 2 },
    marks: [{ kind: 'box', box: body, radius: isSource ? 4 : 20, fill: 'op', stroke: { paint: 'muted', width: 1.1 } }],
    title: id,
  }
}
