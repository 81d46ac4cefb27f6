/** Questions that `chainrule explain` answers after the solution, in every format. */
import { describe, expect, test } from 'vitest'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()
const explain = (...options: readonly string[]) =>
  chainrule(['explain', folder.write('p.chainrule', problem2), ...options])

describe('chainrule explain answers questions', () => {
  test.each(['markdown', 'latex', 'html', 'json'])(
    'in %s: the path as one product, and why an entry is zero',
    async (format) => {
      const { exitCode, stdout, stderr } = await explain('--format', format, '--path', 'w', '--why', 'w[0]')
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(stdout).toContain('One product of Jacobians')
      expect(stdout).toContain('6 multiplications and 2 additions')
      expect(stdout).toContain('Why is the gradient of w zero?')
      expect(stdout).toMatch(/The local gradient .*cos/)
    },
  )

  test('where a loss is not finite it says where that began, without being asked', async () => {
    const { stdout } = await explain('--set', 'w=[Infinity, 1]')
    expect(stdout).toContain('Where it stops being finite')
  })

  test.each([
    [['--path', 'q'], 1, /no node “q”/],
    [['--path', 'w,q'], 1, /no node “q”/],
    [['--path', 'x,s'], 1, /no path .* “x” through “s”/],
    [['--why', 'w[7]'], 1, /no entry \[7\]; its shape is 2/],
    [['--why', 'w['], 2, /Expected a node or one of its entries/],
    [['--path', 'w,,s'], 2, /Expected names of nodes/],
  ])('%j is refused', async (options, exitCode, sentence) => {
    const ran = await explain(...options)
    expect(ran.exitCode).toBe(exitCode)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(sentence)
  })
})
