export const english = {
  // prettier-ignore
  commands: {
    cdot: ' times ', odot: ' entry by entry times ', times: ' by ', approx: ' is about ', leftarrow: ' becomes ',
    mapsto: ' maps to ', le: ' at most ', leq: ' at most ', ge: ' at least ', geq: ' at least ', neq: ' is not ', in: ' in ',
    infty: 'infinity', ldots: '…', cdots: '…', vdots: '…', ddots: '…', top: 'transposed', quad: ', ', qquad: ', ',
    partial: '∂', sum: 'the sum', prod: 'the product', sqrt: 'the root of ', pm: ' plus or minus ', to: ' to ', square: 'nothing', star: ' correlated with ', varepsilon: 'ε', setminus: ' without ',
    langle: '', rangle: '', mid: ' given ', lVert: 'the norm of ', rVert: '', '|': ' norm ', ',': ' ', ' ': ' ', ';': ' ', '!': '',
    '_': '_', '\\': '; ', '{': '{', '}': '}', '%': ' percent', '&': ' and ', '#': '#', '$': '$',
  } as Readonly<Record<string, string>>,
  absolute: ' absolute ',
  rows: ' rows ',
  over: (above: string, below: string) => `${above} over ${below} `,
  squared: ' squared ',
  power: (exponent: string) => ` to the ${exponent} `,
  /** Words after which a minus is a sign, not a difference. */
  beforeSign: /(?:^|[([,;=+−]|about|times|becomes)\s*$/,
}
