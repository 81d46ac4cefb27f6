/** The parts of an expression that become nodes of their own. */
import { findOp } from '../ops/index.ts'
import { isValue } from './constants.ts'
import { isTransposed, type Expression, type ExpressionOf } from './syntax.ts'

/** From left to right; none for names, for values and for the value of a source. */
export function operandsOf(expression: Expression): readonly Expression[] {
  if (isValue(expression)) return []
  switch (expression.kind) {
    case 'unary':
      return [expression.operand]
    case 'binary': {
      const { left, right } = expression
      return [isMatrixProduct(expression) ? (left as ExpressionOf<'unary'>).operand : left, right]
    }
    case 'call':
      return findOp(expression.callee)?.group === 'source' ? [] : expression.inputs
    default:
      return []
  }
}

/** `u' * v`: whether `u` is really transposed depends on its shape, so the product decides it. */
export function isMatrixProduct({ operator, left }: ExpressionOf<'binary'>): boolean {
  return operator === '*' && isTransposed(left)
}
