/** The symbol of a derivative. */

const UNIT =
  /^(?:\\[A-Za-z]+(?:\{[^{}]*\})?|\p{L}|\d+)(?:[_^](?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))*'*(?:\(.*\)|\\left\(.*\\right\))?$/u

/** The TeX of a derivative as a fraction; a label that is a sum or a product is bracketed. */
export function derivativeTex(of: string, by: string): string {
  return `\\frac{\\partial ${asUnit(of)}}{\\partial ${asUnit(by)}}`
}

function asUnit(tex: string): string {
  return UNIT.test(tex) ? tex : `(${tex})`
}
