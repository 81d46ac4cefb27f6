/** Which names become parameters, and names for nodes that the text does not name. */

/** The convention of the field: weights are w, W, v, V, biases b, kernels k, angles θ. */
const PARAMETER = /^[wWvVbkθ]/u

/** What an undefined name becomes: a parameter if listed, without a list if its first letter says so; else an input. */
export function sourceOp(name: string, parameters?: readonly string[]): 'parameter' | 'input' {
  const trained = parameters === undefined ? PARAMETER.test(name) : parameters.includes(name)
  return trained ? 'parameter' : 'input'
}

/** Makes names such as `sin1`, `sin2`, `l1_1` that are not taken and never the same twice. */
export function nameFresh(taken: { has(name: string): boolean }): (stem: string) => string {
  const counts = new Map<string, number>()
  return (stem) => {
    const base = /\d$/.test(stem) ? `${stem}_` : stem
    let count = counts.get(base) ?? 0
    do count++
    while (taken.has(`${base}${count}`))
    counts.set(base, count)
    return `${base}${count}`
  }
}
