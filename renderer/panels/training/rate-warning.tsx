import { useEffect, useRef, useState } from 'react'
import { rateLimit } from '../../../shared/training/stability.ts'
import { settingsOf } from '../../../shared/training/settings.ts'
import { services } from '../../app/services.ts'
import { initialGraph } from '../../commands/train.ts'
import { readDocument, useDocument } from '../../state/document.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'

/** How long the document must rest before its curvature is measured. */
const REST_MS = 250

/** Said before a run: α is above what the sharpest direction at the initial weights bears. */
export function RateWarning() {
  const training = useDocument(({ document }) => document.training)
  const settings = settingsOf(training)
  const sharpness = useSharpness(rateLimit(1, settings) !== null)
  const most = sharpness === null ? null : rateLimit(sharpness, settings)
  if (sharpness === null || most === null || settings.learningRate < most) return null
  const isDefault = training?.learningRate === undefined
  const write = (value: number) => formatPlain(value, { decimals: 3 })
  return (
    <p className="training__problems training__problems--problem" role="status">
      {text.training.trap(write(settings.learningRate), isDefault, write(sharpness), write(most))}
    </p>
  )
}

/** The largest curvature where the next run starts; `null` while it is not known or not asked for. */
function useSharpness(isAsked: boolean): number | null {
  const nodes = useDocument(({ document }) => document.nodes)
  const loss = useDocument(({ document }) => document.loss)
  const training = useDocument(({ document }) => document.training)
  const [sharpness, setSharpness] = useState<number | null>(null)
  const measured = useRef('')
  useEffect(() => {
    if (!isAsked) return undefined
    const timer = setTimeout(() => {
      const graph = initialGraph()
      const start = readDocument().training
      const { data, seed, validation, initial } = start ?? {}
      const key = JSON.stringify([graph, data, seed, validation, initial])
      if (key === measured.current) return
      measured.current = key
      void services()
        .training.sharpness(graph, start)
        .then((found) => measured.current === key && setSharpness(found))
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [isAsked, nodes, loss, training])
  return sharpness
}
