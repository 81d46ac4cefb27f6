import type { Speech } from '../speak.ts'

export const czech: Speech = {
  // prettier-ignore
  commands: {
    cdot: ' krát ', odot: ' po prvcích krát ', times: ' krát ', approx: ' je přibližně ', leftarrow: ' se změní na ',
    mapsto: ' se zobrazí na ', le: ' je nejvýše ', leq: ' je nejvýše ', ge: ' je aspoň ', geq: ' je aspoň ', neq: ' není ',
    in: ' z ', infty: 'nekonečno', ldots: '…', cdots: '…', vdots: '…', ddots: '…', top: 'transponované', quad: ', ',
    qquad: ', ', partial: '∂', sum: 'součet', prod: 'součin', sqrt: 'odmocnina z ', pm: ' plus minus ', to: ' do ',
    square: 'nic', star: ' v korelaci s ', varepsilon: 'ε', setminus: ' bez ', langle: '', rangle: '', mid: ' za podmínky ', lVert: 'norma ', rVert: '', '|': ' norma ', ',': ' ',
    ' ': ' ', ';': ' ', '!': '', '_': '_', '\\': '; ', '{': '{', '}': '}', '%': ' procent', '&': ' a ', '#': '#', '$': '$',
  },
  absolute: ' absolutní hodnota ',
  rows: ' matice ',
  over: (above, below) => `${above} lomeno ${below} `,
  squared: ' na druhou ',
  power: (exponent) => ` na ${exponent} `,
  beforeSign: /(?:^|[([,;=+−]|přibližně|krát|na)\s*$/,
}
