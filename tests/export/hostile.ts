/** Graphs whose words try to leave their place: the words themselves, and where a person may write some. */
import fc from 'fast-check'
import type { Document, DocumentNode } from '../../shared/document/document.ts'

/** What means something to one of the formats, or to what reads them. */
const PIECES = [
  '"', "'", '`', '$', '$$', '_', '#', '%', '\\', '\\\\', '{', '}', '{}', '^', '~', '&', '<', '>', '|', ';', '=', '+', '-', '@',
  '*', '!', '?', '[', ']', '(', ')', ':', ' ', '  ', 'a', 'word', '1.', '\n', '\r', '\r\n', '\t', '\v', '\f', '\0', '\u0007', '\u001b[31m', '\u007f',
  '\u0085', '\u2028', '\u2029', '\ufeff', '\u200b', '\u202e', '\u2066', '\ud800', '\uffff', '</script>', '<script>alert(1)</script>', '-->',
  '<!--', ']]>', '<![CDATA[', '<?xml?>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&lt;', '&#60;', '<b>bold</b>', '<img src=x onerror=alert(1)>', '<br/>',
  "' onload='alert(1)", '" href="javascript:alert(1)', '</title>', '</style>', '</svg>', '</text><a href="https://example.org">x</a>',
  '\\input{/etc/passwd}', '\\write18{rm}', '\\immediate', '\\end{document}', '\\csname end\\endcsname', '\\def\\x{\\x}\\x', '^^5cinput{x}', '\\href{https://example.org}{x}',
  '\\catcode', '\\require{html}', '\\begin{frame}', '\\end{frame}', '\\pause', '\\only<1>', '\\frac{a}{b}', '\\text{a}', '\\left(', '\\\\[1em]',
  '%%{init: {"theme": "dark"}}%%', '%% comment', 'click n0 href "https://example.org"', 'end', 'subgraph', '---', 'n0 --> n1', 'graph TD', ']; a -> b; //',
  '"]; evil [URL="https://example.org"', '<<b>html</b>>', '\\N', '"""', "'''", '"""\nimport os\n"""', '\nimport os\n', '# comment', 'f"{x}"', '\\u0041', '\\x',
  '=1+1', '=cmd|" /C calc"!A0', '@SUM(1)', '+1', '-1', ',', ';;', '../../etc/passwd', 'C:\\x', 'CON', 'žluťoučký kůň', '数据', '😀', '👩‍👩‍👧', 'שלום', 'مرحبا', 'Задача',
  'x'.repeat(300), 'ab'.repeat(40), '# heading', '- item', '> quote', '| a | b |', '![x](https://example.org/x.png)', '[x](javascript:alert(1))', '<https://example.org>', '```',
] // prettier-ignore

/** Each piece by itself comes first, then whatever can be made of several. */
export const ALONE: readonly string[] = PIECES

export const anyWords = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

/** Names that mean something elsewhere; the format allows no other characters in a name than these have. */
const NAMES = [
  'class', 'import', 'None', 'lambda', 'print', 'np', 'torch', 'math', 'loss', 'lr', '__import__', '__proto__', 'constructor', 'toString', 'end', 'graph',
  'node', 'subgraph', 'click', 'style', 'strict', "x'", 'x′', 'w_1_2', '_', '__', 'žluť', '数据', 'שלום', 'ﬁ', 'e', 'pi', 'NaN', 'θ_2', 'xׁ', 'dw', 'self',
] // prettier-ignore

export const anyNames = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 6, maxLength: 6 })

export interface Words {
  readonly title: string
  readonly label: string
  readonly frame: string
  readonly comment: string
  /** The op and the value (no expression, as it ends in ?) of nodes that cannot be computed; without them, all can. */
  readonly odd: string | null
  readonly names: readonly string[]
}

export const HARMLESS: Words = {
  title: 'title',
  label: 'a',
  frame: 'frame',
  comment: 'comment',
  odd: null,
  names: ['w', 'x', 's', 'y', 'u', 'v'],
}

/** y = sin(w)ᵀx with its words, and two more nodes that make no sense where the words say so. */
export function writeGraph({ title, label, frame, comment, odd, names }: Words): Document {
  const [w, x, s, y, u, v] = names
  const at = (column: number, row: number) => ({ position: { x: 220 * column, y: 140 * row } })
  const nodes: DocumentNode[] = [
    { id: w, op: 'parameter', attributes: { value: [1, -2] }, inputs: [], ...at(0, 0) },
    { id: x, op: 'input', attributes: { value: [2, 1] }, inputs: [], ...at(0, 1) },
    { id: s, op: 'sin', attributes: {}, inputs: [w], label, ...at(1, 0) },
    { id: y, op: 'dot', attributes: {}, inputs: [s, x], ...at(2, 0) },
  ]
  if (odd !== null) {
    nodes.push({ id: u, op: odd, attributes: {}, inputs: [w], ...at(1, 2) })
    nodes.push({ id: v, op: 'input', attributes: { value: `${odd}?` }, inputs: [], ...at(0, 2) })
  }
  return {
    title,
    loss: y,
    nodes,
    frames: [
      { id: 'f', title: frame, nodes: [s] },
      { id: 'g', title: frame, nodes: [y], collapsed: true },
    ],
    comments: [{ id: 'c', text: comment, position: { x: 0, y: -200 } }],
  }
}
