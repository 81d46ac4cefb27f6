/**
 * NumPy expressions of the op declarations. Shapes are known when a script is written, so sums and reshapes are
 * spelled with numbers, as one would by hand.
 */
import type { Shape } from '../tensor/shape.ts'
import { checkedAxes } from './axes.ts'
import type { NumpyNotation } from './op.ts'
import { pythonTuple } from './python.ts'

/** A function of one number, entry by entry; `share` is the gradient of x from x, y and the gradient of y. */
export function numpyFunction(
  name: string,
  share: (x: string, y: string, gy: string) => string,
): NumpyNotation<unknown> {
  return { value: ([x]) => `${name}(${x})`, shares: ([x], y, gy) => [share(x, y, gy)] }
}

/** The same numbers in the shape of the input again. */
export const reshapedBack: NumpyNotation<unknown>['shares'] = (_, __, gy, ___, [x]) => [
  `np.reshape(${gy}, ${pythonTuple(x)})`,
]

/** `axis=1` or `axis=(0, 2)`. */
export function axisArgument(axes: readonly number[]): string {
  return `axis=${axes.length === 1 ? axes[0] : pythonTuple(axes)}`
}

/** A reduction such as np.sum; `axes` null for all. */
export function numpyReduction(name: string, x: string, axes: readonly number[] | null, keepdims: boolean): string {
  const settings = [...(axes === null ? [] : [axisArgument(axes)]), ...(keepdims ? ['keepdims=True'] : [])]
  return `${name}(${[x, ...settings].join(', ')})`
}

/** A reduced tensor so that it broadcasts against the tensor of shape `from` it was reduced from. */
export function expandReduced(
  reduced: string,
  from: Shape,
  { axes, keepdims }: { readonly axes: readonly number[] | null; readonly keepdims: boolean },
): string {
  const vanished = checkedAxes(axes, from)
  if (keepdims || vanished.length === from.length || vanished.length === 0) return reduced
  return `np.expand_dims(${reduced}, ${vanished.length === 1 ? vanished[0] : pythonTuple(vanished)})`
}

/** Undoes broadcasting: the sum of a tensor of shape `from` over the axes along which one of shape `to` was repeated. */
export function sumTo(text: string, from: Shape, to: Shape): string {
  const extra = from.length - to.length
  const leading = Array.from({ length: extra }, (_, axis) => axis)
  const stretched = to.flatMap((length, axis) => (length === from[axis + extra] ? [] : [axis + extra]))
  const axes = [...leading, ...stretched]
  if (axes.length === 0) return text
  if (to.length === 0) return `np.sum(${text})`
  if (stretched.length === 0) return numpyReduction('np.sum', text, axes, false)
  if (extra === 0) return numpyReduction('np.sum', text, axes, true)
  return `np.reshape(${numpyReduction('np.sum', text, axes, false)}, ${pythonTuple(to)})`
}

/** The last two axes exchanged. */
export function numpyTransposed(x: string, rank: number): string {
  return rank === 2 ? `${x}.T` : `np.swapaxes(${x}, -2, -1)`
}

/** An index that takes `from:to` along one axis and everything along those before. */
export function indexAlong(axis: number, from: number, to: number): string {
  return `[${':, '.repeat(axis)}${from}:${to}]`
}
