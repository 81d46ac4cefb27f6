/**
 * The loops most graphs spend their time in, written out: calling a function per entry costs five to ten times more
 * than the arithmetic itself. Everything else in the library can afford the call.
 */
import type { Binding, Kernel, Pullback } from './op.ts'

/** The local gradient is 1. */
export const passOn: Pullback = (gy, gx) => {
  for (let i = 0; i < gx.length; i++) gx[i] += gy[i]
}

/** The local gradient is −1. */
export const passOnNegative: Pullback = (gy, gx) => {
  for (let i = 0; i < gx.length; i++) gx[i] -= gy[i]
}

function passOnTimes(factor: Float64Array): Pullback {
  return (gy, gx) => {
    for (let i = 0; i < gx.length; i++) gx[i] += gy[i] * factor[i]
  }
}

/** y = a + b. */
export function sumKernel({ inputs: [a, b], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = a[i] + b[i]
    },
    pullbacks: [passOn, passOn],
  }
}

/** y = a − b. */
export function differenceKernel({ inputs: [a, b], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = a[i] - b[i]
    },
    pullbacks: [passOn, passOnNegative],
  }
}

/** y = a · b. */
export function productKernel({ inputs: [a, b], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = a[i] * b[i]
    },
    pullbacks: [passOnTimes(b), passOnTimes(a)],
  }
}

/** y = a / b; ∂y/∂b = −a/b² = −y/b. */
export function quotientKernel({ inputs: [a, b], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = a[i] / b[i]
    },
    pullbacks: [
      (gy, ga) => {
        for (let i = 0; i < ga.length; i++) ga[i] += gy[i] / b[i]
      },
      (gy, gb) => {
        for (let i = 0; i < gb.length; i++) gb[i] -= (gy[i] * y[i]) / b[i]
      },
    ],
  }
}

/** y = −x. */
export function negativeKernel({ inputs: [x], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = -x[i]
    },
    pullbacks: [passOnNegative],
  }
}

/** y = x². */
export function squareKernel({ inputs: [x], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = x[i] * x[i]
    },
    pullbacks: [
      (gy, gx) => {
        for (let i = 0; i < gx.length; i++) gx[i] += 2 * gy[i] * x[i]
      },
    ],
  }
}

/** y = max(0, x); NaN stays NaN and passes its gradient on, as in PyTorch. */
export function reluKernel({ inputs: [x], output: y }: Binding<unknown>): Kernel {
  return {
    forward: () => {
      for (let i = 0; i < y.length; i++) y[i] = x[i] <= 0 ? 0 : x[i]
    },
    pullbacks: [
      (gy, gx) => {
        for (let i = 0; i < gx.length; i++) if (!(y[i] <= 0)) gx[i] += gy[i]
      },
    ],
  }
}
