/** Encoding and fonts of LaTeX documents. */

/** With T1 and without Latin Modern, LaTeX would fall back to bitmaps. */
const FONTS = [
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage[T1]{fontenc}',
  '\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}',
]

const CHINESE_JAPANESE_KOREAN =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

/** Fonts that come with TeX Live or with a system, by what they have. */
const EASTERN = ['Noto Serif CJK SC', 'Noto Sans CJK SC', 'FandolSong-Regular.otf', 'Songti SC', 'SimSun', 'MS Mincho']
const OTHER = ['DejaVu Sans', 'Noto Sans', 'Arial Unicode MS', 'Segoe UI Symbol', 'FreeSerif']

/** What a document with this body loads first. Letters beyond pdfLaTeX get a font where the compiler can use one. */
export function fontPreamble(body: string): string[] {
  if (!usesLetters(body)) return FONTS
  const letters = [...body.matchAll(/\\letters\{([^{}]*)\}/gu)].map(([, text]) => text).join('')
  const candidates = CHINESE_JAPANESE_KOREAN.test(letters) ? [...EASTERN, ...OTHER] : [...OTHER, ...EASTERN]
  return [
    '% For letters that pdfLaTeX has no fonts for: it writes their numbers; XeLaTeX and LuaLaTeX show them.',
    '\\usepackage{iftex}',
    '\\ifPDFTeX',
    ...FONTS.map((line) => `  ${line}`),
    '  \\newcommand{\\letters}[2]{#2}',
    '\\else',
    '  \\usepackage{fontspec}',
    '  \\newcommand{\\tryfont}[1]{\\IfFontExistsTF{#1}{\\newfontfamily\\lettersfont{#1}\\renewcommand{\\tryfont}[1]{}}{}}',
    ...candidates.map((name) => `  \\tryfont{${name}}`),
    '  \\providecommand{\\lettersfont}{}',
    '  \\newcommand{\\letters}[2]{{\\lettersfont #1}}',
    '\\fi',
  ]
}

/** For a figure that is put into a document of somebody else's, which may define it better. */
export function declareLetters(body: string): string[] {
  return usesLetters(body)
    ? ['\\providecommand{\\letters}[2]{#2}% numbers of letters that pdfLaTeX has no fonts for']
    : []
}

function usesLetters(body: string): boolean {
  return body.includes('\\letters{')
}
