/**
 * TeX as a screen reader should say it: `\frac{\partial L}{\partial w}` is "∂L/∂w", `e^{-2}` is "e to the −2". Only what
 * this program writes is known; other commands are read by their names.
 */

const WORDS: Readonly<Record<string, string>> = {
  cdot: ' times ', odot: ' entry by entry times ', times: ' by ', approx: ' is about ', leftarrow: ' becomes ',
  mapsto: ' maps to ', le: ' at most ', leq: ' at most ', ge: ' at least ', geq: ' at least ', neq: ' is not ', in: ' in ',
  infty: 'infinity', ldots: '…', cdots: '…', vdots: '…', ddots: '…', top: 'transposed', quad: ', ', qquad: ', ',
  partial: '∂', sum: 'the sum', prod: 'the product', sqrt: 'the root of ', pm: ' plus or minus ', to: ' to ', square: 'nothing',
  langle: '', rangle: '', mid: ' given ', lVert: 'the norm of ', rVert: '', '|': ' norm ', ',': ' ', ' ': ' ', ';': ' ', '!': '',
  '_': '_', '\\': '; ', '{': '{', '}': '}', '%': ' percent', '&': ' and ', '#': '#', '$': '$',
} // prettier-ignore

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ',
  Omega: 'Ω', ell: 'ℓ',
} // prettier-ignore

/** Commands that only say how their argument looks. */
const FACES = new Set([
  'mathrm',
  'mathbb',
  'mathbf',
  'mathit',
  'operatorname',
  'text',
  'bar',
  'tilde',
  'hat',
  'mathcal',
])

export function speakTex(tex: string): string {
  return readGroup({ tokens: tokenise(tex), at: 0 }, null)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;)\]])/g, '$1')
    .replaceAll(/([([∂]) /g, '$1')
    .replaceAll(/\b(log|exp|sin|cos|tan|sinh|cosh|tanh|max|min) \(/g, '$1(')
    .trim()
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

function tokenise(tex: string): string[] {
  return tex.match(/\\[A-Za-z]+|\\.|\s+|\d+(?:\.\d+)?|[^\s\\\d]/gu) ?? []
}

/** Reads until the closing token, or to the end. */
function readGroup(reader: Reader, close: string | null): string {
  let said = ''
  while (reader.at < reader.tokens.length) {
    if (reader.tokens[reader.at] === close) {
      reader.at++
      break
    }
    if (reader.tokens[reader.at] === '-') {
      reader.at++
      said += isSign(said) ? ' −' : ' − '
    } else said += readOne(reader)
  }
  return said
}

/** Whether a minus after this is a sign, not a difference. */
function isSign(said: string): boolean {
  return /(?:^|[([,;=+−]|about|times|becomes)\s*$/.test(said)
}

function readOne(reader: Reader): string {
  const token = reader.tokens[reader.at++] ?? ''
  if (token === '{') return readGroup(reader, '}')
  if (token === '^') return raise(readArgument(reader))
  if (token === '_') return `${lower(readArgument(reader))} `
  if (token === '&') return ', '
  if (token === '=' || token === '+' || token === '>' || token === '<') return ` ${token} `
  if (/^\s+$/.test(token)) return ' '
  return token.startsWith('\\') ? readCommand(token.slice(1), reader) : token
}

function readCommand(name: string, reader: Reader): string {
  if (name === 'left' || name === 'right' || name === 'bigl' || name === 'bigr') {
    const bracket = reader.tokens[reader.at++] ?? ''
    return bracket === '.' ? '' : bracket.startsWith('\\') ? '' : bracket === '|' ? ' absolute ' : bracket
  }
  if (name === 'begin') {
    readArgument(reader)
    return ' rows '
  }
  if (name === 'end') {
    readArgument(reader)
    return ' '
  }
  if (name === 'frac') return divide(readArgument(reader).trim(), readArgument(reader).trim())
  if (FACES.has(name)) return ` ${readArgument(reader)}`
  return GREEK[name] ?? WORDS[name] ?? ` ${name} `
}

function readArgument(reader: Reader): string {
  while (/^\s+$/.test(reader.tokens[reader.at] ?? '')) reader.at++
  return readOne(reader)
}

function divide(above: string, below: string): string {
  const [a, b] = [above, below].map((text) => text.replaceAll(/∂\s+/g, '∂').replaceAll(/\s+/g, ' ').trim())
  const isShort = (text: string) => /^[∂\p{L}\d_'−.]+(?: [\d_]+)?$/u.test(text)
  const unit = (text: string) => (isShort(text) ? text : `(${text})`)
  return isShort(a) && isShort(b) ? `${a}/${b} ` : `${unit(a)} over ${unit(b)} `
}

function raise(exponent: string): string {
  const power = exponent.trim()
  return power === 'transposed' ? ' transposed ' : power === '2' ? ' squared ' : ` to the ${power} `
}

function lower(index: string): string {
  return ` ${index.trim()}`
}
