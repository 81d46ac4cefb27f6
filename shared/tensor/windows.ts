/**
 * Windows sliding over an image, as tables made once. Convolution, its gradients, its transpose and pooling all visit
 * the same triples (tap of the kernel, entry of the image, entry of the map); only what they do there differs.
 */

/** A window along one axis: place o of the window reads entry o·stride + tap·dilation − padding of the input. */
export interface WindowAxis {
  /** Entries of the image along this axis. */
  readonly input: number
  /** Taps of the kernel along this axis. */
  readonly kernel: number
  readonly stride: number
  /** Entries added before and after. */
  readonly padding: number
  readonly dilation: number
  /** Places of the window: entries of the map along this axis. */
  readonly outputs: number
}

/**
 * The triples whose image entry is not padding, as offsets inside one plane (one channel of one image). Every row entry
 * combines with every column entry; a column entry is a run of `count` neighbours in the map that lie `step` apart in
 * the image. For one entry of the map the taps come in row-major order.
 */
export interface Windows {
  readonly taps: number
  readonly imageSize: number
  readonly mapSize: number
  readonly mapWidth: number
  readonly step: number
  /** Whether no window reaches into the padding. */
  readonly inside: boolean
  readonly rows: Offsets
  readonly columns: Offsets & { readonly count: Int32Array }
}

export interface Offsets {
  readonly tap: Int32Array
  readonly image: Int32Array
  readonly map: Int32Array
}

export function planWindows(vertical: WindowAxis, horizontal: WindowAxis): Windows {
  const rows = listRows(vertical, horizontal)
  const columns = listRuns(horizontal)
  const complete = vertical.outputs * vertical.kernel * horizontal.outputs * horizontal.kernel
  return {
    taps: vertical.kernel * horizontal.kernel,
    imageSize: vertical.input * horizontal.input,
    mapSize: vertical.outputs * horizontal.outputs,
    mapWidth: horizontal.outputs,
    step: horizontal.stride,
    inside: rows.tap.length * columns.count.reduce((sum, count) => sum + count, 0) === complete,
    rows,
    columns,
  }
}

/** Rows of the map from top to bottom, for each the rows of the kernel that lie on the image. */
function listRows(
  { input, kernel, stride, padding, dilation, outputs }: WindowAxis,
  { input: width, kernel: kernelWidth, outputs: mapWidth }: WindowAxis,
): Offsets {
  // prettier-ignore
  const tap: number[] = []
  const image: number[] = []
  const map: number[] = []
  for (let output = 0; output < outputs; output++) {
    const start = output * stride - padding
    const first = Math.max(0, Math.ceil(-start / dilation))
    const last = Math.min(kernel - 1, Math.floor((input - 1 - start) / dilation))
    for (let k = first; k <= last; k++) {
      tap.push(k * kernelWidth)
      image.push((start + k * dilation) * width)
      map.push(output * mapWidth)
    }
  }
  return { tap: Int32Array.from(tap), image: Int32Array.from(image), map: Int32Array.from(map) }
}

/** Columns of the kernel from left to right, for each the run of places where it lies on the image. */
function listRuns({ input, kernel, stride, padding, dilation, outputs }: WindowAxis) {
  const tap: number[] = []
  const image: number[] = []
  const map: number[] = []
  const count: number[] = []
  const firstTap = Math.max(0, Math.ceil((padding - (outputs - 1) * stride) / dilation))
  const lastTap = Math.min(kernel - 1, Math.floor((input - 1 + padding) / dilation))
  for (let k = firstTap; k <= lastTap; k++) {
    const start = k * dilation - padding
    const first = Math.max(0, Math.ceil(-start / stride))
    const last = Math.min(outputs - 1, Math.floor((input - 1 - start) / stride))
    if (first > last) continue
    tap.push(k)
    image.push(start + first * stride)
    map.push(first)
    count.push(last - first + 1)
  }
  return {
    tap: Int32Array.from(tap),
    image: Int32Array.from(image),
    map: Int32Array.from(map),
    count: Int32Array.from(count),
  }
}
