/** Exports follow the language: comments, headings and metadata; names that programs read stay as they are. */
import { describe, expect, it } from 'vitest'
import { FORMAT_IDS, formatOf, type FormatId } from '../../shared/export/formats.ts'
import { createJob } from '../../shared/export/job.ts'
import { findHelpers, HELPER_NAMES } from '../../shared/export/code/helpers.ts'
import { exportWords } from '../../shared/export/words/index.ts'
import type { Language } from '../../shared/language/language.ts'
import { EXAMPLES } from '../export/examples.ts'
import { findEnglish } from './find-english.ts'

const OPTIONS = { theme: 'paper', background: true, scale: 1, embed: true } as const

const documentOf = (name: string) => ({ ...EXAMPLES.find((example) => example.name === name)!.document, title: '' })

async function write(id: FormatId, language: Language, name = 'problem-2'): Promise<string> {
  const job = createJob(documentOf(name), { ...OPTIONS, language }, { rasteriser: () => Promise.reject(new Error()) })
  const written = await formatOf(id).write(job)
  if (!written.ok) throw new Error(JSON.stringify(written.problems))
  return typeof written.value === 'string' ? written.value : Buffer.from(written.value).toString('latin1')
}

/** What is written for people: comments and strings that describe, as the format marks them. */
const PROSE: Partial<Readonly<Record<FormatId, RegExp>>> = {
  tikz: /^ *% .*[a-z]{3}.*$/gm,
  beamer: /^ *% .*[a-z]{3}.*$/gm,
  latex: /^ *% .*[a-z]{3}.*$/gm,
  pytorch: /#.*|""".*"""/g,
  numpy: /#.*|""".*"""/g,
  svg: /<(?:title|desc)\b[^>]*>[^<]*/g,
  'table-latex': /^ {2}[a-z]+ & .*$/gm,
}

describe.each(Object.entries(PROSE) as [FormatId, RegExp][])('%s', (id, prose) => {
  it.each(['problem-2', 'spirals-network', 'problem-4-a-zeros'])(
    'of %s has no English sentence in Czech',
    async (name) => {
      const found = (await write(id, 'cs', name)).match(prose) ?? []
      // Encoded documents and packages are no sentences.
      const said = found
        .filter((line) => !/usepackage|usetikzlibrary|^% chainrule|^% [\w+/=]{40,}/.test(line))
        .join('\n')
      expect(said).not.toBe('')
      expect(findEnglish(said.replaceAll(/<[^>]*>/g, ' '))).toEqual([])
    },
  )

  it('says something else in English', async () => {
    expect((await write(id, 'en')).match(prose)).not.toEqual((await write(id, 'cs')).match(prose))
  })
})

it('a page, a picture and a PDF name their language', async () => {
  expect(await write('html', 'cs')).toContain('<html lang="cs">')
  expect(await write('svg', 'cs')).toContain('xml:lang="cs"')
  expect(await write('svg', 'en')).toContain('xml:lang="en"')
  expect(await write('pdf', 'cs')).toContain('/Lang (cs)')
  expect(await write('solution', 'cs')).toContain('/Lang (cs)')
})

it.each(FORMAT_IDS.filter((id) => /csv|json|dot|mermaid/.test(id)))('%s is the same in every language', async (id) => {
  expect(await write(id, 'cs')).toBe(await write(id, 'en'))
})

it('every function of a script that says what it does says so in Czech', () => {
  const silent = HELPER_NAMES.filter((name) => {
    const definition = findHelpers([`${name}(`]).find((text) => text.startsWith(`def ${name}(`)) ?? ''
    const [, docstring] = /"""(.*)"""/.exec(definition) ?? []
    return docstring !== undefined && exportWords('cs').script.helper(name, docstring) === docstring
  })
  expect(silent).toEqual([])
})
