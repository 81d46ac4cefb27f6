/** Says what became of characters that the font of figures lacks. */
import { problem } from '../problem/problem.ts'
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
  if (format === 'pdf') note(job, 'export/letters-pictured', pictured)
  note(job, 'export/letters-lacking', lacking)
  return written
}

/** Writes a file in which they stay text. */
export function keepMissing<W>(job: ExportJob, write: (letters: Letters) => W): W {
  const texts = new Set<string>()
  const written = write({
    find: (text, color) => {
      texts.add(text)
      return AS_TEXT.find(text, color)
    },
  })
  note(job, 'export/letters-text', [...texts])
  return written
}

/** Looks for them in a source for LaTeX. */
export function noteInLatex(job: ExportJob, source: string): string {
  note(job, 'export/letters-latex', findForeignLetters(source))
  return source
}

/** More characters say no more. */
const MOST = 12

function note(
  job: ExportJob,
  code: 'export/letters-pictured' | 'export/letters-lacking' | 'export/letters-text' | 'export/letters-latex',
  texts: readonly string[],
): void {
  const characters = [...new Set(texts.join(''))].filter((character) => character.trim() !== '')
  if (characters.length === 0) return
  const shown = characters.length > MOST ? [...characters.slice(0, MOST), '…'] : characters
  job.notes.push(problem(code, { characters: shown.join(' ') }))
}
