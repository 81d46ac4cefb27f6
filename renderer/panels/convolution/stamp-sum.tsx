import type { Layer } from '../../../shared/convolution/layer.ts'
import type { LayerNumbers, Look, Product } from '../../../shared/convolution/products.ts'
import type { Stamp } from '../../../shared/convolution/stamp.ts'
import { useWorkbench } from '../../state/convolution.ts'
import { text } from '../../text/text.ts'
import { describeField } from './stamp-boards.tsx'
import { writeCell } from './plane.tsx'

interface Props {
  readonly layer: Layer
  readonly stamp: Stamp
  readonly look: Look
  readonly numbers: LayerNumbers
  /** Sum of the products of each channel on the ground. */
  readonly sums: readonly { readonly source: number; readonly sum: number }[]
  readonly products: readonly Product[]
  readonly value: number
  readonly place: number
}

/** More terms than these are summed silently. */
const MOST_TERMS = 26
const MOST_CHANNELS = 6

/** What happens at this place, as one line of arithmetic. */
export function StampSum({ layer, stamp, look, numbers, sums, products, value, place }: Props) {
  const isPlaying = useWorkbench(({ isPlaying }) => isPlaying)
  const words = text.convolution.stamp
  const [row, column] = [Math.floor(place / stamp.columns.places), place % stamp.columns.places]
  const name = look.pass === 'forward' ? 'y' : '∂L/∂x'
  const left = `${name}[${look.image}, ${look.target}, ${row}, ${column}]`
  const isMaximum = layer.kind === 'max-pooling' && look.pass === 'forward'
  const bias = look.pass === 'forward' ? (numbers.b?.[look.target] ?? null) : null
  const terms = isMaximum ? writeMaximum(products) : writeTerms(products)
  const channels = [
    ...sums.slice(0, MOST_CHANNELS).map(({ source, sum }) => `${bracket(sum)} (${words.channelSum(source)})`),
    ...(sums.length > MOST_CHANNELS ? ['…'] : []),
    ...(bias === null ? [] : [`${bracket(bias)} (${words.bias})`]),
  ]
  const isOne = channels.length === 1
  return (
    <div className="stamp__sum" aria-live={isPlaying ? 'off' : 'polite'}>
      <p>
        <span className="stamp__left">{left}</span> = {isOne ? terms : channels.join(' + ')} ={' '}
        <strong>{writeCell(value)}</strong>
      </p>
      {!isOne && (
        <p className="stamp__terms">
          {words.channelSum(look.source)}: {terms} ={' '}
          {writeCell(sums.find(({ source }) => source === look.source)?.sum ?? 0)}
        </p>
      )}
      <p className="stamp__terms">{describeField(stamp, place)}</p>
    </div>
  )
}

function writeTerms(products: readonly Product[]): string {
  const met = products.filter(({ entry }) => entry >= 0)
  if (met.length === 0) return '0'
  const shown = met.slice(0, MOST_TERMS).map(({ value, factor }) => `${bracket(value)}·${bracket(factor)}`)
  return [...shown, ...(met.length > MOST_TERMS ? ['…'] : [])].join(' + ')
}

function writeMaximum(products: readonly Product[]): string {
  const met = products.filter(({ entry }) => entry >= 0).map(({ value }) => writeCell(value))
  return `max(${met.slice(0, MOST_TERMS).join(', ')}${met.length > MOST_TERMS ? ', …' : ''})`
}

/** A negative number in a sum or a product stands in brackets. */
function bracket(value: number): string {
  const written = writeCell(value)
  return /^[-−]/.test(written) ? `(${written})` : written
}
