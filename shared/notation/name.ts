/** Ids of nodes as TeX: w1 → w_{1}, theta → \theta, hidden_layer → \mathrm{hidden}_{\mathrm{layer}}. */

const GREEK_LETTERS: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota', κ: 'kappa',
  λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', χ: 'chi',
  ψ: 'psi', ω: 'omega', Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'Pi', Σ: 'Sigma', Φ: 'Phi',
  Ψ: 'Psi', Ω: 'Omega',
} // prettier-ignore

const GREEK_WORDS = new Set(Object.values(GREEK_LETTERS))

/** Stem, index after an underscore or as trailing digits, primes. */
const PARTS = /^(?<stem>.+?)(?:_(?<index>[^_].*?)|(?<digits>\d+))?(?<primes>['′]*)$/u

/** @param label TeX that a document shows instead of the id */
export function nameTex(id: string, label?: string): string {
  if (label !== undefined) return label
  const { stem: found = id, index, digits, primes: last = '' } = PARTS.exec(id)?.groups ?? {}
  // The primes of d'_step stand above its index.
  const stem = found.replace(/(?<=.)['′]+$/u, '')
  const primes = found.slice(stem.length) + last
  const below = digits ?? (index === undefined ? undefined : /^\d+$/.test(index) ? index : wordTex(index))
  const subscript = below === undefined || below === '' ? '' : `_{${below}}`
  return `${stem === '' ? '' : wordTex(stem)}${subscript}${"'".repeat(primes.length)}`
}

function wordTex(word: string): string {
  const greek = GREEK_LETTERS[word] ?? (GREEK_WORDS.has(word) ? word : undefined)
  if (greek !== undefined) return `\\${greek}`
  return [...word].length === 1 && word !== '_' ? word : `\\mathrm{${word.replaceAll('_', '\\_')}}`
}

/** Every group stands for itself as a #. */
const UNIT = /^(?:\\[A-Za-z]+#*|\p{L}|\d+)(?:[_^](?:#|\w))*'*(?:\(.*\)|\\left\(.*\\right\))?$/u

/** Whether a name is one unit; labels that are sums, products or quotients are none. */
export function isUnit(tex: string): boolean {
  return UNIT.test(withoutGroups(tex))
}

/** A name as one unit, as a derivative needs it. */
export function unitTex(tex: string): string {
  return isUnit(tex) ? tex : `(${tex})`
}

/** Whether a name is a sum or has a sign, so that it needs brackets in a product. */
export function isSum(tex: string): boolean {
  return !isUnit(tex) && /[+-]/.test(withoutGroups(tex))
}

function withoutGroups(tex: string): string {
  let outer = tex
  for (let before = ''; before !== outer;) {
    before = outer
    outer = outer.replace(/\{[^{}]*\}/g, '#')
  }
  return outer
}
