/** The rule of norm: ‖x‖ = (Σ |xᵢ|ᵖ)^(1/p). */
import type { Binding, Kernel } from './op.ts'

export function normKernel({ inputs: [x], attributes: { p }, output: y }: Binding<{ readonly p: number }>): Kernel {
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
