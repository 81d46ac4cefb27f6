/** The input ports of a node, which depend on its op and, for ops like concat, on the wires it has. */
import { findOp } from '../ops/index.ts'

type Inputs = readonly (string | null)[]

/**
 * Number of ports at which a wire can end. A repeated port always offers one place more than it has wires; of an op
 * this version does not know, the ports listed in the file.
 */
export function countPorts(op: string, inputs: Inputs): number {
  const ports = findOp(op)?.ports
  if (ports === undefined) return inputs.length
  return ports.at(-1)?.repeated ? Math.max(ports.length, inputs.length + 1) : ports.length
}

/**
 * The inputs in the form in which files list them: `null` for every port that must be connected, nothing for optional
 * and repeated ports behind the last wire, no wires that have no port.
 */
export function fitInputs(op: string, inputs: Inputs): Inputs {
  const ports = findOp(op)?.ports
  if (ports === undefined) return inputs
  const required = ports.filter(({ optional }) => !optional).length
  const fitted = inputs.slice(0, countPorts(op, inputs))
  while (fitted.length < required) fitted.push(null)
  while (fitted.length > required && fitted.at(-1) === null) fitted.pop()
  return fitted
}
