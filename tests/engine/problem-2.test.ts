import { describe, expect, test } from 'vitest'
import { descend } from '../../shared/engine/descend.ts'
import { differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import { toJacobian } from '../../shared/engine/local-gradient.ts'
import { problem2 } from './graphs.ts'

/** All numbers are those of the exam sheet, to the digits printed there. */
describe('problem 2 of the midterm: y = sin(w)ᵀx with the logistic loss', () => {
  const { nodes, edges, problems } = differentiateGraph(problem2)
  const value = (id: string) => [...(nodes.get(id)?.value?.data ?? [])]
  const gradient = (id: string) => [...(nodes.get(id)?.gradient?.data ?? [])]
  const contribution = (id: string) => [...(edges.get(id)?.contribution?.data ?? [])]
  const jacobian = (id: string) => {
    const local = edges.get(id)?.local
    return local ? toJacobian(local) : null
  }
  const close = (actual: readonly number[], expected: readonly number[]) => {
    expect(actual).toHaveLength(expected.length)
    actual.forEach((entry, i) => expect(entry).toBeCloseTo(expected[i], 10))
  }

  test('has no problems', () => expect(problems).toEqual([]))

  test('forward: s = [1, 0], y = 2, L = log(1 + e⁻²)', () => {
    close(value('s'), [1, 0])
    close(value('y'), [2])
    close(value('L'), [Math.log(1 + Math.exp(-2))])
  })

  test('local gradients: −1/(1+e²), [2, 1], diag(0, −1)', () => {
    expect(edges.get('y:0')?.local?.kind).toBe('dense')
    expect(edges.get('s:0')?.local?.kind).toBe('diagonal')
    close(jacobian('L:0')?.flat() ?? [], [-0.119202922022118])
    expect(jacobian('y:0')).toEqual([[2, 1]])
    close(jacobian('s:0')?.flat() ?? [], [0, 0, 0, -1])
  })

  test('chain rule: ∂L/∂s = [−0.2384, −0.1192], ∂L/∂w = [0, 0.1192]', () => {
    close(gradient('y'), [-0.119202922022118])
    close(gradient('s'), [-0.238405844044235, -0.119202922022118])
    close(gradient('w'), [0, 0.119202922022118])
    close(contribution('s:0'), gradient('w'))
    close(gradient('x'), [-0.119202922022118, 0])
  })

  test.each([
    [1, 3.0819911926, 0.1200110176],
    [2, 3.0255469281, 0.1138094412],
    [3, 2.9721226793, 0.1082539774],
    [5, 2.8736791297, 0.0988123255],
    [10, 2.6686975817, 0.0823384386],
    [100, 1.6787278323, 0.0488640867],
  ])('after %i steps with α = 0.5: w₂ = %f, L = %f', (steps, w2, loss) => {
    const result = descend(problem2, { steps, learningRate: 0.5 })
    if (!result.ok) throw new Error('descend refused problem 2')
    const w = result.value.parameters.get('w')?.data ?? []
    expect(w[0]).toBeCloseTo(Math.PI / 2, 12)
    expect(w[1]).toBeCloseTo(w2, 9)
    expect(result.value.losses[steps]).toBeCloseTo(loss, 9)
  })

  test('a forward pass alone knows no gradients: they are blank, not zero', () => {
    const forward = evaluateGraph(problem2)
    expect(forward.nodes.get('w')?.gradient).toBeNull()
    expect(forward.edges.size).toBe(0)
  })
})
