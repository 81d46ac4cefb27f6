/** What all losses share: a rule per entry of two broadcast tensors, then the mean, the sum or every entry. */
import type { Fault } from '../problem/problem.ts'
import { broadcastShapes } from '../tensor/broadcast.ts'
import { countEntries, sameShape, type Shape } from '../tensor/shape.ts'
import { choice } from './attribute.ts'
import { broadcastOf, expandAll } from './elementwise.ts'
import { exactSum, type Arithmetic, type ExactRule } from './exact.ts'
import { isFault, type Binding, type Kernel, type Notation } from './op.ts'
import { factor, fraction, multiple } from './tex.ts'

export interface WithReduction {
  readonly reduction: 'mean' | 'sum' | 'none'
}

export const reduction = choice(['mean', 'sum', 'none'], {
  title: 'what becomes of the losses of the entries',
  fallback: 'mean',
})

/** The loss of one entry from prediction a and target b, and its partial derivatives. */
export interface LossRule {
  readonly f: (a: number, b: number) => number
  readonly da: (a: number, b: number) => number
  readonly db: (a: number, b: number) => number
}

/** Everything about a loss per entry that does not depend on its rule. */
export function lossOf<const Id extends string>(id: Id, prediction: string, target: string) {
  return {
    id,
    group: 'losses' as const,
    ports: [{ name: prediction }, { name: target }],
    elementwise: (attributes: WithReduction) => attributes.reduction === 'none',
    shape: (inputs: readonly Shape[], attributes: WithReduction): Shape | Fault => {
      const shape = broadcastOf(id, inputs)
      return isFault(shape) || attributes.reduction === 'none' ? shape : []
    },
    broadcast: expandAll,
  }
}

export function lossKernel(binding: Binding<WithReduction>, { f, da, db }: LossRule): Kernel {
  const {
    inputs: [a, b],
    output: y,
    attributes,
  } = binding
  const n = a.length
  const each = attributes.reduction === 'none'
  const scale = attributes.reduction === 'mean' ? 1 / n : 1
  return {
    forward: () => {
      let total = 0
      for (let i = 0; i < n; i++) {
        const entry = f(a[i], b[i])
        if (each) y[i] = entry
        else total += entry
      }
      if (!each) y[0] = total * scale
    },
    pullbacks: [
      (gy, ga) => {
        for (let i = 0; i < n; i++) ga[i] += gy[each ? i : 0] * scale * da(a[i], b[i])
      },
      (gy, gb) => {
        for (let i = 0; i < n; i++) gb[i] += gy[each ? i : 0] * scale * db(a[i], b[i])
      },
    ],
  }
}

/** The exact rule of a loss from that of one entry. */
export function exactLoss<A extends WithReduction>(
  rule: <N>(n: Arithmetic<N>, a: N, b: N, attributes: A) => N,
): Exclude<ExactRule<A>, string> {
  return (n, [a, b], i, { attributes, shapes: [shape] }) => {
    if (attributes.reduction === 'none') return rule(n, a(i), b(i), attributes)
    const count = countEntries(shape)
    const losses = Array.from({ length: count }, (_, k) => rule(n, a(k), b(k), attributes))
    return reduceExactly(n, losses, attributes)
  }
}

export function reduceExactly<N>(n: Arithmetic<N>, losses: readonly N[], { reduction }: WithReduction): N {
  const total = exactSum(n, losses)
  return reduction === 'mean' ? n.div(total, n.number(losses.length)) : total
}

interface EntryNotation<A> {
  readonly symbol: string
  /** The loss of one entry and its partial derivatives in TeX. */
  readonly tex: (a: string, b: string, attributes: A) => string
  readonly local: (a: string, b: string, attributes: A) => readonly [string, string]
  /** The losses of all entries in PyTorch, where `pair` are both names, broadcast where they must be. */
  readonly pytorch: (a: string, b: string, attributes: A, pair: string) => string
  /** The losses of all entries in NumPy, and their derivatives times `gy`. */
  readonly numpy: {
    readonly value: (a: string, b: string, attributes: A) => string
    readonly shares: (a: string, b: string, gy: string, attributes: A) => readonly [string, string]
  }
}

/** The notation of a loss from that of one entry. Where several entries are known to be averaged it says so. */
export function lossNotation<A extends WithReduction>({
  symbol,
  tex,
  local,
  pytorch,
  numpy,
}: EntryNotation<A>): Notation<A> {
  return {
    symbol,
    precedence: 1,
    needs: [2],
    tex: ([a, b], attributes, shapes) => sumUp(tex(a, b, attributes), attributes, countLosses(shapes)),
    local: ([a, b], _, attributes, shapes) =>
      local(a, b, attributes).map((text) => share(text, attributes, countLosses(shapes))),
    pytorch: ([a, b], attributes, shapes) => {
      const pair = shapes !== undefined && sameShape(shapes[0], shapes[1]) ? `${a}, ${b}` : spellPair(a, b)
      return spellReduction('torch', pytorch(a, b, attributes, pair), attributes, shapes)
    },
    numpy: {
      value: ([a, b], attributes, shapes) => spellReduction('np', numpy.value(a, b, attributes), attributes, shapes),
      shares: ([a, b], _, gy, attributes, shapes) =>
        numpy.shares(a, b, gy, attributes).map((text) => spellMeanShare(text, attributes, countLosses(shapes))),
    },
    onnx: null,
  }
}

function countLosses(shapes: readonly Shape[] | undefined): number {
  return shapes === undefined ? 1 : countEntries(broadcastShapes(shapes) ?? [])
}

/** The reduced loss: of a single entry it is the loss of that entry. */
export function sumUp(text: string, { reduction }: WithReduction, count: number): string {
  if (reduction === 'none' || count === 1) return text
  return `${reduction === 'mean' ? `\\frac{1}{${count}} ` : ''}\\sum_{i} ${factor(text)}`
}

/** The local derivative after reduction. */
export function share(text: string, { reduction }: WithReduction, count: number): string {
  return reduction === 'mean' && count !== 1 ? multiple(fraction('1', String(count)), text) : text
}

function spellPair(a: string, b: string): string {
  return `*torch.broadcast_tensors(${a}, ${b})`
}

/** A loss of single numbers needs no reduction. */
export function spellReduction(
  library: 'torch' | 'np',
  losses: string,
  { reduction }: WithReduction,
  shapes: readonly Shape[] | undefined,
): string {
  const isSingle = shapes?.every((shape) => shape.length === 0) ?? false
  return reduction === 'none' || isSingle ? losses : `${library}.${reduction}(${losses})`
}

export function spellMeanShare(text: string, { reduction }: WithReduction, count: number): string {
  return reduction === 'mean' && count !== 1 ? `${text} / ${count}` : text
}
