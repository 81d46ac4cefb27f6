import { useEffect, useMemo, useRef } from 'react'
import { isPooling, outputSize, type Layer } from '../../../shared/convolution/layer.ts'
import { applyStamp, countTargets, type LayerNumbers } from '../../../shared/convolution/products.ts'
import { countPlaces, planStamp, type Pass } from '../../../shared/convolution/stamp.ts'
import { useWorkbench } from '../../state/convolution.ts'
import { useLayerNumbers, type LayerShown } from '../../state/layer-shown.ts'
import { text } from '../../text/text.ts'
import { formatPlain } from '../../text/numbers.ts'

interface Props {
  readonly shown: LayerShown
  readonly layer: Layer
}

const MOST_MAPS = 64
/** Multiplications that may be done while the window waits. */
const MOST_PRODUCTS = 400_000

/** Inputs, kernels, outputs and gradients of a layer as images. */
export function MapsView({ shown, layer }: Props) {
  const found = useLayerNumbers(shown)
  const image = Math.min(
    useWorkbench(({ image }) => image),
    layer.batch - 1,
  )
  const words = text.convolution.maps
  const filled = useMemo(() => (found === null ? null : fillPlanes(layer, found.numbers, image)), [layer, found, image])
  if (found === null || filled === null) return <p className="workbench__empty">{words.tooMany}</p>
  const { numbers, origin } = found
  const [height, width] = layer.input
  const kernels = isPooling(layer.kind) ? [] : cut(numbers.w, layer.kernel[0] * layer.kernel[1])
  const inputs = cut(numbers.x, height * width).slice(image * layer.channels, (image + 1) * layer.channels)
  const [down, across] = outputSize(layer)
  return (
    <div className="maps">
      <Row title={words.input} planes={inputs} columns={width} rows={height} />
      {kernels.length > 0 && (
        <Row title={words.kernels} planes={kernels} columns={layer.kernel[1]} rows={layer.kernel[0]} />
      )}
      <Row title={words.output} planes={filled.forward} columns={across} rows={down} />
      {origin === 'graph' && <Row title={words.gradient} planes={filled.backward} columns={width} rows={height} />}
      {origin === 'invented' && <p className="stamp__origin">{text.convolution.stamp.invented}</p>}
    </div>
  )
}

/** Outputs and gradients, stamped; `null` where that would take too long. */
function fillPlanes(layer: Layer, numbers: LayerNumbers, image: number) {
  const fill = (pass: Pass): readonly Float64Array[] | null => {
    const stamp = planStamp(layer, pass)
    const targets = Math.min(countTargets(layer, pass), MOST_MAPS)
    const depth = isPooling(layer.kind) ? 1 : (pass === 'forward' ? layer.channels : layer.filters) / layer.groups
    const products = targets * depth * countPlaces(stamp) * layer.kernel[0] * layer.kernel[1]
    if (products > MOST_PRODUCTS) return null
    return Array.from({ length: targets }, (_, target) =>
      Float64Array.from({ length: countPlaces(stamp) }, (_, place) =>
        applyStamp(layer, stamp, numbers, { pass, image, target, source: 0 }, place),
      ),
    )
  }
  const [forward, backward] = [fill('forward'), fill('backward')]
  return forward === null || backward === null ? null : { forward, backward }
}

function cut(data: Float64Array | null, length: number): readonly Float64Array[] {
  if (data === null) return []
  return Array.from({ length: data.length / length }, (_, k) => data.subarray(k * length, (k + 1) * length))
}

interface RowProps {
  readonly title: string
  readonly planes: readonly Float64Array[]
  readonly rows: number
  readonly columns: number
}

function Row({ title, planes, rows, columns }: RowProps) {
  const [least, most] = useMemo(() => extremes(planes), [planes])
  const words = text.convolution.maps
  return (
    <section className="maps__row">
      <h2 className="section__title">
        <span>{title}</span>
        <small>{words.range(formatPlain(least), formatPlain(most))}</small>
      </h2>
      <div className="maps__images">
        {planes.slice(0, MOST_MAPS).map((plane, index) => (
          <figure key={index}>
            <Picture
              plane={plane}
              rows={rows}
              columns={columns}
              least={least}
              most={most}
              label={words.label(title, words.channel(index), formatPlain(least), formatPlain(most))}
            />
            <figcaption>{words.channel(index)}</figcaption>
          </figure>
        ))}
      </div>
      {planes.length > MOST_MAPS && <p className="section__blank">{words.more(planes.length - MOST_MAPS)}</p>}
    </section>
  )
}

function extremes(planes: readonly Float64Array[]): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (const plane of planes) {
    for (const value of plane) {
      if (value < least) least = value
      if (value > most) most = value
    }
  }
  return least <= most ? [least, most] : [0, 0]
}

interface PictureProps {
  readonly plane: Float64Array
  readonly rows: number
  readonly columns: number
  readonly least: number
  readonly most: number
  readonly label: string
}

/** One plane in greys, a pixel an entry, enlarged without smoothing. */
function Picture({ plane, rows, columns, least, most, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const pixels = context.createImageData(columns, rows)
    const range = most - least
    plane.forEach((value, index) => {
      const grey = range === 0 ? 128 : Math.round((255 * (value - least)) / range)
      pixels.data.set([grey, grey, grey, 255], 4 * index)
    })
    context.putImageData(pixels, 0, 0)
  }, [plane, rows, columns, least, most])
  const scale = Math.max(1, Math.floor(96 / Math.max(rows, columns)))
  return (
    <canvas
      ref={canvas}
      className="maps__picture"
      width={columns}
      height={rows}
      style={{ width: columns * scale, height: rows * scale }}
      role="img"
      aria-label={label}
    />
  )
}
