/**
 * A node written out as one formula down to the sources, the way one writes it by hand: sums and products over the
 * samples run over an index, and data that has a sample axis carries it: ∏ᵢ ½ e^{−|w xᵢ − b − yᵢ|}.
 */
import { symbol, writeApplication, bracketBelow, numeral, type Argument } from '../derivation/write-op.ts'
import type { Document, DocumentNode } from '../document/document.ts'
import { resolveGraph, type ResolvedNode } from '../graph/structure.ts'
import { literalTex } from '../notation/literal.ts'
import { nameTex } from '../notation/name.ts'
import { product } from '../ops/tex.ts'
import { sumUp } from '../ops/loss.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Objective } from './view.ts'

/** Which entry is meant: the whole tensor, that of sample i, or that of sample i and class c. */
type Index = '' | 'i' | 'c' | 'i,c'

export interface Writing {
  /** Nodes that are called by their name, for example a long model. */
  readonly named?: ReadonlySet<string>
}

interface Writer {
  readonly nodes: ReadonlyMap<string, DocumentNode>
  readonly resolved: (id: string) => ResolvedNode | null
  readonly named: ReadonlySet<string>
}

/** Longer formulas are no formulas any more; their parts are called by their names. */
const MOST_DEPTH = 60

/** The node as TeX. */
export function writeExpression(document: Document, id: string, { named = new Set() }: Writing = {}): string {
  const structure = resolveGraph(document)
  const writer: Writer = {
    nodes: new Map(document.nodes.map((node) => [node.id, node])),
    resolved: (name) => {
      const position = structure.index.get(name)
      return position === undefined ? null : structure.nodes[position]
    },
    named,
  }
  return write(writer, id, '', 0).tex
}

/** `\min_{w, b}` and what is minimised. */
export function writeObjective(document: Document, { node, goal }: Objective, writing: Writing = {}): string {
  const trained = listTrained(document, node)
  const name = goal === 'maximise' ? 'max' : 'min'
  const below = trained.length === 0 ? '' : `_{${trained.join(',\\,')}}`
  return `\\${name}${below}\\; ${writeExpression(document, node, writing)}`
}

/** TeX of the parameters that can change a node, in the order of the document. */
function listTrained({ nodes }: Document, id: string): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const upstream = new Set<string>()
  const stack = [id]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (upstream.has(next)) continue
    upstream.add(next)
    for (const input of byId.get(next)?.inputs ?? []) if (input !== null) stack.push(input)
  }
  return nodes
    .filter((node) => upstream.has(node.id) && node.op === 'parameter' && node.attributes['frozen'] !== true)
    .map((node) => nameTex(node.id, node.label))
}

function write(writer: Writer, id: string, index: Index, depth: number): Argument {
  const node = writer.nodes.get(id)
  const resolved = writer.resolved(id)
  if (node === undefined) return symbol(nameTex(id))
  if (node.op === 'constant' && node.label === undefined) return writeConstant(node, resolved?.shape ?? [], index)
  const isSource = node.inputs.length === 0
  if (isSource || resolved === null || writer.named.has(id) || depth > MOST_DEPTH) {
    const tex = withIndex(nameTex(id, node.label), indexOf(node.op, resolved?.shape ?? [], index))
    return { tex, precedence: tex.endsWith('!') ? 3 : 5 }
  }
  const inner = (input: number, at: Index) => write(writer, node.inputs[input] as string, at, depth + 1)
  return writeSpecial(writer, node, resolved, index, inner) ?? writePlain(node, resolved, index, inner)
}

type Inner = (input: number, index: Index) => Argument

/** Ops whose form by hand differs from the op's own notation. */
function writeSpecial(
  writer: Writer,
  node: DocumentNode,
  resolved: ResolvedNode,
  index: Index,
  inner: Inner,
): Argument | null {
  const shapes = node.inputs.map((input) => writer.resolved(input as string)?.shape ?? [])
  switch (node.op) {
    case 'sum':
    case 'prod':
    case 'mean':
      return isWhole(resolved) && shapes[0].length >= 1 && shapes[0].length <= 2
        ? writeReduction(node.op, shapes[0], inner)
        : null
    case 'add': {
      const [a, b] = [inner(0, index), inner(1, index)]
      // a + (−b) is written a − b, and a + (b + c) needs no brackets.
      const second = b.tex.startsWith('-') ? `- ${b.tex.slice(1).trimStart()}` : `+ ${b.tex}`
      return { tex: `${a.tex} ${second}`, precedence: 1 }
    }
    case 'log': {
      const argument = inner(0, index)
      // log (1 − q)^k could be read as the power of a logarithm.
      const isClear = argument.precedence >= 4 && !argument.tex.startsWith('\\left(')
      return { tex: `\\log ${bracketBelow(argument, isClear ? 0 : 6)}`, precedence: 3 }
    }
    case 'mul':
      return { tex: writeProduct(inner(0, index), inner(1, index)), precedence: 2 }
    case 'softplus':
      return { tex: `\\log\\left(1 + e^{${inner(0, index).tex}}\\right)`, precedence: 3 }
    case 'softmax':
    case 'log_softmax': {
      const name = node.op === 'softmax' ? '\\mathrm{softmax}' : '\\log \\mathrm{softmax}'
      const [row, entry] = index === 'i,c' ? (['i', 'c'] as const) : ([index, ''] as const)
      const tex = `${name}\\left(${inner(0, row).tex}\\right)`
      return { tex: entry === '' ? tex : `${tex}_{${entry}}`, precedence: 4 }
    }
    case 'matmul':
      if (index === '' || shapes[0].length !== 2) return null
      return writeRows(shapes[1], inner, index)
    case 'outer':
      if (index === '') return null
      return {
        tex: writeProduct(inner(0, 'i'), inner(1, index === 'i,c' ? 'c' : '')),
        precedence: 2,
      }
    case 'l1':
    case 'mse':
    case 'logistic_loss':
    case 'binary_cross_entropy':
    case 'cross_entropy':
    case 'huber':
    case 'hinge':
      return writeLoss(node, resolved, shapes[0], inner)
    default:
      return null
  }
}

function writePlain(node: DocumentNode, resolved: ResolvedNode, index: Index, inner: Inner): Argument {
  const isEntrywise =
    typeof resolved.op.elementwise === 'function'
      ? resolved.op.elementwise(resolved.attributes)
      : resolved.op.elementwise
  // What mixes the samples is written whole, and then an entry of it is taken.
  if (index !== '' && !isEntrywise) {
    const tex = writeApplication(
      resolved,
      node.inputs.map((_, port) => inner(port, '')),
    )
    return symbol(`\\left[${tex}\\right]_{${index}}`)
  }
  const args = node.inputs.map((_, port) => inner(port, index))
  return { tex: writeApplication(resolved, args), precedence: resolved.op.notation.precedence ?? 5 }
}

/** Σᵢ over the samples, Σᵢ Σ_c where every sample has classes. */
function writeReduction(op: 'sum' | 'prod' | 'mean', shape: Shape, inner: Inner): Argument {
  const [samples, classes] = shape
  const sign = op === 'prod' ? '\\prod' : '\\sum'
  const over = (name: string, most: number) => `${sign}_{${name}=1}^{${most}}`
  const signs = shape.length === 2 ? `${over('i', samples)} ${over('c', classes)}` : over('i', samples)
  const average = op === 'mean' ? `\\frac{1}{${countEntries(shape)}} ` : ''
  const body = bracketBelow(inner(0, shape.length === 2 ? 'i,c' : 'i'), 2)
  return { tex: `${average}${signs} ${body}`, precedence: 2 }
}

/** A loss of the library over samples: the loss of one of them, summed or averaged. */
function writeLoss(node: DocumentNode, resolved: ResolvedNode, shape: Shape, inner: Inner): Argument | null {
  if (shape.length === 0 || resolved.attributes['reduction'] === 'none') return null
  const [samples] = shape
  const isSum = resolved.attributes['reduction'] === 'sum'
  const signs = `${isSum ? '' : `\\frac{1}{${samples}} `}\\sum_{i=1}^{${samples}}`
  const [y, t] = [inner(0, 'i'), inner(1, 'i')]
  if (node.op === 'cross_entropy') {
    const logarithm = `\\log \\mathrm{softmax}\\left(${y.tex}\\right)`
    return shape.length === 2
      ? { tex: `-${signs} \\sum_{c=1}^{${shape[1]}} ${inner(1, 'i,c').tex}\\, ${logarithm}_c`, precedence: 1 }
      : null
  }
  if (node.op === 'binary_cross_entropy') {
    const tex = `\\log\\left(1 + e^{${y.tex}}\\right) - ${writeProduct(t, y)}`
    return { tex: `${signs} \\left(${tex}\\right)`, precedence: 2 }
  }
  if (node.op === 'l1' || node.op === 'mse') {
    const difference = `${y.tex} - ${bracketBelow(t, 2)}`
    const tex = node.op === 'l1' ? `\\left|${difference}\\right|` : `\\left(${difference}\\right)^{2}`
    return { tex: `${signs} ${tex}`, precedence: 2 }
  }
  const each: ResolvedNode = {
    ...resolved,
    attributes: { ...resolved.attributes, reduction: 'none' },
    inputShapes: [[], []],
  }
  const tex = writeApplication(each, [y, t])
  return { tex: `${signs} ${sumUp(tex, { reduction: 'none' }, 1)}`, precedence: 2 }
}

/** Rows of X times W: one sample is a row, so that it is Wᵀxᵢ, or xᵢᵀw for a single output. */
function writeRows(weights: Shape, inner: Inner, index: Index): Argument {
  const x = bracketBelow(inner(0, 'i'), 4)
  const w = bracketBelow(inner(1, ''), 4)
  if (weights.length === 1) return { tex: `${w}^{\\top} ${x}`, precedence: 2 }
  const whole = `${w}^{\\top} ${x}`
  return index === 'i,c' ? symbol(`\\left(${whole}\\right)_{c}`) : { tex: whole, precedence: 2 }
}

function writeProduct(a: Argument, b: Argument): string {
  return product(bracketBelow(a, 2), bracketBelow(b, 3)).replace(/^(-?[\d.]+) (?=\\left|[A-Za-z\\])/, '$1\\,')
}

function writeConstant({ attributes }: DocumentNode, shape: Shape, index: Index): Argument {
  const { value = null } = attributes
  const typed = shape.length === 0 ? literalTex(value) : null
  if (typed !== null) {
    const tex = typed.replace(/^([\d.]+)\/([\d.]+)$/, '\\frac{$1}{$2}').replace(/(\d)\\cdot ?(?=\\pi)/g, '$1')
    return /^\\(?:frac\{1\}|sqrt)\{[^{}]*(?:\{[^{}]*\})?[^{}]*\}$/.test(tex) ? symbol(tex) : numeral(tex)
  }
  return symbol(withIndex('c', index))
}

/** The index a source has: data by sample, whatever else by class where it has one entry for each. */
function indexOf(op: string, shape: Shape, index: Index): Index {
  if (shape.length === 0 || index === '') return ''
  if (op === 'parameter') return index === 'i,c' || index === 'c' ? 'c' : ''
  if (shape.length === 1) return index === 'c' ? 'c' : 'i'
  return index === 'i,c' ? 'i,c' : index
}

/** y! has its index before the sign: yᵢ!. */
function withIndex(name: string, index: Index): string {
  if (index === '') return name
  const [, stem, sign] = /^(.*?)(!?)$/.exec(name) as unknown as [string, string, string]
  const joined = /^(.*)_\{([^{}]*)\}$/.exec(stem)
  return `${joined === null ? `${stem}_{${index}}` : `${joined[1]}_{${joined[2]},${index}}`}${sign}`
}

function isWhole({ attributes }: ResolvedNode): boolean {
  return (attributes['axes'] ?? null) === null && attributes['keepdims'] !== true
}
