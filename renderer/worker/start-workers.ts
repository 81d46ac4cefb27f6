/** The workers of a window. Layout and pictures are rarely needed, so their workers start with the first call. */
import type { Services } from '../app/services.ts'
import type { Arrange } from './arrange.ts'
import type { Compute } from './compute.ts'
import type { Explain } from './explain.ts'
import type { Insights } from './insights.ts'
import type { Picture } from './picture.ts'
import type { Rewrite } from './rewrite.ts'
import { connect } from './rpc.ts'
import { connectStoppable } from './stoppable.ts'
import type { TrainingService } from './training.ts'

export function startWorkers(): Omit<Services, 'host'> {
  const compute = new Worker(new URL('./compute.worker.ts', import.meta.url), { type: 'module' })
  const arrange = startLater(() => new Worker(new URL('./arrange.worker.ts', import.meta.url), { type: 'module' }))
  const training = startLater(() => new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' }))
  const explain = startLater(() => new Worker(new URL('./explain.worker.ts', import.meta.url), { type: 'module' }))
  const rewrite = startLater(() => new Worker(new URL('./rewrite.worker.ts', import.meta.url), { type: 'module' }))
  const insights = connectStoppable<Insights>(
    () => new Worker(new URL('./insights.worker.ts', import.meta.url), { type: 'module' }),
  )
  const picture = connectStoppable<Picture>(
    () => new Worker(new URL('./picture.worker.ts', import.meta.url), { type: 'module' }),
  )
  return {
    compute: connect<Compute>(compute),
    arrange: connect<Arrange>(arrange),
    training: connect<TrainingService>(training),
    explain: connect<Explain>(explain),
    rewrite: connect<Rewrite>(rewrite),
    insights,
    picture,
  }
}

/** Something to talk to that becomes a worker when it is first spoken to. */
function startLater(start: () => Worker): Pick<Worker, 'postMessage' | 'addEventListener'> {
  let worker: Worker | null = null
  const listeners: [string, EventListenerOrEventListenerObject][] = []
  return {
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      void listeners.push([type, listener]),
    postMessage: (message: unknown) => {
      if (worker === null) {
        worker = start()
        for (const [type, listener] of listeners) worker.addEventListener(type, listener)
      }
      worker.postMessage(message)
    },
  }
}
