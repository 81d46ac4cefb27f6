/** Calls that cannot be read: exit 2, nothing on standard output, and how to get help. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

describe('exit 2', () => {
  test.each([
    [['convolve', '--input', '4x2x13x13'], /unknown command 'convolve'[^]*The calls are new, check, evaluate/],
    [['chek', 'FILE'], /unknown command 'chek'[^]*check/],
    [['--bogus'], /unknown option '--bogus'/],
    [['check'], /missing required argument 'file'/],
    [['check', 'FILE', 'FILE'], /too many arguments/],
    [['check', 'FILE', '--bogus'], /unknown option '--bogus'[^]*"chainrule check --help"/],
    [['evaluate', 'FILE', '--set'], /argument missing/],
    [['evaluate', 'FILE', '--set', 'w'], /Expected id=value/],
    [['evaluate', 'FILE', '--set', 'w=[1, 2'], /never closed/],
    [['evaluate', 'FILE', '--set', 'w=two'], /'w=two' is invalid/],
    [['step', 'FILE', '--steps', 'two'], /'two' is invalid\. Expected a whole number/],
    [['step', 'FILE', '--steps', '1.5'], /Expected a whole number/],
    [['step', 'FILE', '--steps', '-1'], /Expected a whole number/],
    [['step', 'FILE', '--lr', 'x'], /'x' is invalid\. Expected a number/],
    [['step', 'FILE', '--lr', 'NaN'], /Expected a number/],
    [['step', 'FILE', '--lr', 'Infinity'], /Expected a number/],
    [['step', 'FILE', '-o', '-'], /Standard output is taken/],
    [['train', 'FILE'], /required option '--data <csv>' not specified/],
    [['train', 'FILE', '--data', 'd.csv', '--batch', '0'], /Expected a whole number from 1/],
    [['train', 'FILE', '--data', 'd.csv', '--optimizer', 'rmsprop'], /sgd, momentum, nesterov, adam/],
    [['train', '-', '--data', '-'], /either the graph or the data/],
    [
      ['explain', 'FILE', '--format', 'docx'],
      /'docx' is invalid\. Allowed choices are markdown, latex, html, pdf, json/,
    ],
    [['export', 'FILE'], /required option '--to <format>' not specified/],
    [['export', 'FILE', '--to', 'bmp'], /Allowed choices are svg, png, pdf, tikz, dot, mermaid/],
    [
      ['export', 'FILE', '--to', 'svg', '--layers', 'values,colours'],
      /no layer "colours"; the layers are values, shapes/,
    ],
    [['export', 'FILE', '--to', 'svg', '--width', '0'], /Expected a number from 0\.5 to 500/],
    [['export', 'FILE', '--to', 'svg', '--only', ','], /Expected ids of nodes/],
    [['new'], /missing required argument 'formulas'/],
    [['new', 'y = x', '--parameters', '1'], /"1" is not a name/],
    [[], /Usage: chainrule/],
  ] as readonly (readonly [readonly string[], RegExp])[])('chainrule %j', async (argv, message) => {
    const path = folder.write('a.chainrule', problem2)
    const ran = await chainrule(argv.map((word) => (word === 'FILE' ? path : word)))
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
    expect(ran.stderr).toMatch(message)
    expect(folder.list()).toEqual(['a.chainrule'])
  })
})

describe('help', () => {
  const CALLS = [
    'new',
    'check',
    'evaluate',
    'gradient',
    'step',
    'train',
    'gradcheck',
    'explain',
    'export',
    'conv',
    'ops',
  ]

  test('chainrule --help lists all calls and shows two examples', async () => {
    const { exitCode, stdout, stderr } = await chainrule(['--help'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    for (const call of CALLS) expect(stdout).toMatch(new RegExp(`^  ${call} `, 'm'))
    expect(stdout).toMatch(/Examples:\n {2}chainrule new[^]*\n {2}chainrule gradient/)
  })

  test.each(CALLS)('chainrule %s --help shows an example', async (call) => {
    const { exitCode, stdout } = await chainrule([call, '--help'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: chainrule ${call}`))
    expect(stdout).toMatch(new RegExp(`Example:\n {2}chainrule ${call} `))
    expect((await chainrule(['help', call])).stdout).toBe(stdout)
  })

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await chainrule(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` })
  })
})
