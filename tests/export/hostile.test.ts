/**
 * Words stay words. The law of every format: a file of a graph with hostile words has the structure of the file of the
 * same graph with harmless ones.
 */
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { formatOf, type FormatId, type Written } from '../../shared/export/formats.ts'
import { createJob } from '../../shared/export/job.ts'
import { ALONE, anyNames, anyWords, HARMLESS, writeGraph, type Words } from './hostile.ts'
import { callPython, findPython } from './python.ts'
import { structureOf, TEXT_FORMATS } from './structure.ts'

vi.setConfig({ testTimeout: 120_000 })

async function write(id: FormatId, words: Words): Promise<Written | null> {
  const options = { theme: 'paper', background: true, scale: 1, embed: true } as const
  const job = createJob(writeGraph(words), options, { rasteriser: () => Promise.reject(new Error('no rasteriser')) })
  const written = await formatOf(id).write(job)
  return written.ok ? written.value : null
}

/** The same words everywhere. */
const everywhere = (text: string, odd: string | null = null): Words => ({
  ...HARMLESS,
  title: text,
  label: text,
  frame: text,
  comment: text,
  odd,
})

const anyGraph: fc.Arbitrary<Words> = fc.record({
  title: anyWords,
  label: anyWords,
  frame: anyWords,
  comment: anyWords,
  odd: fc.option(anyWords, { freq: 2 }),
  names: anyNames,
})

/** Drawing takes long, and the pictures share their words with the other formats. */
const isLarge = (id: FormatId) => ['svg', 'frames-svg', 'html', 'beamer'].includes(id)

describe.each(TEXT_FORMATS)('%s', (id) => {
  const harmless = { computed: null as unknown, odd: null as unknown }
  const twinOf = ({ odd }: Words) => (odd === null ? harmless.computed : harmless.odd)

  /** `null` where the graph is refused, as its twin is. */
  const read = async (words: Words): Promise<unknown> => {
    const content = await write(id, words)
    if (content === null) return null
    if (formatOf(id).choices.includes('embed')) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      expect(readAnyDocument(bytes).embedded).toBe(writeDocument(writeGraph(words)))
    }
    return structureOf(id, content)
  }

  beforeAll(async () => {
    harmless.computed = await read(HARMLESS)
    harmless.odd = await read({ ...HARMLESS, odd: 'no_such_op' })
    expect(harmless.computed).not.toBeNull()
  })

  test('has the same structure with each piece of mischief everywhere', async () => {
    for (const [index, text] of ALONE.entries()) {
      if (isLarge(id) && index % 4 !== 0) continue
      for (const words of [everywhere(text), everywhere(text, text)]) {
        expect(await read(words), JSON.stringify(text)).toEqual(twinOf(words))
      }
    }
  })

  test('has the same structure with any words and names', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (words) => {
        expect(await read(words)).toEqual(twinOf(words))
      }),
      { numRuns: isLarge(id) ? 10 : 40 },
    )
  })
})

const SAMPLE: readonly Words[] = [
  ...ALONE.map((text) => everywhere(text)),
  ...fc.sample(anyGraph, { numRuns: 40, seed: 7 }).map((words) => ({ ...words, odd: null })),
]

test.for(['pytorch', 'numpy'] as const)('%s has the same statements, whatever the words', async (id, context) => {
  const python = findPython('ast')
  if (python === null) return context.skip('no Python here')
  const sources = await Promise.all([HARMLESS, ...SAMPLE].map(async (words) => String(await write(id, words))))
  // Names and texts are the words; everything else of the tree is structure.
  const program = [
    'import ast, json, sys',
    'def shape(node):',
    '    kind = type(node).__name__',
    '    if isinstance(node, ast.Constant) and isinstance(node.value, str): return kind',
    '    return [kind] + [shape(child) for child in ast.iter_child_nodes(node)]',
    'for source in json.load(sys.stdin): print(json.dumps(shape(ast.parse(source))))',
  ].join('\n')
  const shapes = callPython(python, ['-c', program], JSON.stringify(sources)).trim().split('\n')
  expect(shapes).toHaveLength(sources.length)
  for (const [index, shape] of shapes.entries()) expect(shape, JSON.stringify(SAMPLE[index - 1])).toBe(shapes[0])
})

const hasGraphviz = spawnSync('dot', ['-V']).status === 0

test.skipIf(!hasGraphviz)(
  `Graphviz reads the same nodes and wires${hasGraphviz ? '' : ' (skipped: dot is not installed)'}`,
  async () => {
    interface Drawn {
      readonly objects: readonly Readonly<Record<string, unknown>>[]
      readonly edges: readonly unknown[]
    }
    const read = async (words: Words) => {
      const { status, stdout, stderr } = spawnSync('dot', ['-Tjson0'], {
        input: String(await write('dot', words)),
        encoding: 'utf8',
      })
      expect(status, stderr).toBe(0)
      const { objects, edges } = JSON.parse(stdout) as Drawn
      for (const object of objects) expect(Object.keys(object)).not.toContain('URL')
      return { objects: objects.length, edges: edges.length }
    }
    const twin = await read(HARMLESS)
    for (const words of SAMPLE) expect(await read(words), JSON.stringify(words)).toEqual(twin)
  },
)
