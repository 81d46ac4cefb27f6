/** Forward, backward, step, reset: how far the computation is shown, and gradient descent. */
import { DEFAULT_LEARNING_RATE } from '../../shared/engine/optimizer.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { graphOf, useEvaluation } from '../state/evaluation.ts'
import { goToPhase } from '../state/player.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { formatLoss } from '../text/numbers.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { writeParameters } from './keep-typed.ts'
import { whenDrawn } from './when-drawn.ts'

/** Shows values; the player goes to the end of the forward pass. */
export function forward(): void {
  changeSession({ stage: 'forward', notice: null })
  goToPhase(['forward', 'loss'])
}

/** Shows gradients; where there is nothing to differentiate, says why. The player goes to the end of the chain rule. */
export function backward(): void {
  goToPhase(['backward', 'sum'])
  keepInView(() => changeSession({ stage: 'backward', notice: null }))
  const { loss } = readDocument()
  if (loss === undefined) return notify('refused', text.status.chooseLoss)
  const value = useEvaluation.getState().evaluation.nodes.get(loss)?.value ?? null
  if (value === null) notify('refused', text.status.lossUnknown(loss))
  else if (value.data.length !== 1) notify('refused', text.status.lossTooLarge(loss, value.data.length))
}

/** One step of gradient descent; the new parameters are one entry of the history. */
export async function step(): Promise<void> {
  const document = readDocument()
  const rate = document.training?.learningRate ?? DEFAULT_LEARNING_RATE
  const descended = await services().compute.step(graphOf(document), rate)
  // Whatever was edited meanwhile is newer than this step.
  if (readDocument() !== document) return
  if (!descended.ok) {
    notify('refused', describeFirst(descended.problems))
    return
  }
  const { losses, parameters } = descended.value
  const { initialParameters, stage } = readSession()
  const before = document.nodes
    .filter(({ id }) => parameters.has(id))
    .map(({ id, attributes }) => [id, attributes] as const)
  commitDocument(writeParameters(document, parameters), text.commands.step)
  changeSession({
    initialParameters: initialParameters ?? new Map(before),
    stage: stage === 'drawn' ? 'forward' : stage,
  })
  notify('done', text.status.stepped(document.loss ?? '', formatLoss(losses[0]), formatLoss(losses[1])))
}

/** One line has room for one sentence; the others stand in the list of problems. */
function describeFirst([first, ...others]: readonly Problem[]): string {
  return [describeProblem(first), ...(others.length > 0 ? [text.problems.others(others.length)] : [])].join(' ')
}

/** Puts the parameters back to where they were before the first step and hides what was computed. */
export function reset(): void {
  const { initialParameters } = readSession()
  const document = readDocument()
  if (initialParameters !== null) {
    const nodes = document.nodes.map((node) => {
      const attributes = initialParameters.get(node.id)
      return attributes === undefined || node.op !== 'parameter' ? node : { ...node, attributes }
    })
    commitDocument({ ...document, nodes }, text.commands.reset)
  }
  changeSession({ stage: 'drawn', initialParameters: null, notice: null })
}

/** Where the whole graph was in view, it is so again when its gradients have been written beside it. */
function keepInView(act: () => void): void {
  const wasWhole = readView().isWhole()
  act()
  if (!wasWhole) return
  whenDrawn(
    () => useEvaluation.getState().evaluation.edges.size > 0,
    () => readView().isWhole() || readView().fit(),
  )
}
