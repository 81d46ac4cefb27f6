/**
 * The parser of constant expressions: mathjs' parser without its library of functions, which would take longer to start
 * than everything else in `shared/` together. Nothing is ever evaluated by it.
 */
import { create, parseDependencies } from 'mathjs/number'

export type { MathNode } from 'mathjs/number'

export const { parse: parseExpression } = create(parseDependencies)
