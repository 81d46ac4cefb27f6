/**
 * A problem is a value, not a sentence: what went wrong (`code`), where, and the facts a sentence needs.
 *
 * Every entry into the program (file, clipboard, formula, command line, IPC) answers with problems instead of
 * throwing; {@link describeProblem} is the one function that turns them into words. To add one, add a line to a
 * catalogue in `sentences/`: its parameter is the type of its facts.
 */
import type { Language } from '../language/language.ts'
import { czechSentences } from './sentences/czech/index.ts'
import { sentences, type Sentences } from './sentences/index.ts'

/** Where a problem is. Only what is known is given; offsets count UTF-16 units from 0. */
export interface Where {
  readonly node?: string
  /** Input port of the node, counted from 0. */
  readonly port?: number
  readonly attribute?: string
  /** Path inside a file, for example `nodes[3].inputs[0]`. */
  readonly path?: string
  /** First character concerned in a text. */
  readonly offset?: number
  /** Number of characters concerned, at least 1. */
  readonly length?: number
  /** Line of a text file, counted from 1. */
  readonly line?: number
  /** Column of that line, counted from 1. */
  readonly column?: number
}

export type ProblemCode = keyof Sentences

export type Facts<C extends ProblemCode> = Parameters<Sentences[C]>[0]

/** What went wrong, before anyone knows where: rules of ops return this, their callers add the place. */
export type Fault = { [C in ProblemCode]: { readonly code: C; readonly facts: Facts<C> } }[ProblemCode]

export type Problem = Fault & { readonly where: Where }

export function fault<C extends ProblemCode>(code: C, facts: Facts<C>): Fault {
  return { code, facts } as unknown as Fault
}

export function problem<C extends ProblemCode>(code: C, facts: Facts<C>, where: Where = {}): Problem {
  return { code, facts, where } as unknown as Problem
}

export function locate(found: Fault, where: Where): Problem {
  return { ...found, where }
}

/** The problem as one sentence: what was found, what was expected, what to do. Says where if that is known. */
export function describeProblem(found: Problem): string {
  return describeProblemIn('en', found)
}

/** The same sentence in another language. */
export function describeProblemIn(language: Language, { code, facts, where }: Problem): string {
  const said = language === 'cs' ? (czechSentences[code] ?? sentences[code]) : sentences[code]
  const sentence = (said as (facts: unknown) => string)(facts)
  const place = describePlace(where, PLACES[language])
  return place === '' ? sentence : `${place}: ${sentence}`
}

interface Places {
  readonly line: string
  readonly column: string
  readonly node: (id: string) => string
  readonly input: string
  readonly attribute: (name: string) => string
}

const PLACES: Readonly<Record<Language, Places>> = {
  en: {
    line: 'line',
    column: 'column',
    node: (id) => `node "${id}"`,
    input: 'input',
    attribute: (name) => `attribute "${name}"`,
  },
  cs: {
    line: 'řádek',
    column: 'sloupec',
    node: (id) => `uzel „${id}“`,
    input: 'vstup',
    attribute: (name) => `atribut „${name}“`,
  },
}

function describePlace({ node, port, attribute, path, line, column }: Where, places: Places): string {
  const parts: string[] = []
  if (line !== undefined) parts.push(`${places.line} ${line}`)
  if (column !== undefined) parts.push(`${places.column} ${column}`)
  if (path !== undefined) parts.push(path)
  if (node !== undefined) parts.push(places.node(node))
  // A path already ends in the port or the attribute.
  if (port !== undefined && path === undefined) parts.push(`${places.input} ${port}`)
  if (attribute !== undefined && path === undefined) parts.push(places.attribute(attribute))
  return parts.join(', ')
}
