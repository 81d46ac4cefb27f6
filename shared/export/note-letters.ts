/** Says what became of characters that the font of figures lacks. */
import { problem, type Problem } from '../problem/problem.ts'
import type { ExportJob } from './job.ts'
import { findForeignLetters } from './latex-fonts.ts'
import { AS_TEXT, writeWithLetters, type Letters } from './letters.ts'

/** Writes a file in which such characters must be drawn; only the PDF's readers could take a picture for text. */
export async function drawMissing<W>(
  job: ExportJob,
  format: 'png' | 'pdf',
  write: (letters: Letters) => W,
): Promise<W> {
  const { written, pictured, lacking } = await writeWithLetters(job.drawLetters, write)
  if (format === 'pdf') note(job, pictured, (characters) => problem('export/letters-pictured', { characters }))
  note(job, lacking, (characters) => problem('export/letters-lacking', { characters }))
  return written
}

/** What has the same content and draws them. */
const DRAWN_IN = { svg: 'PNG', html: 'PDF' } as const

/** Writes a file in which they stay text. */
export function keepMissing<W>(job: ExportJob, format: keyof typeof DRAWN_IN, write: (letters: Letters) => W): W {
  const texts = new Set<string>()
  const written = write({
    find: (text, color) => {
      texts.add(text)
      return AS_TEXT.find(text, color)
    },
  })
  const instead = DRAWN_IN[format]
  note(job, [...texts], (characters) => problem('export/letters-text', { characters, instead }))
  return written
}

/** Looks for them in a source for LaTeX. */
export function noteInLatex(job: ExportJob, source: string): string {
  note(job, findForeignLetters(source), (characters) => problem('export/letters-latex', { characters }))
  return source
}

/** More characters say no more. */
const MOST = 12

function note(job: ExportJob, texts: readonly string[], describe: (characters: string) => Problem): void {
  const characters = [...new Set(texts.join(''))].filter((character) => character.trim() !== '')
  if (characters.length === 0) return
  const shown = characters.length > MOST ? [...characters.slice(0, MOST), '…'] : characters
  job.notes.push(describe(shown.join(' ')))
}
