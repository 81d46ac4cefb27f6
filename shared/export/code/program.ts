/**
 * A document as a program: what the scripts in every language have in common. Which nodes get a gradient is asked from
 * the engine, so that a script differentiates exactly what the worked solution does.
 */
import type { Document } from '../../document/document.ts'
import { compileBackward, findLoss } from '../../engine/backward.ts'
import { DEFAULT_LEARNING_RATE } from '../../engine/optimizer.ts'
import type { Plan } from '../../engine/plan.ts'
import { prepareForward } from '../../engine/prepare.ts'
import type { ResolvedNode } from '../../graph/structure.ts'
import { problem, type Problem } from '../../problem/problem.ts'
import type { Language } from '../../language/language.ts'
import { failure, success, type Result } from '../../problem/result.ts'
import { exportWords, type ExportWords } from '../words/index.ts'
import { countEntries, type Shape } from '../../tensor/shape.ts'
import type { Json } from '../../value/json.ts'
import { pythonComment, pythonString } from './python-text.ts'
import { nameVariables, type PythonNames } from './python-names.ts'

type ScriptWords = ExportWords['script']

/** One node as a variable. */
export interface Variable {
  readonly id: string
  readonly name: string
  readonly node: ResolvedNode
  /** The variables at its ports. */
  readonly inputs: readonly Variable[]
  /** Shapes of the inputs before broadcasting. */
  readonly shapes: readonly Shape[]
  /** Per port, whether a gradient can flow through it; class indices let none through. */
  readonly isDifferentiable: readonly boolean[]
  /** The value of a source as the document gives it. */
  readonly value: Json
  /** Whether the script computes the gradient of the loss with respect to it. */
  readonly hasGradient: boolean
  /** Whether gradient descent changes it. */
  readonly isTrained: boolean
  /** Whether it serves as class indices only. */
  readonly isIndex: boolean
}

export interface Program {
  readonly words: ScriptWords
  /** Comment lines for the top of the script. */
  readonly header: readonly string[]
  /** Sources first, as the document has them, then every node after its inputs. */
  readonly variables: readonly Variable[]
  readonly sources: readonly Variable[]
  readonly computed: readonly Variable[]
  /** What a script without gradients prints: the loss, or else the nodes nobody uses. */
  readonly results: readonly Variable[]
  /** `null` where there is none or it depends on nothing that varies: such a script runs forward only. */
  readonly loss: Variable | null
  readonly learningRate: number
  readonly invent: PythonNames['invent']
}

/**
 * Reads a document as a program. Gradients are those on the way to the trained parameters; where nothing is trained,
 * to every source that is not a constant.
 *
 * Problems: those of the graph and of its loss; every source needs a value; `graph/class-index`.
 *
 * @param taken names the script needs for itself
 */
export function readProgram(document: Document, taken: readonly string[], language: Language): Result<Program> {
  const words = exportWords(language).script
  const prepared = prepareForward(document)
  if (!prepared.ok) return prepared
  const plan = prepared.value
  const { structure, pullbacks } = plan
  const position = document.loss === undefined ? success(null) : findLoss(document, structure)
  if (!position.ok) return position
  const wrongClasses = findWrongClasses(plan)
  if (wrongClasses.length > 0) return failure(...wrongClasses)

  const { hasGradient, isTrained } = differentiate(plan, position.value)
  const { nodes } = structure
  const { variables: names, invent } = nameVariables(
    nodes.map(({ id }) => id),
    taken,
  )
  const given = new Map(document.nodes.map(({ id, attributes }) => [id, attributes['value'] ?? null]))
  const { isUsed, isIndex } = findUses(plan)
  const variables: Variable[] = []
  nodes.forEach((node, at) => {
    variables.push({
      id: node.id,
      name: names.get(node.id) as string,
      node,
      inputs: node.inputs.map((source) => variables[source]),
      shapes: node.inputs.map((source) => nodes[source].shape),
      isDifferentiable: node.inputs.map((_, port) => pullbacks[at][port] !== null),
      value: given.get(node.id) ?? null,
      hasGradient: hasGradient(at),
      isTrained: isTrained(at),
      isIndex: isIndex(at),
    })
  })
  const unused = variables.filter((_, at) => !isUsed(at))
  const ordered = orderForReading(variables, unused)
  const named = position.value === null ? null : variables[position.value]
  const loss = named?.hasGradient ? named : null
  return success({
    words,
    header: writeHeader(document, loss !== null, variables, words),
    variables: ordered,
    sources: ordered.filter(({ inputs }) => inputs.length === 0),
    computed: ordered.filter(({ inputs }) => inputs.length > 0),
    results: named === null ? unused : [named],
    loss,
    learningRate: document.training?.learningRate ?? DEFAULT_LEARNING_RATE,
    invent,
  })
}

/** Python would count −1 from the end, round 0.5 down and go on; the engine says NaN. */
function findWrongClasses({ structure: { nodes }, pullbacks, values }: Plan): Problem[] {
  return nodes.flatMap(({ id, inputs }, at) =>
    inputs.flatMap((source, port) => {
      const wrong = pullbacks[at][port] === null ? values[source].find((entry) => !isClass(entry)) : undefined
      if (wrong === undefined) return []
      return [problem('graph/class-index', { source: nodes[source].id, found: String(wrong) }, { node: id, port })]
    }),
  )
}

function isClass(entry: number): boolean {
  return Number.isInteger(entry) && entry >= 0
}

/** Which nodes the script differentiates and which it changes. */
function differentiate(plan: Plan, loss: number | null) {
  const { nodes } = plan.structure
  if (loss === null) return { hasGradient: () => false, isTrained: () => false }
  const find = (isWanted: (node: ResolvedNode) => boolean) => {
    const wanted = nodes.flatMap((node, at) => (isWanted(node) ? [at] : []))
    const { gradients } = compileBackward(plan, loss, wanted)
    return { gradients, reached: new Set(wanted.filter((at) => gradients[at] !== null)) }
  }
  const trained = find(({ op, attributes }) => op.id === 'parameter' && attributes['frozen'] !== true)
  const { gradients } =
    trained.reached.size > 0 ? trained : find(({ op }) => op.group === 'source' && op.id !== 'constant')
  return {
    hasGradient: (at: number) => gradients[at] !== null,
    isTrained: (at: number) => trained.reached.has(at),
  }
}

function findUses({ structure: { nodes }, pullbacks }: Plan) {
  const used = new Uint8Array(nodes.length)
  const asNumbers = new Uint8Array(nodes.length)
  nodes.forEach(({ inputs }, at) => {
    inputs.forEach((source, port) => {
      used[source] = 1
      if (pullbacks[at][port] !== null) asNumbers[source] = 1
    })
  })
  return {
    isUsed: (at: number) => used[at] === 1,
    isIndex: (at: number) => nodes[at].inputs.length === 0 && used[at] === 1 && asNumbers[at] === 0,
  }
}

/** Every chain is finished before the next one begins: a node is computed where it is needed for the first time. */
function orderForReading(variables: readonly Variable[], unused: readonly Variable[]): Variable[] {
  const ordered = new Set(variables.filter(({ inputs }) => inputs.length === 0))
  const waiting = unused.toReversed()
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const missing = next.inputs.find((input) => !ordered.has(input))
    if (missing !== undefined) waiting.push(missing)
    else ordered.add(waiting.pop() as Variable)
  }
  return [...ordered]
}

function writeHeader(
  { title }: Document,
  hasLoss: boolean,
  variables: readonly Variable[],
  words: ScriptWords,
): string[] {
  const does = !hasLoss ? 'forward' : variables.some(({ isTrained }) => isTrained) ? 'update' : 'backward'
  return [...(title.trim() === '' ? [] : [pythonComment(title), '#']), pythonComment(words.header(does))]
}

/** What stands behind a source: its name in the document where Python wants another, and whether it stays. */
export function describeSource({ id, name, node }: Variable, { frozen }: ScriptWords): string {
  const facts = [...(id === name ? [] : [id]), ...(node.attributes['frozen'] === true ? [frozen] : [])]
  return facts.length === 0 ? '' : `  ${pythonComment(facts.join(', '))}`
}

/** The names at the ports of a node; class indices have to be whole numbers, which `convert` (`.long()`) makes. */
export function nameArguments({ inputs, isDifferentiable }: Variable, convert: string): string[] {
  return inputs.map(({ name, isIndex }, port) => (isDifferentiable[port] || isIndex ? name : name + convert))
}

/** Larger tensors are printed as their library abbreviates them. */
const MAX_PRINTED = 64

/** Prints a tensor in the shape of the variable, as numbers that can be read back. */
export function printTensor(label: string, tensor: string, { node }: Variable): string {
  const { shape } = node
  const convert = shape.length === 0 ? '.item()' : countEntries(shape) <= MAX_PRINTED ? '.tolist()' : ''
  return `print(${pythonString(`${label} =`)}, ${tensor}${convert})`
}

/** Parts of a script, each a list of lines; those without lines are left out. */
export function joinParts(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** Lines under a comment; nothing where there are no lines. */
export function writeSection(comment: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [pythonComment(comment), ...lines]
}

/** Top-level functions stand two lines apart. */
export function writeDefinitions(definitions: readonly string[], { helper }: ScriptWords): string[] {
  const said = definitions.map((definition) =>
    definition.replace(/^(def (\w+)\(.*\n +""")(.*)"""/, (_, before: string, name: string, line: string) => {
      return `${before}${helper(name, line)}"""`
    }),
  )
  return said.length === 0 ? [] : ['', ...said.join('\n\n\n').split('\n'), '']
}
