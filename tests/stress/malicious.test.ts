/** Documents that mean harm open harmlessly, or are refused with a sentence. */
import { describe, expect, test } from 'vitest'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { writeExport } from '../../shared/export/formats.ts'
import { createJob } from '../../shared/export/job.ts'
import { describeProblem } from '../../shared/problem/problem.ts'

interface Harm {
  readonly label?: string
  readonly id?: string
  readonly title?: string
  readonly value?: unknown
}

const write = ({ label, id = 'w', title = 'Harm', value = 1 }: Harm) =>
  JSON.stringify({
    format: 'chainrule/graph',
    version: 1,
    title,
    loss: 'y',
    nodes: [
      { id, op: 'parameter', attributes: { value }, inputs: [], position: { x: 0, y: 0 }, ...(label && { label }) },
      { id: 'y', op: 'sum', inputs: [id], position: { x: 300, y: 0 } },
    ],
  })

/** What opening and drawing makes of it: sentences where it is refused, else the figure as SVG and as HTML. */
async function draw(text: string): Promise<{ readonly refused: readonly string[]; readonly written: string }> {
  const opened = parseDocument(text)
  if (!opened.ok) return { refused: opened.problems.map(describeProblem), written: '' }
  checkDocument(opened.value).map(describeProblem)
  const { document } = opened.value
  const evaluation = evaluateGraph(document)
  const refused = [...opened.value.notices, ...evaluation.problems].map(describeProblem)
  const options = { theme: 'light', background: true, scale: 1, embed: false } as const
  const written: string[] = []
  for (const format of ['svg', 'html'] as const) {
    const made = await writeExport(
      format,
      createJob(document, options, { rasteriser: () => Promise.reject(new Error('no pictures')) }),
    )
    if (made.ok) written.push(String(made.value.content))
  }
  return { refused, written: written.join('\n') }
}

describe('texts that want to become code', () => {
  test.each<[string, Harm]>([
    ['HTML in a label', { label: '<img src=x onerror=alert(1)>' }],
    ['a script in a label', { label: '</text></svg><script>alert(1)</script>' }],
    ['a link in TeX', { label: '\\href{javascript:alert(1)}{w}' }],
    ['a web link in TeX', { label: '\\href{https://example.org/}{w}' }],
    ['an element id in TeX', { label: '\\cssId{root}{\\class{app}{w}}' }],
    ['a style in TeX', { label: '\\style{background:url(https://example.org)}{w}' }],
    ['a file in TeX', { label: '\\input{/etc/passwd} \\require{html}' }],
    ['an endless macro', { label: '\\def\\a{\\a\\a}\\a' }],
    ['a title that closes its element', { title: '</title><script>alert(1)</script>' }],
    ['a title with an entity', { title: '&lt;script&gt;&quot;\u0000' }],
  ])('%s stays text', async (_what, harm) => {
    const { written } = await draw(write(harm))
    expect(written).not.toMatch(/<script|<img|<iframe|<foreignObject|<a[\s>]/i)
    expect(written).not.toMatch(/<[^>]*\s(?:on\w+|href|xlink:href)="(?!#|data:)/i)
    expect(written).not.toContain('root:')
    expect(written).not.toMatch(/style="[^"]*url\(/)
  })
})

describe('values that want all the memory', () => {
  test.each<[string, unknown]>([
    ['a fill bomb', { shape: [1e9, 1e9], fill: 0 }],
    ['a random bomb', { shape: [2 ** 31], random: 'normal', seed: 1 }],
    ['a shape with ten thousand axes', { shape: Array.from({ length: 10_000 }, () => 2), fill: 0 }],
    ['a negative length', { shape: [-1, 4], fill: 0 }],
    ['a length that is no number', { shape: ['9'.repeat(400)], fill: 0 }],
    ['prototypes', { __proto__: { shape: [1] }, constructor: { name: 'x' } }],
  ])('%s is refused with a sentence', async (_what, value) => {
    const start = process.memoryUsage().arrayBuffers
    const { refused } = await draw(write({ value }))
    expect(refused.length).toBeGreaterThan(0)
    for (const sentence of refused) expect(sentence).toMatch(/\w[^]*[.?]$/)
    expect(process.memoryUsage().arrayBuffers - start).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('files that want to break the reader', () => {
  const document = (fields: string) => `{"format": "chainrule/graph", "version": 1, "nodes": []${fields}}`

  test.each([
    ['nesting without end', document(`, "x": ${'['.repeat(200_000)}`), false],
    ['names with quotes', write({ id: 'w" onload="alert(1)' }), false],
    ['names with markup', write({ id: '<b>w</b>' }), false],
    ['an ordinary prototype key', document(', "__proto__": {"polluted": true}'), true],
    ['a constructor', document(', "constructor": {"prototype": {"polluted": true}}'), true],
    ['a node called __proto__', write({ id: '__proto__' }), true],
    ['a node called constructor', write({ id: 'constructor' }), true],
    ['a million keys', document(`, "x": {${Array.from({ length: 100_000 }, (_, i) => `"k${i}": 0`).join(',')}}`), true],
  ])('%s opens: %#', async (_what, text, opens) => {
    const opened = parseDocument(text)
    expect(opened.ok).toBe(opens)
    await draw(text)
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
