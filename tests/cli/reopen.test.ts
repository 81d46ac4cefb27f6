import { expect, test } from 'vitest'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

test.each([
  ['figure.svg', ['export', '--to', 'svg']],
  ['figure.png', ['export', '--to', 'png']],
  ['figure.pdf', ['export', '--to', 'pdf']],
  ['figure.tex', ['export', '--to', 'tikz']],
  ['picture.tex', ['export', '--to', 'tikz', '--input', '--width', '8']],
  ['talk.tex', ['export', '--to', 'tikz', '--frames']],
  ['solution.tex', ['explain', '--format', 'latex']],
  ['solution.html', ['explain', '--format', 'html']],
  ['solution.pdf', ['explain', '--format', 'pdf']],
])('%s opens again, unless the graph was left out', async (name, [command, ...options]) => {
  const path = folder.write('graph.chainrule', problem2)
  const out = folder.path(name)
  await chainrule([command, path, ...options, '-o', out])
  expect(await chainrule(['check', out])).toMatchObject({ exitCode: 0, stdout: 'ok: 6 nodes, 5 edges\n' })
  await chainrule([command, path, ...options, '--no-embed', '-o', out])
  const refused = await chainrule(['check', out])
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  expect(refused.stderr).toMatch(/holds no graph; a figure can be opened again only if/)
})
