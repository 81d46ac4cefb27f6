import { describe, expect, test, vi } from 'vitest'
import { reconcileEvaluation } from '../../renderer/state/reconcile.ts'
import { createMemory } from '../../renderer/state/remember.ts'
import { createLatest } from '../../renderer/worker/latest.ts'
import { connect, listenTo, say, serve } from '../../renderer/worker/rpc.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'

describe('only the newest answer is shown', () => {
  test('requests that were overtaken are neither asked nor shown', async () => {
    const answers = new Map<number, () => void>()
    const ask = vi.fn(
      (request: number) => new Promise<number>((resolve) => answers.set(request, () => resolve(request))),
    )
    const show = vi.fn()
    const request = createLatest(ask, show)
    request(1)
    request(2)
    request(3)
    answers.get(1)?.()
    await vi.waitFor(() => expect(ask).toHaveBeenLastCalledWith(3))
    answers.get(3)?.()
    await vi.waitFor(() => expect(show).toHaveBeenCalled())
    expect(ask.mock.calls).toEqual([[1], [3]])
    expect(show.mock.calls).toEqual([[3, 3]])
  })
})

test('calls across a worker are answered in any order, and errors arrive as errors', async () => {
  const { port1, port2 } = new MessageChannel()
  const endpoint = (port: MessagePort) => ({
    postMessage: (message: unknown) => port.postMessage(message),
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => {
      port.addEventListener('message', listener as EventListener)
      port.start()
    },
  })
  const calls = {
    double: (x: number) => 2 * x,
    fail: (): number => {
      throw new Error('no')
    },
  }
  vi.stubGlobal('postMessage', endpoint(port2).postMessage)
  vi.stubGlobal('addEventListener', endpoint(port2).addEventListener)
  serve(calls)
  const remote = connect<typeof calls>(endpoint(port1))
  expect(await Promise.all([remote.double(2), remote.double(4)])).toEqual([4, 8])
  await expect(remote.fail()).rejects.toThrow('no')
  const heard = vi.fn()
  listenTo(endpoint(port1), heard)
  say({ step: 1, count: 2 })
  expect(await remote.double(3)).toBe(6)
  expect(heard.mock.calls).toEqual([[{ step: 1, count: 2 }]])
  vi.unstubAllGlobals()
  port1.close()
})

test('numbers that stay the same stay the same objects', () => {
  const graph = (x: number) => ({
    nodes: [
      { id: 'a', op: 'parameter', attributes: { value: 3 }, inputs: [] },
      { id: 'x', op: 'input', attributes: { value: x }, inputs: [] },
      { id: 'y', op: 'mul', attributes: {}, inputs: ['a', 'x'] },
    ],
    loss: 'y',
  })
  const before = differentiateGraph(graph(1))
  const after = reconcileEvaluation(before, differentiateGraph(graph(2)))
  expect(after.nodes.get('x')).not.toBe(before.nodes.get('x'))
  expect(after.edges.get('y:0')).not.toBe(before.edges.get('y:0'))
  expect(after.edges.get('y:1')).toBe(before.edges.get('y:1'))
  expect(reconcileEvaluation(before, differentiateGraph(graph(1))).nodes.get('y')).toBe(before.nodes.get('y'))
})

test('a memory makes things anew only when something they are made from changed', () => {
  const memory = createMemory<object>()
  const first = memory.recall('a', [1, 2], () => ({}))
  memory.endRound()
  expect(memory.recall('a', [1, 2], () => ({}))).toBe(first)
  memory.endRound()
  expect(
    memory.recall<object | null>('a', [1, 3], () => null),
    'without time, the old one once more',
  ).toBe(first)
  memory.endRound()
  expect(memory.recall('a', [1, 3], () => ({}))).not.toBe(first)
})
