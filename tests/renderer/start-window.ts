/** The window without a page: memory host, and the engine called directly instead of in a worker. */
import { vi } from 'vitest'
import { provideServices } from '../../renderer/app/services.ts'
import { openText } from '../../renderer/commands/file.ts'
import { replaceDocument } from '../../renderer/state/document.ts'
import { startPlayer } from '../../renderer/state/player.ts'
import { startDrawing } from '../../renderer/state/drawing.ts'
import { startPruningSelection } from '../../renderer/state/prune-selection.ts'
import { startEvaluating, useEvaluation } from '../../renderer/state/evaluation.ts'
import { changeSession, initialSession } from '../../renderer/state/session.ts'
import { createArrange } from '../../renderer/worker/arrange.ts'
import { createCompute } from '../../renderer/worker/compute.ts'
import type { Calls, Remote } from '../../renderer/worker/rpc.ts'
import { createExplain } from '../../renderer/worker/explain.ts'
import { createRewrite } from '../../renderer/worker/rewrite.ts'
import { createInsights, type Insights } from '../../renderer/worker/insights.ts'
import { createPicture, type Picture } from '../../renderer/worker/picture.ts'
import type { Stoppable } from '../../renderer/worker/stoppable.ts'
import { createTraining } from '../../renderer/worker/training.ts'
import { EMPTY_DOCUMENT } from '../../shared/document/document.ts'
import problem2 from '../../shared/examples/problem-2.chainrule?raw'
import { createMemoryHost, type MemoryHost } from '../../shared/host/memory-host.ts'

/** The least PNG there is: its signature and its end. Real ones are looked at in the stories. */
const rasteriser = () => Promise.resolve(() => new Uint8Array(20))

export { problem2 }

export interface TestWindow {
  readonly host: MemoryHost
  readonly stop: () => void
}

/** The calls as a window sees them, without a worker. */
function answerLater<C extends Calls>(calls: C): Remote<C> {
  const later = Object.entries(calls).map(([name, call]) => [
    name,
    async (...args: unknown[]) => (call as (...args: unknown[]) => unknown)(...args),
  ])
  return Object.fromEntries(later) as Remote<C>
}

/** The same for calls that could be stopped. */
function answerCalls(calls: Insights): Stoppable<Insights>['call'] {
  const remote = answerLater(calls)
  return ((name: keyof Insights, ...args: unknown[]) =>
    (remote[name] as (...args: unknown[]) => unknown)(...args)) as Stoppable<Insights>['call']
}

/** Starts with problem 2, or with nothing. */
export function startWindow(start: 'problem 2' | 'empty' = 'problem 2'): TestWindow {
  const host = createMemoryHost()
  const compute = createCompute()
  const picture = createPicture(rasteriser)
  provideServices({
    host,
    compute: {
      evaluate: (...args) => Promise.resolve(compute.evaluate(...args)),
      step: (...args) => Promise.resolve(compute.step(...args)),
    },
    arrange: createArrange(),
    training: answerLater(createTraining()),
    explain: answerLater(createExplain()),
    rewrite: answerLater(createRewrite()),
    insights: { call: answerCalls(createInsights()), stop: () => {}, listen: () => () => {} },
    picture: {
      call: ((_: 'write', ...args: Parameters<Picture['write']>) =>
        picture.write(...args)) as Stoppable<Picture>['call'],
      stop: () => {},
      listen: () => () => {},
    },
  })
  replaceDocument(EMPTY_DOCUMENT)
  changeSession(initialSession)
  const stops = [startEvaluating(compute), startPlayer(), startDrawing(), startPruningSelection()]
  if (start === 'problem 2') openText(problem2, null)
  return { host, stop: () => stops.forEach((stop) => stop()) }
}

/** The entries of a node's value or gradient once they have been computed. */
export async function numbersOf(id: string, what: 'value' | 'gradient' = 'value'): Promise<readonly number[]> {
  return vi.waitFor(() => {
    const tensor = useEvaluation.getState().evaluation.nodes.get(id)?.[what]
    if (!tensor) throw new Error(`${id} has no ${what} yet`)
    return [...tensor.data]
  })
}
