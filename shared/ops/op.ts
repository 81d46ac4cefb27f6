/**
 * What an op is. Everything the program knows about an op stands in one declaration of this type: palette, inspector,
 * validation, help, exporters and contract tests read it. Adding an op = one declaration + one line in `index.ts`.
 *
 * Inside rules the alphabet of the field is used: `x` inputs, `y` output, `gy` the gradient of the loss with respect
 * to `y`, `gx` the gradient with respect to an input.
 */
import type { Fault } from '../problem/problem.ts'
import type { Shape } from '../tensor/shape.ts'
import type { AttributeSchema, AttributesOf } from './attribute.ts'
import type { ExactRule } from './exact.ts'

/** How an op writes in TeX that no gradient flows into a port, such as class indices. */
export const NO_GRADIENT = '\\text{none}'

export const OP_GROUPS = [
  'source',
  'arithmetic',
  'functions',
  'linear algebra',
  'reductions',
  'shape',
  'convolution',
  'normalisation',
  'losses',
] as const

export type OpGroup = (typeof OP_GROUPS)[number]

export interface Port {
  /** Name as in the op's signature: `x`, `a`, `y`. */
  readonly name: string
  /** May stay unconnected (only the last ports of an op). */
  readonly optional?: boolean
  /** May be repeated any number of times (only the last port of an op). */
  readonly repeated?: boolean
}

/** The buffers and shapes one node of a plan works on. Buffers stay the same for the life of the plan. */
export interface Binding<A> {
  readonly attributes: A
  /** Values of the inputs, already broadcast to `shapes`. */
  readonly inputs: readonly Float64Array[]
  readonly shapes: readonly Shape[]
  /** Where `forward` writes the result. */
  readonly output: Float64Array
  readonly shape: Shape
}

/**
 * Vector-Jacobian product of one port: adds `gy · ∂y/∂x` to `gx`. It reads the values bound to the kernel, so
 * `forward` must have run. It must add, never assign, and must be linear in `gy`.
 */
export type Pullback = (gy: Float64Array, gx: Float64Array) => void

export interface Kernel {
  /** Computes the output from the inputs. Overwrites every entry; allocates nothing. */
  readonly forward: () => void
  /** One per port; `null` where no gradient flows (class indices). Allocates nothing. */
  readonly pullbacks: readonly (Pullback | null)[]
}

/** How to write the op. `args` are the texts of the inputs, bracketed where {@link Notation.needs} asks for it. */
export interface Notation<A> {
  /** TeX of the symbol inside the node, for example `\sin` or `+`. */
  readonly symbol: string
  /** TeX of the application. Given the shapes of the inputs, means and sums say how many entries they run over. */
  readonly tex: (args: readonly string[], attributes: A, shapes?: readonly Shape[]) => string
  /**
   * How tightly the TeX form binds, so that writers know when to bracket it inside another: 1 sum and sign,
   * 2 product and fraction, 3 function without brackets (`\sin x`), 4 power, 5 atoms and closed forms (the default).
   */
  readonly precedence?: 1 | 2 | 3 | 4 | 5
  /**
   * The least precedence an argument of each port must have to stand without brackets; the last entry counts for all
   * further ports. Absent: that of the op itself, or 0 where the op is a closed form.
   */
  readonly needs?: readonly number[]
  /**
   * TeX of the local derivative with respect to each port as a formula in the inputs' TeX and the output's TeX;
   * for elementwise ops the diagonal entry (`\cos x`), otherwise the Jacobian or its entry rule.
   */
  readonly local: (
    args: readonly string[],
    output: string,
    attributes: A,
    shapes?: readonly Shape[],
  ) => readonly string[]
  /**
   * A PyTorch expression in terms of `torch`, `F` (torch.nn.functional) and `math`; here `args` are names of variables, and
   * what arrives at a port without gradient has been made whole numbers.
   */
  readonly pytorch: (args: readonly string[], attributes: A, shapes?: readonly Shape[]) => string
  readonly numpy: NumpyNotation<A>
  /** Name of the ONNX operator closest to the op; `null` where there is none. */
  readonly onnx: string | null
}

/**
 * How NumPy computes the op, in terms of `np` and the helpers of `export/code/numpy-helpers.ts`. `args`, `y` and `gy`
 * are names of variables; `shapes` are those of the inputs as they arrive, before any broadcasting.
 */
export interface NumpyNotation<A> {
  readonly value: (args: readonly string[], attributes: A, shapes: readonly Shape[]) => string
  /**
   * What each input adds to its gradient from that of the output, `gy`; `null` where no gradient flows. Where the op
   * broadcasts its inputs, in the shape they are broadcast to.
   */
  readonly shares: (
    args: readonly string[],
    y: string,
    gy: string,
    attributes: A,
    shapes: readonly Shape[],
  ) => readonly (string | null)[]
}

/** A worked example: it is shown on the help page, and the contract tests run it. */
export interface OpExample {
  readonly inputs: readonly (number | readonly unknown[])[]
  readonly attributes?: Readonly<Record<string, unknown>>
}

export interface Op<S extends AttributeSchema = AttributeSchema> {
  /** Permanent: it stands in files. */
  readonly id: string
  readonly title: string
  readonly group: OpGroup
  /** One sentence that says what it computes. */
  readonly summary: string
  /** Other words people search for: "plus", "σ", "xent". */
  readonly aliases: readonly string[]
  readonly ports: readonly Port[]
  readonly attributes: S
  readonly notation: Notation<AttributesOf<S>>
  /** What happens at kinks and ties, in a sentence; it is PyTorch's choice unless said otherwise. */
  readonly convention?: string
  readonly examples: readonly OpExample[]

  /** Shape of the result, or why there is none. Must not touch memory proportional to the shapes. */
  readonly shape: (inputs: readonly Shape[], attributes: AttributesOf<S>) => Shape | Fault
  /**
   * The shapes the inputs are broadcast to before the rule sees them; absent where the op broadcasts nothing. The
   * engine expands inputs and sums gradients back, so that no rule has to. Called only after `shape` succeeded.
   */
  readonly broadcast?: (inputs: readonly Shape[], attributes: AttributesOf<S>) => readonly Shape[]
  /** Whether entry i of y depends on entry i of each (broadcast) input only: the Jacobian is then diagonal. */
  readonly elementwise: boolean | ((attributes: AttributesOf<S>) => boolean)
  /** How to compute with exact numbers such as π/2; absent where results have no exact form worth showing. */
  readonly exact?: ExactRule<AttributesOf<S>>
  /** Binds the rule to buffers: called once per node when a plan is compiled. May allocate workspaces. */
  readonly kernel: (binding: Binding<AttributesOf<S>>) => Kernel
}

/** Any op, whatever its attributes: what lists and lookups hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the schema is existential; AttributesOf<any> is the only common supertype
export type AnyOp = Op<any>

/** Declares an op; only there to infer the types of the attributes. */
export function defineOp<const S extends AttributeSchema>(op: Op<S>): Op<S> {
  return op
}

/** Whether a shape rule found a fault. */
export function isFault(result: Shape | Fault): result is Fault {
  return !Array.isArray(result)
}
