/** What a file is made of when its words are left out: two files of one graph that differ in words only must agree. */
import { unzipSync, strFromU8 } from 'fflate'
// @ts-expect-error -- jsdom brings no types
import { JSDOM } from 'jsdom'
// @ts-expect-error -- its types are those of the folder that uses it
import Papa from 'papaparse'
import type { FormatId, Written } from '../../shared/export/formats.ts'

const { parse } = Papa as {
  readonly parse: (
    text: string,
    options: { readonly delimiter: string },
  ) => { readonly data: readonly (readonly string[])[]; readonly errors: readonly unknown[] }
}
const { DOMParser } = new JSDOM('').window as Window & typeof globalThis

const textOf = (content: Written): string => (typeof content === 'string' ? content : strFromU8(content))

/** How a format is read; what breaks the law of the format throws. */
const READERS: Partial<Readonly<Record<FormatId, (content: Written) => unknown>>> = {
  svg: (content) => readSvg(textOf(content)),
  'frames-svg': (content) =>
    Object.entries(unzipSync(content as Uint8Array)).map(([name, svg]) => [name, readSvg(strFromU8(svg))]),
  html: (content) => readHtml(textOf(content)),
  tikz: (content) => readTex(textOf(content)),
  latex: (content) => readTex(textOf(content)),
  beamer: (content) => readTex(textOf(content)),
  'table-latex': (content) => readTex(textOf(content)),
  dot: (content) => readDot(textOf(content)),
  mermaid: (content) => readMermaid(textOf(content)),
  markdown: (content) => readMarkdown(textOf(content)),
  'table-csv': (content) => readCsv(textOf(content)),
  'table-json': (content) => shapeOf(JSON.parse(textOf(content))),
  'table-npz': (content) => readArchive(content as Uint8Array),
}

export const TEXT_FORMATS = Object.keys(READERS) as FormatId[]

export function structureOf(id: FormatId, content: Written): unknown {
  return READERS[id]!(content)
}

class Broken extends Error {}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new Broken(what)
}

const DRAWN = ['svg', 'title', 'desc', 'metadata', 'document', 'defs', 'path', 'g', 'use', 'rect', 'circle', 'text']

/** What there is once. Letters, their outlines and what is drawn around them are the words. */
function readSvg(svg: string) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
  demand(parsed.querySelector('parsererror') === null, `no XML: ${parsed.querySelector('parsererror')?.textContent}`)
  const elements = [...parsed.querySelectorAll('*')]
  for (const element of elements) {
    demand(DRAWN.includes(element.tagName), `<${element.tagName}> in SVG`)
    for (const { name, value } of element.attributes) checkAttribute(name, value)
  }
  const ids = new Set(elements.map(({ id }) => `#${id}`))
  for (const use of parsed.querySelectorAll('use'))
    demand(ids.has(use.getAttribute('href')!), 'an outline of elsewhere')
  const tags = elements.map(({ tagName }) => tagName)
  return ['svg', 'metadata', 'document', 'defs'].map((tag) => tags.filter((name) => name === tag).length)
}

/** Nothing runs, and nothing is fetched. */
function checkAttribute(name: string, value: string): void {
  demand(!/^on/i.test(name), `the attribute ${name}`)
  demand(
    !/^(?:xlink:)?href$|^(?:src|srcset|action|formaction|data|poster|background|ping)$/i.test(name) ||
      value.startsWith('#'),
    `${name}="${value}"`,
  )
  demand(
    !/url\((?!\s*['"]?#)|expression\(|javascript:/i.test(name === 'style' || name === 'fill' ? value : ''),
    `${name}="${value}"`,
  )
}

/** The tree of elements; figures and formulas are leaves of it. */
function readHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll('*')) {
    demand(
      !/^(?:script|iframe|object|embed|base|form|foreignobject|a|img|image|link)$/i.test(element.tagName),
      `<${element.tagName}> in HTML`,
    )
    for (const { name, value } of element.attributes) checkAttribute(name, value)
  }
  const write = (element: Element): string =>
    /^(?:svg|math)$/i.test(element.tagName)
      ? element.tagName.toLowerCase()
      : `${element.tagName.toLowerCase()}(${[...element.children].map(write).join(' ')})`
  // A formula is as many figures as there are places where its line may break.
  return write(page.documentElement).replaceAll(/svg(?: svg)+/g, 'svg')
}

/** Commands of TeX that do something instead of showing something, and that no export has among its words. */
const DOING =
  /^\\(?:input|include\w*|write|immediate|open(?:in|out)|read|close(?:in|out)|[egx]?def|let|futurelet|newcommand|providecommand|csname|endcsname|expandafter|catcode|lccode|loop|repeat|special|href|url|html\w*|require|usepackage|documentclass|usetikzlibrary|verb|foreach|typein|typeout|message|show\w*|jobname|everypar|aftergroup|afterassignment|directlua|lua\w*|output|batchmode|scantokens|detokenize|string|meaning|noexpand|unexpanded|primitive)$/

/** What there is once or per section; environments and braces close in the order in which they open. */
function readTex(source: string): readonly number[] {
  const environments: string[] = []
  const counts = { documents: 0, sections: 0 }
  let depth = 0
  let isPreamble = source.includes('\\begin{document}')
  for (const line of source.split('\n')) {
    if (line.startsWith('\\begin{document}')) isPreamble = false
    demand(!/[\r\v\f\0\u0085\u2028\u2029]/.test(line), `a line that ends within itself: ${JSON.stringify(line)}`)
    for (const [token, environment] of line.matchAll(
      /\\(?:begin|end)\{([^{}\\]*)\}|\\[A-Za-z@]+\*?|\\.|%.*|\^\^|[{}]/gu,
    )) {
      if (token.startsWith('%')) break
      demand(token !== '^^', 'a character code of TeX')
      if (token === '{') depth++
      if (token === '}') demand(--depth >= 0, 'a brace that closes nothing')
      if (token.startsWith('\\begin{')) environments.push(environment)
      if (token.startsWith('\\end{')) demand(environments.pop() === environment, `${token} at the wrong place`)
      if (token === '\\begin{document}') counts.documents++
      if (/^\\section/.test(token)) counts.sections++
      demand(isPreamble || !DOING.test(token.replace('*', '')), `${token} in the text`)
    }
  }
  demand(depth === 0 && environments.length === 0, 'braces or environments that stay open')
  return Object.values(counts)
}

/** Everything but what stands between quotes. */
function readDot(source: string): string {
  const bare = source.replaceAll(/"(?:[^"\\]|\\[^])*"/g, '""')
  demand(!/[<>](?!\s*"")/.test(bare.replaceAll('->', '')), 'a label in HTML')
  return bare
}

const MERMAID_WORDS = /^(?:[\p{L}\p{N} .,=+*/()[\]-]|#\d+;|<br\/>)*$/u

/** Everything but what stands between quotes, which is letters, entities and breaks of lines. */
function readMermaid(source: string): string {
  const title = /^---\ntitle: (".*")\n---\n/.exec(source)
  if (title !== null) {
    demand(
      /^"[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*"$/u.test(title[1]),
      `no YAML: ${title[1]}`,
    )
    demand(!title[1].includes('%%'), 'a directive in the title')
  }
  const body = title === null ? source : source.slice(title[0].length)
  for (const [, words] of body.matchAll(/"([^"]*)"/g)) demand(MERMAID_WORDS.test(words), `words of Mermaid: ${words}`)
  return body.replaceAll(/"[^"]*"/g, '""')
}

/** How every line begins; formulas hold no lines, no HTML and no dollar signs of their own. */
function readMarkdown(source: string): readonly string[] {
  const lines = source.split('\n')
  demand(!/[\r\v\f\0\u0085\u2028\u2029]/.test(source), 'a line that ends within itself')
  const title = lines[0].slice(2)
  demand(!/(?<!\\)(?:\\\\)*[`*_{}[\]<>#$|]/.test(title.replaceAll(/\\[^]/g, '')), `markup in the title: ${title}`)
  for (const line of lines) {
    demand(line.replaceAll(/\\[^]/g, '').split('$').length % 2 === 1, `a formula that stays open: ${line}`)
    for (const [, formula] of line.matchAll(/(?<!\\)\$((?:[^$\\]|\\[^])*)\$/g))
      demand(!/<\/?[A-Za-z!?]/.test(formula), `HTML in ${formula}`)
  }
  return lines.map((line) => (/^(?:#+ |- )?/.exec(line)![0] === '## ' ? line : /^(?:#+ |- )?/.exec(line)![0]))
}

/** Rows and columns; no cell is a formula of a spreadsheet. */
function readCsv(source: string) {
  const { data, errors } = parse(source, { delimiter: ',' })
  demand(errors.length === 0, JSON.stringify(errors))
  for (const cell of data.flat()) demand(!/^\s*(?:[=+@]|-(?![\d.]))/.test(cell), `a formula: ${cell}`)
  return data.map((row) => row.length)
}

/** An array of a value, a gradient or a Jacobian each, by names without folders. */
function readArchive(bytes: Uint8Array): readonly string[] {
  const names = Object.keys(unzipSync(bytes))
  for (const name of names)
    demand(!/[/\\:*?"<>|\p{Cc}]/u.test(name.replace(/:\d+(?=\.jacobian\.npy$)/, '')), `the name ${name}`)
  return names.map((name) => /(?:\.gradient|\.jacobian)?\.npy$/.exec(name)![0])
}

/** Objects by their keys, words as what they are. */
function shapeOf(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shapeOf)
  if (typeof json !== 'object' || json === null) return typeof json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, shapeOf(value)]))
}
