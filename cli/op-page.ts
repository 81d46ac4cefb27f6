/** One op as a page of text and as JSON, read from its declaration. */
import { evaluateGraph } from '../shared/engine/evaluate.ts'
import type { GraphNode } from '../shared/graph/graph.ts'
import { readAttributes, type AttributeSchema } from '../shared/ops/attribute.ts'
import { NO_GRADIENT, type AnyOp, type OpExample, type Port } from '../shared/ops/op.ts'
import type { Language } from '../shared/language/language.ts'
import { attributeTitle, groupTitle, wordsOf } from '../shared/ops/words.ts'
import { phrase } from '../shared/problem/sentences/czech/phrases.ts'
import type { Json } from '../shared/value/json.ts'
import { formatTable, formatTensor } from './text.ts'

/** As in formulas: `conv2d(x, w[, b]; stride=1, padding=0)`. */
export function describeSignature({ id, ports, attributes }: AnyOp): string {
  const names = ports.map(describePort).join('')
  const settings = Object.entries(attributes as AttributeSchema).map(([name, { fallback }]) =>
    describeSetting(name, fallback),
  )
  return `${id}(${[names, ...(settings.length === 0 ? [] : [settings.join(', ')])].filter((part) => part !== '').join('; ')})`
}

function describePort({ name, optional, repeated }: Port, index: number): string {
  const text = `${index === 0 ? '' : ', '}${name}${repeated ? ', ..' : ''}`
  return optional ? `[${text}]` : text
}

/** `null` stands for whatever is usual, which the page explains. */
function describeSetting(name: string, fallback: Json | undefined): string {
  return fallback === undefined || fallback === null ? name : `${name}=${describeJson(fallback)}`
}

function describeJson(json: Json): string {
  return typeof json === 'string' ? json : JSON.stringify(json)
}

const WORDS = {
  en: {
    group: 'group',
    also: 'also',
    convention: 'convention',
    attributes: 'Attributes',
    tex: 'In TeX',
    examples: (count: number) => (count === 1 ? 'Example' : 'Examples'),
    none: 'none: no gradient flows into it',
    required: 'must be given',
    fallback: (json: string) => `default ${json}`,
    more: '"chainrule ops ID" describes one of them.',
    expected: (phrase: string) => phrase,
  },
  cs: {
    group: 'skupina',
    also: 'také',
    convention: 'konvence',
    attributes: 'Atributy',
    tex: 'V TeXu',
    examples: (count: number) => (count === 1 ? 'Příklad' : 'Příklady'),
    none: 'žádná: gradient do něj neteče',
    required: 'je třeba zadat',
    fallback: (json: string) => `výchozí ${json}`,
    more: 'Jednu z nich popíše „chainrule ops ID“.',
    expected: phrase,
  },
}

export const pageWords = (language: Language) => WORDS[language]

export function writeOpPage(op: AnyOp, language: Language): string {
  const words = WORDS[language]
  const { title, summary, aliases = [], convention } = wordsOf(op, language)
  const { group, notation } = op
  const facts = [
    [words.group, groupTitle(group, language)],
    ...(aliases.length === 0 ? [] : [[words.also, aliases.join(', ')]]),
    ...(convention === undefined ? [] : [[words.convention, convention]]),
    ...(notation.onnx === null ? [] : [['ONNX', notation.onnx]]),
  ]
  const examples = op.examples.map((example) => describeExample(op, example))
  return [
    `${describeSignature(op)}\n${title === op.id ? '' : `${title[0].toUpperCase()}${title.slice(1)}. `}${summary}\n`,
    formatTable(facts),
    section(words.attributes, writeAttributes(op, language)),
    section(
      words.tex,
      formatTable(writeNotation(op).map(([name, tex]) => [name, tex === NO_GRADIENT ? words.none : tex])),
    ),
    section(words.examples(examples.length), examples.map((line) => `  ${line}\n`).join('')),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`
}

function writeAttributes(op: AnyOp, language: Language): string {
  const words = WORDS[language]
  const schema = op.attributes as AttributeSchema
  const rows = Object.entries(schema).map(([name, { expected, fallback }]) => [
    `  ${name}`,
    fallback === undefined ? words.required : words.fallback(describeJson(fallback)),
    `${attributeTitle(op, name, language)}: ${words.expected(expected)}`,
  ])
  return formatTable(rows)
}

/** The formula and its derivatives, with the ports as arguments and `y`, or what is free, as the result. */
function writeNotation(op: AnyOp): string[][] {
  const read = readAttributes(
    op.id,
    op.attributes as AttributeSchema,
    (op.examples[0]?.attributes ?? {}) as Record<string, Json>,
  )
  if (op.ports.length === 0 || !('attributes' in read)) return []
  const args = op.ports.map(({ name }) => name)
  const result = args.includes('y') ? 'L' : 'y'
  const formula = [`  ${result}`, op.notation.tex(args, read.attributes)]
  const locals = op.notation.local(args, result, read.attributes)
  return [formula, ...locals.map((local, port) => [`  ∂${result}/∂${args[port]}`, local])]
}

/** `sin([1, 2]) = [0.841471, 0.909297]`, computed. */
function describeExample(op: AnyOp, { inputs, attributes = {} }: OpExample): string {
  const sources: GraphNode[] = inputs.map((value, port) => ({
    id: `x${port}`,
    op: 'constant',
    attributes: { value: value as Json },
    inputs: [],
  }))
  const node: GraphNode = {
    id: 'y',
    op: op.id,
    attributes: attributes as Record<string, Json>,
    inputs: sources.map(({ id }) => id),
  }
  const result = evaluateGraph({ nodes: [...sources, node] }).nodes.get('y')?.value ?? null
  const settings = Object.entries(attributes).map(([name, value]) => `${name}=${describeJson(value as Json)}`)
  const call = [...inputs.map((value) => describeJson(value as Json)), ...settings].join(', ')
  return `${op.id}(${call.replaceAll(',', ', ').replaceAll(',  ', ', ')})${result === null ? '' : ` = ${formatTensor(result)}`}`
}

export function opJson(op: AnyOp): Json {
  const { id, title, group, summary, aliases, ports, convention = null, notation } = op
  const attributes = Object.entries(op.attributes as AttributeSchema).map(([name, attribute]) => {
    const { kind, title, expected, fallback, options } = attribute
    const entry: Json = {
      kind,
      title,
      expected,
      required: fallback === undefined,
      default: fallback ?? null,
      ...(options && { options }),
    }
    return [name, entry] as const
  })
  return {
    id,
    title,
    group,
    summary,
    aliases,
    signature: describeSignature(op),
    ports: ports.map(({ name, optional = false, repeated = false }) => ({ name, optional, repeated })),
    attributes: Object.fromEntries(attributes),
    convention,
    onnx: notation.onnx,
    tex: writeNotation(op).map(([name, tex]) => ({ name: name.trim(), tex })),
    examples: op.examples as unknown as Json,
  }
}
