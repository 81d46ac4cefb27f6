import { describe, expect, test } from 'vitest'
import { file, node, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

describe('diagnose', () => {
  test('a history of train that diverged names pattern, factor, causes and remedies', async () => {
    const bowl = file('L', [
      source('parameter', 'w', 1),
      source('input', 'a'),
      node('s', 'square', 'w'),
      node('L', 'mul', 'a', 's'),
    ])
    const argv = ['train', folder.write('bowl.chainrule', bowl), '--data', folder.write('d.csv', 'a\n2.5\n')]
    await chainrule([...argv, '--epochs', '30', '--lr', '0.5', '--history', folder.path('h.csv')])
    const { exitCode, stdout } = await chainrule(['diagnose', folder.path('h.csv')])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Divergence\. /)
    expect(stdout).toContain('grows by the factor 2.25')
    expect(stdout).toMatch(/Remedies:\n {2}1\. Smaller α/)
  })

  test('--json is one object; a flat curve from a file names both causes', async () => {
    const csv = ['epoch,loss', ...Array.from({ length: 20 }, (_, i) => `${i},2`)].join('\n')
    const { exitCode, stdout } = await chainrule(['diagnose', '-', '--json'], { stdin: csv })
    const answer = JSON.parse(stdout) as { pattern: string; causes: { id: string }[]; unclear: null }
    expect(exitCode).toBe(0)
    expect(answer.pattern).toBe('flat')
    expect(answer.causes.map(({ id }) => id)).toEqual(['zero-gradient', 'dead-units', 'no-path', 'rate-at-limit'])
  })

  test('what it cannot judge it says, and what it cannot read it refuses', async () => {
    const short = await chainrule(['diagnose', '-', '--json'], { stdin: 'loss\n1\n2\n' })
    expect(short).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(short.stdout)).toMatchObject({
      pattern: null,
      unclear: expect.stringMatching(/too few points/) as string,
    })
    expect(await chainrule(['diagnose', '-'], { stdin: 'a,b\n1,2\n' })).toMatchObject({ exitCode: 1, stdout: '' })
  })
})
