/** Encoding, fonts and language of LaTeX documents. */
import type { Language } from '../language/language.ts'
import { exportWords } from './words/index.ts'

/** With T1 and without Latin Modern, LaTeX would fall back to bitmaps. */
const FONTS = [
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage[T1]{fontenc}',
  '\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}',
]

/** Commands for letters that pdfLaTeX has no fonts for, with fonts of TeX Live and of systems that have them. */
const COMMANDS = {
  eastern: ['Noto Serif CJK SC', 'Noto Sans CJK SC', 'FandolSong-Regular.otf', 'Songti SC', 'SimSun', 'MS Mincho'],
  letters: ['DejaVu Sans', 'Noto Sans', 'Arial Unicode MS', 'Segoe UI Symbol', 'FreeSerif'],
} as const

const EASTERN = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

const FOREIGN = /\\(?:eastern|letters)\{([^{}]*)\}/gu

/** A letter that pdfLaTeX has no font for: `\eastern{中}{\lettercode{4E}{2D}}`. It shows the number, XeLaTeX the letter. */
export function foreignLetter(character: string): string {
  const hexadecimal = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const code = `\\lettercode{${hexadecimal.slice(0, -2)}}{${hexadecimal.slice(-2)}}`
  // What cannot be seen, and halves of characters, are no text.
  if (/[\p{C}\u2028\u2029]/u.test(character)) return `\\letters{}{${code}}`
  return `\\${EASTERN.test(character) ? 'eastern' : 'letters'}{${character}}{${code}}`
}

const RUN =
  /\\(eastern|letters)\{[^{}]*\}\{(?:\\lettercode\{\w+\}\{\w+\})+\}(?:\\\1\{[^{}]*\}\{(?:\\lettercode\{\w+\}\{\w+\})+\})+/gu
const LETTER = /\\(?:eastern|letters)\{([^{}]*)\}\{((?:\\lettercode\{\w+\}\{\w+\})+)\}/gu

/** Neighbours as one text, so that a font can join them. */
export function joinForeignLetters(tex: string): string {
  return tex.replaceAll(RUN, (run, command: string) => {
    const parts = [...run.matchAll(LETTER)]
    const [letters, codes] = [1, 2].map((index) => parts.map((part) => part[index]).join(''))
    return `\\${command}{${letters}}{${codes}}`
  })
}

/** The letters of a source that pdfLaTeX has no fonts for. */
export function findForeignLetters(source: string): string[] {
  return [...source.matchAll(FOREIGN)].map(([, letters]) => letters)
}

/** The number of a letter in a box of its size. */
const CODE =
  '{{\\setlength{\\fboxsep}{0.4pt}\\setlength{\\fboxrule}{0.2pt}\\fbox{\\fontsize{2.6}{3}\\selectfont\\ttfamily\\vbox{\\offinterlineskip\\hbox{#1}\\kern0.4pt\\hbox{#2}}}}\\allowbreak}'

/** What a document with this body loads first. */
export function fontPreamble(body: string, language?: Language): string[] {
  const used = usedCommands(body)
  if (used.length === 0) return FONTS
  return [
    `% ${exportWords(language).latex.letters}`,
    '\\usepackage{iftex}',
    `\\newcommand{\\lettercode}[2]${CODE}`,
    '\\ifPDFTeX',
    ...FONTS.map((line) => `  ${line}`),
    ...used.map((command) => `  \\newcommand{\\${command}}[2]{#2}`),
    '\\else',
    '  \\usepackage{fontspec}',
    ...used.flatMap((command) => [
      ...COMMANDS[command].map(
        (font) =>
          `  \\ifdefined\\${command}font\\else\\IfFontExistsTF{${font}}{\\newfontfamily\\${command}font{${font}}}{}\\fi`,
      ),
      `  \\providecommand{\\${command}font}{}`,
      `  \\newcommand{\\${command}}[2]{{\\${command}font #1}}`,
    ]),
    '\\fi',
  ]
}

/** For a figure that is put into a document of somebody else's, which may define them better. */
export function declareLetters(body: string, language?: Language): string[] {
  const used = usedCommands(body)
  if (used.length === 0) return []
  return [
    `% ${exportWords(language).latex.includedLetters}`,
    `\\providecommand{\\lettercode}[2]${CODE}`,
    ...used.map((command) => `\\providecommand{\\${command}}[2]{#2}`),
  ]
}

function usedCommands(body: string): (keyof typeof COMMANDS)[] {
  return (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter((command) => body.includes(`\\${command}{`))
}

/** Hyphenation and `Obrázek 1`, where the installation knows the language. */
export function languagePreamble(language: Language): string[] {
  if (language === 'en') return []
  return ['\\IfFileExists{czech.ldf}{\\usepackage[czech]{babel}}{\\renewcommand{\\figurename}{Obrázek}}']
}
