/** Norms: ‖x‖ = (Σ |xᵢ|ᵖ)^(1/p). */
import { fault } from '../problem/problem.ts'
import { countEntries, formatShape } from '../tensor/shape.ts'
import { real } from './attribute.ts'
import { exactAbs, exactExtreme, exactSum, type Arithmetic, type Entries, type ExactContext } from './exact.ts'
import { defineOp, type Binding, type Kernel } from './op.ts'
import { pythonReal } from './python.ts'
import { call, fraction, power, real as texReal } from './tex.ts'

export const norm = defineOp({
  id: 'norm',
  title: 'norm',
  group: 'linear algebra',
  summary: 'The length of all entries together: (Σ |xᵢ|ᵖ)^(1/p), for p = ∞ the largest |xᵢ|.',
  aliases: ['length', 'magnitude', 'L1', 'L2', 'euclidean', 'Frobenius', '‖x‖'],
  ports: [{ name: 'x' }],
  attributes: { p: real({ title: 'order: 1, 2, "Infinity" or any number above 0', fallback: 2, above: 0 }) },
  convention: 'The gradient is 0 where all entries are 0; for p = ∞ the largest entries share it evenly.',
  exact: exactNorm,
  notation: {
    symbol: '\\lVert\\cdot\\rVert',
    tex: ([x], { p }) => `\\left\\lVert ${x} \\right\\rVert_{${texReal(p)}}`,
    local: ([x], y, { p }) => {
      const sign = call('sign', x)
      if (p === 1) return [sign]
      if (p === 2) return [fraction(power(x, '\\top'), y)]
      if (p === Infinity) return [`${sign}\\,${fraction(`\\left[|${x}| = ${y}\\right]`, `\\#\\{|${x}| = ${y}\\}`)}`]
      return [`${sign}\\,\\left(${fraction(`|${x}|`, y)}\\right)^{${texReal(p - 1)}}`]
    },
    numpy: { value: ([x], { p }) => spellNorm(x, p), shares: ([x], y, gy, { p }) => [spellNormShare(x, y, gy, p)] },
    pytorch: ([x], { p }) => `torch.linalg.vector_norm(${x}, ${pythonReal(p)})`,
    onnx: 'LpNormalization',
  },
  examples: [{ inputs: [[3, 4]] }, { inputs: [[3, -4]], attributes: { p: 1 } }],
  shape: ([x], { p }) =>
    p === Infinity && x.includes(0) ? fault('shape/empty', { op: 'norm', shape: formatShape(x) }) : [],
  elementwise: false,
  kernel: normKernel,
})

function spellNorm(x: string, p: number): string {
  if (p === 2) return `np.sqrt(np.sum(${x} ** 2))`
  if (p === 1) return `np.sum(np.abs(${x}))`
  if (p === Infinity) return `np.max(np.abs(${x}))`
  return `np.sum(np.abs(${x}) ** ${pythonReal(p)}) ** (1 / ${pythonReal(p)})`
}

function spellNormShare(x: string, y: string, gy: string, p: number): string {
  const ofUnit = `np.where(${y} > 0, ${y}, 1)`
  if (p === 1) return `${gy} * np.sign(${x})`
  if (p === 2) return `${gy} * ${x} / ${ofUnit}`
  const sign = `${gy} * np.sign(${x})`
  if (p === Infinity) return `${sign} * (np.abs(${x}) == ${y}) / np.sum(np.abs(${x}) == ${y})`
  // Below 1 the power of 0 would be ∞; the sign is 0 there.
  const size = p < 1 ? `np.where(${x} == 0, 1, np.abs(${x}))` : `np.abs(${x})`
  return `${sign} * (${size} / ${ofUnit}) ** ${pythonReal(p - 1)}`
}

function exactNorm<N>(
  n: Arithmetic<N>,
  [x]: readonly Entries<N>[],
  _: number,
  { attributes: { p }, shapes: [shape] }: ExactContext<{ readonly p: number }>,
): N {
  const sizes = Array.from({ length: countEntries(shape) }, (_, i) => exactAbs(n, x(i)))
  if (sizes.every((size) => n.sign(size) === 0)) return n.number(0)
  if (p === Infinity) return exactExtreme(n, sizes, 1)
  const powers = sizes.filter((size) => n.sign(size) > 0).map((size) => n.pow(size, n.number(p)))
  return n.pow(exactSum(n, powers), n.div(n.number(1), n.number(p)))
}

function normKernel({ inputs: [x], attributes: { p }, output: y }: Binding<{ readonly p: number }>): Kernel {
  return {
    forward: () => {
      const norm = p === Infinity ? largest(x) : powerMean(x, p, 1)
      // Powers of very large or small entries leave the range of numbers although the norm does not.
      const scale = norm === 0 || norm === Infinity ? largest(x) : 0
      y[0] = scale > 0 && scale < Infinity ? scale * powerMean(x, p, scale) : norm
    },
    pullbacks: [
      (gy, gx) => {
        const norm = y[0]
        if (norm === 0) return
        const share = p === Infinity ? gy[0] / countLargest(x, norm) : gy[0]
        for (let i = 0; i < x.length; i++) {
          const ratio = Math.abs(x[i]) / norm
          if (p === Infinity) gx[i] += ratio === 1 ? Math.sign(x[i]) * share : 0
          else if (p === 2) gx[i] += (x[i] / norm) * share
          else if (x[i] !== 0) gx[i] += Math.sign(x[i]) * ratio ** (p - 1) * share
        }
      },
    ],
  }
}

/** (Σ |xᵢ/scale|ᵖ)^(1/p). */
function powerMean(x: Float64Array, p: number, scale: number): number {
  let sum = 0
  if (p === 1) for (let i = 0; i < x.length; i++) sum += Math.abs(x[i]) / scale
  else if (p === 2) for (let i = 0; i < x.length; i++) sum += (x[i] / scale) ** 2
  else for (let i = 0; i < x.length; i++) sum += Math.abs(x[i] / scale) ** p
  return p === 1 ? sum : p === 2 ? Math.sqrt(sum) : sum ** (1 / p)
}

function largest(x: Float64Array): number {
  let most = 0
  for (let i = 0; i < x.length; i++) most = Math.max(most, Math.abs(x[i]))
  return most
}

function countLargest(x: Float64Array, norm: number): number {
  let count = 0
  for (let i = 0; i < x.length; i++) if (Math.abs(x[i]) === norm) count++
  return count
}
