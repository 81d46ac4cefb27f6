/** Coefficients of ops that are linear in their inputs: asked of the float kernel with basis vectors, then exact. */
import type { ResolvedNode } from '../graph/structure.ts'
import { countEntries } from '../tensor/shape.ts'
import { fromFloat, type Rational } from './rational.ts'

/** coefficient · the product of the entries named by port and index. */
export interface Product {
  readonly coefficient: Rational
  readonly factors: readonly { readonly port: number; readonly index: number }[]
}

/** For each entry of the output the products that add up to it. */
export function readProducts(node: ResolvedNode, degree: 'linear' | 'bilinear'): readonly (readonly Product[])[] {
  const { op, attributes, inputShapes, shape } = node
  const inputs = inputShapes.map((lengths) => new Float64Array(countEntries(lengths)))
  const output = new Float64Array(countEntries(shape))
  const kernel = op.kernel({ attributes, inputs, shapes: inputShapes, output, shape })
  const products: Product[][] = Array.from(output, () => [])

  const record = (factors: Product['factors'], offset: Float64Array) => {
    kernel.forward()
    output.forEach((value, i) => {
      if (value !== offset[i]) products[i].push({ coefficient: fromFloat(value - offset[i]), factors })
    })
  }
  record([], new Float64Array(output.length))
  kernel.forward()
  const offset = output.slice()

  const pairs = degree === 'bilinear' ? 2 : 0
  for (let port = pairs; port < inputs.length; port++) {
    for (let index = 0; index < inputs[port].length; index++) {
      inputs[port][index] = 1
      record([{ port, index }], offset)
      inputs[port][index] = 0
    }
  }
  if (degree === 'linear') return products
  for (let j = 0; j < inputs[0].length; j++) {
    inputs[0][j] = 1
    for (let k = 0; k < inputs[1].length; k++) {
      inputs[1][k] = 1
      record(
        [
          { port: 0, index: j },
          { port: 1, index: k },
        ],
        offset,
      )
      inputs[1][k] = 0
    }
    inputs[0][j] = 0
  }
  return products
}
