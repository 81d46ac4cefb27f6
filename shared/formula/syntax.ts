/** The syntax tree of formulas. Every node knows the characters it was read from. */

/** Nobody reads more sentences about one text. */
export const MAX_PROBLEMS = 20

/** Characters of the text: offset in UTF-16 units from 0, and how many. */
export interface Span {
  readonly offset: number
  readonly length: number
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '@' | '^'

/** `-` is the sign, `'` transposition. */
export type UnaryOperator = '-' | "'"

export interface NamedArgument extends Span {
  readonly name: string
  readonly value: Expression
}

export type Expression =
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'text'; readonly value: string })
  | (Span & { readonly kind: 'name'; readonly name: string })
  /** `?` (and `_`, where no node has that name): an input to which nothing is connected yet. */
  | (Span & { readonly kind: 'hole' })
  | (Span & { readonly kind: 'list'; readonly items: readonly Expression[] })
  | (Span & { readonly kind: 'record'; readonly entries: readonly NamedArgument[] })
  | (Span & { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression })
  | (Span & {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    })
  | (Span & {
      readonly kind: 'call'
      readonly callee: string
      /** The characters of the op's name. */
      readonly calleeSpan: Span
      readonly inputs: readonly Expression[]
      readonly attributes: readonly NamedArgument[]
    })

export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>

export type Statement =
  /** `name = expression`; `target` are the characters of the name. */
  | (Span & {
      readonly kind: 'definition'
      readonly name: string
      readonly target: Span
      readonly expression: Expression
    })
  /** An expression without a name. */
  | (Span & { readonly kind: 'bare'; readonly expression: Expression })
  /** `loss: name`; `null` (`loss: ?`) says that the graph has no loss. */
  | (Span & { readonly kind: 'loss'; readonly name: string | null; readonly target: Span })

/** The span without whatever else the object holds, as the place of a problem. */
export function spanOf({ offset, length }: Span): Span {
  return { offset, length }
}

/** `u'`: the left factor that turns `*` into a matrix product. */
export function isTransposed(expression: Expression): expression is ExpressionOf<'unary'> {
  return expression.kind === 'unary' && expression.operator === "'"
}
