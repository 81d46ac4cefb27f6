/** Why a parameter is stuck: on every path of the chain rule from it to the loss stands a factor that is 0, and why. */
import type { Plan } from '../engine/plan.ts'
import { nameTex } from '../notation/name.ts'
import { mulberry32 } from '../value/random.ts'
import { drawInputs, drawNormal } from './random-data.ts'
import type { Laboratory, StuckMask } from './stuck.ts'

/** A node that is 0 because one of its operands is. */
export interface ZeroReason {
  readonly node: string
  /** The op applied to its operands, in TeX. */
  readonly formula: string
  /** The operand that makes it 0. */
  readonly because: string
}

/** One factor of the chain rule: how the node `to` answers to `from`. */
export interface Factor {
  readonly from: string
  readonly to: string
  readonly port: number
  readonly isZero: boolean
  /** The derivative as the op writes it, in TeX. */
  readonly formula: string
  /** The operands that are 0 and stand in the factor, each with the chain of reasons down to a stuck parameter. */
  readonly reasons: readonly (readonly ZeroReason[])[]
  /** The operands themselves. */
  readonly zeros: readonly string[]
}

export interface ProofPath {
  /** From the parameter to the loss. */
  readonly factors: readonly Factor[]
}

export interface StuckParameter {
  readonly id: string
  readonly stuck: number
  readonly entries: number
  /** Whether all of its stuck entries are 0. */
  readonly isZero: boolean
  readonly paths: readonly ProofPath[]
  /** Whether there are more paths than are listed. */
  readonly hasMore: boolean
}

/** More paths nobody reads. */
const MOST_PATHS = 8

/** The stuck parameters with their proofs, at random data and random values of everything that is not stuck. */
export function proveStuck(laboratory: Laboratory, stuck: StuckMask): readonly StuckParameter[] {
  const { backward, parameters, values, inputs } = laboratory
  const { plan, loss } = backward
  const draw = mulberry32(23)
  drawInputs(plan, inputs, draw)
  parameters.forEach(({ value }, k) => {
    for (let i = 0; i < value.length; i++)
      value[i] = stuck[k][i] === 1 ? values[k][i] : Math.abs(drawNormal(draw)) + 0.1
  })
  plan.forward()
  const reader = createReader(plan, draw)
  const proved = parameters.flatMap(({ id, position }, k): StuckParameter[] => {
    const count = stuck[k].reduce((sum, entry) => sum + entry, 0)
    if (count === 0) return []
    const paths = listPaths(plan, position, loss)
    return [
      {
        id,
        stuck: count,
        entries: values[k].length,
        isZero: values[k].every((value, i) => stuck[k][i] === 0 || value === 0),
        paths: paths.slice(0, MOST_PATHS).map((steps) => ({ factors: steps.map(reader) })),
        hasMore: paths.length > MOST_PATHS,
      },
    ]
  })
  parameters.forEach(({ value }, k) => value.set(values[k]))
  return proved
}

/** A wire on a path, by the position of its target. */
interface Wire {
  readonly target: number
  readonly port: number
}

/** Paths along which a gradient could flow, at most one more than are shown. */
function listPaths(
  { structure: { nodes }, pullbacks }: Plan,
  from: number,
  loss: number,
): readonly (readonly Wire[])[] {
  const leads = new Uint8Array(nodes.length)
  leads[loss] = 1
  for (let position = loss; position >= 0; position--) {
    if (leads[position] === 1) nodes[position].inputs.forEach((source) => (leads[source] = 1))
  }
  const paths: Wire[][] = []
  const visit = (position: number, path: readonly Wire[]) => {
    if (paths.length > MOST_PATHS) return
    if (position === loss) {
      paths.push([...path])
      return
    }
    for (let target = position + 1; target <= loss; target++) {
      if (leads[target] === 0) continue
      nodes[target].inputs.forEach((source, port) => {
        if (source === position && pullbacks[target][port] !== null) visit(target, [...path, { target, port }])
      })
    }
  }
  visit(from, [])
  return paths
}

function createReader(plan: Plan, draw: () => number): (wire: Wire) => Factor {
  const { nodes } = plan.structure
  const isZero = (position: number) => plan.values[position].every((value) => value === 0)

  /** Whether nothing comes through: a random gradient arrives as 0. */
  function blocks({ target, port }: Wire): boolean {
    const source = nodes[target].inputs[port]
    const gx = new Float64Array(plan.values[source].length)
    const gy = Float64Array.from(plan.values[target], () => drawNormal(draw))
    plan.pullbacks[target][port]?.(gy, gx)
    return gx.every((value) => value === 0)
  }

  /** From a node that is 0 down to the source that is. */
  function explain(position: number): readonly ZeroReason[] {
    const { id, op, attributes, inputs, inputShapes } = nodes[position]
    const cause = inputs.find(isZero)
    if (cause === undefined) return []
    const names = inputs.map((source) => nameTex(nodes[source].id))
    const formula = op.notation.tex(names, attributes, inputShapes)
    return [{ node: id, formula, because: nodes[cause].id }, ...explain(cause)]
  }

  return ({ target, port }) => {
    const node = nodes[target]
    const names = node.inputs.map((source) => nameTex(nodes[source].id))
    const locals = node.op.notation.local(names, nameTex(node.id), node.attributes, node.inputShapes)
    const zero = blocks({ target, port })
    const zeros = zero ? node.inputs.filter((source, other) => other !== port && isZero(source)) : []
    // A function of one operand, such as relu, is flat where that operand is.
    const own = zero && zeros.length === 0 && isZero(node.inputs[port]) ? [node.inputs[port]] : []
    const causes = [...new Set([...zeros, ...own])]
    return {
      from: nodes[node.inputs[port]].id,
      to: node.id,
      port,
      isZero: zero,
      formula: locals[Math.min(port, locals.length - 1)],
      zeros: causes.map((source) => nodes[source].id),
      reasons: causes.map(explain),
    }
  }
}
