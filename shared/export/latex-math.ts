/**
 * TeX of labels and formulas as mathematics that compiles in pdfLaTeX with amsmath and amssymb. Labels come from files
 * of strangers, so nothing is passed through: the formula is read with a small grammar and written again from commands
 * known to be harmless and to exist. Whatever else it holds makes it plain text.
 */
import type { Typeset } from '../typeset/typeset.ts'
import { joinForeignLetters } from './latex-fonts.ts'
import { latexCharacter, latexText, MATHEMATICAL } from './latex-text.ts'

/** Commands without arguments. */
const SYMBOLS = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma
  varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
  aleph hbar ell Re Im partial infty nabla emptyset varnothing forall exists neg top bot angle triangle prime imath jmath
  sum prod coprod int iint oint bigcup bigcap bigoplus bigotimes bigodot
  sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg det dim ker gcd hom deg arg min max inf sup
  lim liminf limsup Pr
  pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot cup cap setminus wedge vee land lor dagger
  lt gt le leq ge geq ll gg ne neq equiv approx cong sim simeq propto in ni notin subset supset subseteq supseteq mid nmid
  parallel perp to gets mapsto leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow
  longrightarrow longleftarrow Longrightarrow iff implies hookrightarrow dashleftarrow dashrightarrow
  ldots cdots vdots ddots dots dotsb dotsc colon lbrace rbrace lbrack rbrack langle rangle lfloor rfloor lceil rceil vert
  Vert lvert rvert lVert rVert backslash quad qquad thinspace displaystyle textstyle scriptstyle bmod`.split(/\s+/),
)

/** Commands with so many arguments. */
const COMMANDS: Readonly<Record<string, number>> = {
  ...countAll(2, 'frac dfrac tfrac binom dbinom tbinom stackrel overset underset'),
  ...countAll(
    1,
    'sqrt mathrm mathbf mathbb mathcal mathfrak mathsf mathtt mathit boldsymbol operatorname operatorname*',
  ),
  ...countAll(1, 'hat widehat bar tilde widetilde vec dot ddot acute grave check breve mathring overline underline'),
  ...countAll(1, 'overbrace underbrace overrightarrow overleftarrow pmod phantom'),
}

const UPRIGHT = new Set(['mathrm', 'operatorname', 'operatorname*'])
const TEXT = new Set(['text', 'textrm', 'mbox'])
const SIZED = new Set('left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr'.split(' '))
const DELIMITER = /^(?:[()[\]|./<>]|\\[{}|]|\\(?:[lr](?:angle|brace|brack|floor|ceil|vert|Vert)|vert|Vert|backslash))$/
const ENVIRONMENTS = new Set('matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases aligned'.split(' '))
const ESCAPED = /^\\[,:;!> {}|$%#&_]$/

/** What may follow an atom: primes belong to a superscript right behind them, and no script comes twice. */
const SCRIPTS = /^(?:_?'*\^?|'*\^?_?|_'+|\^_)$/

/** amsmath's matrices have ten columns. */
const MAX_COLUMNS = 10
const MAX_DEPTH = 40

function countAll(count: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name) => [name, count]))
}

/** A typeset label as mathematics; one that was no TeX stays the text it is shown as. */
export function typesetMath({ tex, problem, isText }: Pick<Typeset, 'tex' | 'problem' | 'isText'>): string {
  return problem === null && isText !== true ? latexMath(tex) : `\\text{${latexText(tex)}}`
}

/** The formula without dollar signs; as text where it holds anything that is not known to be sound. */
export function latexMath(tex: string): string {
  const reader: Reader = { tokens: tex.match(/\\[A-Za-z]+\*?|\\[^]|\s+|[^]/gu) ?? [], at: 0, depth: 0, upright: false }
  try {
    return readSequence(reader, null)
  } catch (error) {
    if (error instanceof Unsound) return `\\text{${latexText(tex)}}`
    throw error
  }
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
  depth: number
  /** Inside `\mathrm` and the like. */
  upright: boolean
}

class Unsound extends Error {}

function next(reader: Reader): string {
  const token = reader.tokens[reader.at++]
  if (token === undefined) throw new Unsound()
  return token
}

function nextVisible(reader: Reader): string {
  while (/^\s+$/.test(reader.tokens[reader.at] ?? '')) reader.at++
  return next(reader)
}

/** Atoms up to the token `stop`, or to the end of the formula. */
function readSequence(reader: Reader, stop: string | null): string {
  if (++reader.depth > MAX_DEPTH) throw new Unsound()
  let tex = ''
  let fences = 0
  let scripts = ''
  while (stop !== null || reader.at < reader.tokens.length) {
    const token = next(reader)
    if (token === stop) break
    if (token === '\\left') fences++
    if (token === '\\middle' && fences === 0) throw new Unsound()
    if (token === '\\right' && fences-- === 0) throw new Unsound()
    scripts = addScript(scripts, token)
    tex += readAtom(token, reader)
  }
  if (fences !== 0) throw new Unsound()
  reader.depth--
  return tex
}

/** The scripts of the atom that is being read, with the next token. */
function addScript(scripts: string, token: string): string {
  if (/^\s/.test(token)) return scripts
  const all = /^[\^_'′]$/.test(token) ? scripts + token.replace('′', "'") : ''
  if (!SCRIPTS.test(all)) throw new Unsound()
  return all
}

function readAtom(token: string, reader: Reader): string {
  if (/^\s/.test(token)) return ' '
  if (token === '{') return `{${readSequence(reader, '}')}}`
  if (token === '^' || token === '_') return `${token}${readArgument(reader)}`
  if (token.startsWith('\\')) return readCommand(token, reader)
  if (/^[A-Za-z0-9()[\]+\-*/=<>|!?.,:;'"@]$/.test(token)) return token === '"' ? "''" : token
  if (Object.hasOwn(MATHEMATICAL, token))
    return /^\\.*\S$/.test(MATHEMATICAL[token]) ? `{${MATHEMATICAL[token]}}` : MATHEMATICAL[token]
  if (/^[\u0000-\u007f]$/u.test(token)) throw new Unsound()
  return `${reader.upright ? '\\text' : '\\textit'}{${latexCharacter(token)}}`
}

function readCommand(token: string, reader: Reader): string {
  // By itself it is as wide in an index as in the text around.
  if (token === '\\_') return '\\text{\\_}'
  if (ESCAPED.test(token)) return token
  const name = token.slice(1)
  if (SYMBOLS.has(name)) return token
  if (SIZED.has(name)) {
    const delimiter = nextVisible(reader)
    if (!DELIMITER.test(delimiter)) throw new Unsound()
    return `${token}${delimiter}`
  }
  if (TEXT.has(name)) return readText(reader)
  if (name === 'begin') return readEnvironment(reader)
  if (!Object.hasOwn(COMMANDS, name)) throw new Unsound()
  const option = name === 'sqrt' && reader.tokens[reader.at] === '[' ? readOption(reader) : ''
  const { upright } = reader
  reader.upright ||= UPRIGHT.has(name)
  const texts = Array.from({ length: COMMANDS[name] }, () => readArgument(reader))
  reader.upright = upright
  return `${token}${option}${texts.join('')}`
}

/** An argument, always in braces: `x^\frac12` becomes `x^{\frac{1}{2}}`. */
function readArgument(reader: Reader): string {
  const token = nextVisible(reader)
  if (token === '}' || token === '&' || token === '^' || token === '_') throw new Unsound()
  const atom = readAtom(token, reader)
  return token === '{' || /^\{.*\}$/.test(atom) ? atom : `{${atom}}`
}

function readOption(reader: Reader): string {
  reader.at++
  return `[{${readSequence(reader, ']')}}]`
}

/** `\text{..}`: characters, escaped characters, and formulas between dollar signs. */
function readText(reader: Reader): string {
  if (nextVisible(reader) !== '{') throw new Unsound()
  let text = ''
  for (let token = next(reader); token !== '}'; token = next(reader)) {
    if (token === '$') text += `$${readSequence(reader, '$')}$`
    else if (ESCAPED.test(token) && token !== '\\,') text += token
    else if (/^[\\{]/.test(token)) throw new Unsound()
    else text += /^\s/.test(token) ? ' ' : latexCharacter(token)
  }
  return `\\text{${joinForeignLetters(text)}}`
}

function readEnvironment(reader: Reader): string {
  const name = readName(reader)
  if (!ENVIRONMENTS.has(name)) throw new Unsound()
  if (++reader.depth > MAX_DEPTH) throw new Unsound()
  let [body, columns, scripts] = ['', 1, '']
  for (let token = next(reader); token !== '\\end'; token = next(reader)) {
    if (token === '&' && ++columns > MAX_COLUMNS) throw new Unsound()
    if (token === '\\\\') columns = 1
    scripts = addScript(scripts, token)
    // A bracket after a line break would be read as its height.
    body += token === '&' ? '&' : token === '\\\\' ? '\\\\{}' : readAtom(token, reader)
  }
  if (readName(reader) !== name) throw new Unsound()
  reader.depth--
  return `\\begin{${name}}${body.replaceAll(/\\\\\{\}(?!\s*\[)/g, '\\\\')}\\end{${name}}`
}

function readName(reader: Reader): string {
  let name = ''
  if (nextVisible(reader) !== '{') throw new Unsound()
  for (let token = next(reader); token !== '}'; token = next(reader)) name += token
  return name
}
