import { describe, expect, test } from 'vitest'
import { opIds } from '../../shared/ops/index.ts'
import { chainrule } from './harness.ts'

describe('the op library on the command line', () => {
  test('every op stands in the list, under its group', async () => {
    const { exitCode, stdout } = await chainrule(['ops'])
    expect(exitCode).toBe(0)
    for (const id of opIds) expect(stdout).toMatch(new RegExp(`^  ${id}\\(`, 'm'))
    expect(stdout).toMatch(/^losses\n[^]*logistic_loss/m)
  })

  test.each(opIds)('%s has a page, and JSON', async (id) => {
    const page = await chainrule(['ops', id])
    expect(page).toMatchObject({ exitCode: 0, stderr: '' })
    expect(page.stdout).toMatch(new RegExp(`^${id}\\(`))
    // Examples are computed when the page is written.
    if (page.stdout.includes('\nExample')) expect(page.stdout).toMatch(new RegExp(`^  ${id}\\(.*\\) = `, 'm'))
    const json = JSON.parse((await chainrule(['ops', id, '--json'])).stdout)
    expect(json).toMatchObject({ id, attributes: expect.any(Object), ports: expect.any(Array) })
  })

  test('a page says what one needs to use the op', async () => {
    const { stdout } = await chainrule(['ops', 'conv2d'])
    expect(stdout).toMatch(/^conv2d\(x, w\[, b\]; stride=1, padding=0, dilation=1, groups=1\)\n/)
    expect(stdout).toMatch(/^ {2}stride +default 1 /m)
    expect((await chainrule(['ops', 'sin'])).stdout).toContain('\\cos x')
  })

  test('--json is one object with all ops', async () => {
    const { stdout } = await chainrule(['ops', '--json'])
    expect(JSON.parse(stdout).ops.map(({ id }: { id: string }) => id)).toEqual(opIds)
  })

  test('an op that does not exist', async () => {
    const ran = await chainrule(['ops', 'sinn'])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(/there is no op "sinn"; did you mean "sin"/)
  })
})
