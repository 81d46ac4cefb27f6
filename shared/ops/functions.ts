/** Functions of one number, entry by entry: exponentials, trigonometry and activations. */
import { numpyFunction } from './numpy.ts'
import { reluKernel } from './arithmetic-kernels.ts'
import { real as realAttribute } from './attribute.ts'
import { unary, unaryWith } from './elementwise.ts'
import { erf, erfc } from './error-function.ts'
import type { Notation } from './op.ts'
import { pythonFactor, pythonReal } from './python.ts'
import { sigmoid, softplus } from './stable.ts'
import { atom, bracket, call, fraction, indicator, power, product, real } from './tex.ts'
import { entrywise, exactSigmoid, exactSoftplus } from './exact.ts'

const group = 'functions'

/** A function TeX has a command for: `\sin x`. */
function named(
  command: string,
  torch: string,
  numpy: Notation<unknown>['numpy'],
  onnx: string,
  local: (x: string) => string,
): Notation<unknown> {
  return {
    symbol: command,
    precedence: 3,
    needs: [5],
    tex: ([x]) => `${command} ${x}`,
    local: ([x]) => [local(x)],
    pytorch: ([x]) => `${torch}(${x})`,
    numpy,
    onnx,
  }
}

/** A function written with a name and brackets: `\sigma(x)`. */
function applied(
  name: string,
  torch: string,
  numpy: Notation<unknown>['numpy'],
  onnx: string | null,
  local: (x: string) => string,
): Notation<unknown> {
  return {
    symbol: name,
    needs: [0],
    tex: ([x]) => name + bracket(x),
    local: ([x]) => [local(x)],
    pytorch: ([x]) => `${torch}(${x})`,
    numpy,
    onnx,
  }
}

const sigmoidOf = (x: string) => `\\sigma${bracket(x)}`

const exp = unary({
  id: 'exp',
  title: 'exponential',
  group,
  summary: 'Raises e to the power of every entry.',
  aliases: ['exponential', 'e^x', 'e to the'],
  f: Math.exp,
  derivative: (_, y) => y,
  exact: entrywise((n, [x]) => n.exp(x)),
  notation: {
    symbol: '\\exp',
    precedence: 4,
    needs: [0],
    tex: ([x]) => `e^{${x}}`,
    local: ([x]) => [`e^{${x}}`],
    numpy: numpyFunction('np.exp', (_, y, gy) => `${gy} * ${y}`),
    pytorch: ([x]) => `torch.exp(${x})`,
    onnx: 'Exp',
  },
  examples: [{ inputs: [[0, 1, -1]] }],
})

const log = unary({
  id: 'log',
  title: 'natural logarithm',
  group,
  summary: 'Takes the natural logarithm of every entry.',
  aliases: ['ln', 'logarithm', 'natural log'],
  convention: 'log 0 = −∞; negative numbers give NaN.',
  f: Math.log,
  derivative: (x) => 1 / x,
  exact: entrywise((n, [x]) => n.log(x)),
  notation: named(
    '\\log',
    'torch.log',
    numpyFunction('np.log', (x, _, gy) => `${gy} / ${x}`),
    'Log',
    (x) => fraction('1', x),
  ),
  examples: [{ inputs: [[1, 2, 10]] }],
})

const sin = unary({
  id: 'sin',
  title: 'sine',
  group,
  summary: 'Takes the sine of every entry, in radians.',
  aliases: ['sine', 'trigonometry', 'wave'],
  f: Math.sin,
  derivative: (x) => Math.cos(x),
  exact: entrywise((n, [x]) => n.sin(x)),
  notation: named(
    '\\sin',
    'torch.sin',
    numpyFunction('np.sin', (x, _, gy) => `${gy} * np.cos(${x})`),
    'Sin',
    (x) => `\\cos ${atom(x)}`,
  ),
  examples: [{ inputs: [[Math.PI / 2, Math.PI]] }],
})

const cos = unary({
  id: 'cos',
  title: 'cosine',
  group,
  summary: 'Takes the cosine of every entry, in radians.',
  aliases: ['cosine', 'trigonometry', 'wave'],
  f: Math.cos,
  derivative: (x) => -Math.sin(x),
  exact: entrywise((n, [x]) => n.cos(x)),
  notation: named(
    '\\cos',
    'torch.cos',
    numpyFunction('np.cos', (x, _, gy) => `-${gy} * np.sin(${x})`),
    'Cos',
    (x) => `-\\sin ${atom(x)}`,
  ),
  examples: [{ inputs: [[0, Math.PI / 3]] }],
})

const tan = unary({
  id: 'tan',
  title: 'tangent',
  group,
  summary: 'Takes the tangent of every entry, in radians.',
  aliases: ['tangent', 'trigonometry'],
  f: Math.tan,
  derivative: (_, y) => 1 + y * y,
  exact: entrywise((n, [x]) => n.div(n.sin(x), n.cos(x))),
  notation: named(
    '\\tan',
    'torch.tan',
    numpyFunction('np.tan', (_, y, gy) => `${gy} * (1 + ${y} ** 2)`),
    'Tan',
    (x) => fraction('1', `\\cos^{2} ${atom(x)}`),
  ),
  examples: [{ inputs: [[0, Math.PI / 4]] }],
})

const asin = unary({
  id: 'asin',
  title: 'arcsine',
  group,
  summary: 'Finds the angle between −π/2 and π/2 whose sine each entry is.',
  aliases: ['arcsin', 'inverse sine', 'sin^-1'],
  convention: 'The derivative at ±1 is ∞; beyond, the result is NaN.',
  f: Math.asin,
  derivative: (x) => 1 / Math.sqrt(1 - x * x),
  exact: entrywise((n, [x]) => n.asin(x)),
  notation: named(
    '\\arcsin',
    'torch.asin',
    numpyFunction('np.arcsin', (x, _, gy) => `${gy} / np.sqrt(1 - ${x} ** 2)`),
    'Asin',
    (x) => fraction('1', `\\sqrt{1 - ${power(x, 2)}}`),
  ),
  examples: [{ inputs: [[0, 0.5]] }],
})

const acos = unary({
  id: 'acos',
  title: 'arccosine',
  group,
  summary: 'Finds the angle between 0 and π whose cosine each entry is.',
  aliases: ['arccos', 'inverse cosine', 'cos^-1'],
  convention: 'The derivative at ±1 is −∞; beyond, the result is NaN.',
  f: Math.acos,
  derivative: (x) => -1 / Math.sqrt(1 - x * x),
  exact: entrywise((n, [x]) => n.acos(x)),
  notation: named(
    '\\arccos',
    'torch.acos',
    numpyFunction('np.arccos', (x, _, gy) => `-${gy} / np.sqrt(1 - ${x} ** 2)`),
    'Acos',
    (x) => `-${fraction('1', `\\sqrt{1 - ${power(x, 2)}}`)}`,
  ),
  examples: [{ inputs: [[0, 0.5]] }],
})

const atan = unary({
  id: 'atan',
  title: 'arctangent',
  group,
  summary: 'Finds the angle between −π/2 and π/2 whose tangent each entry is.',
  aliases: ['arctan', 'inverse tangent', 'tan^-1'],
  f: Math.atan,
  derivative: (x) => 1 / (1 + x * x),
  exact: entrywise((n, [x]) => n.atan(x)),
  notation: named(
    '\\arctan',
    'torch.atan',
    numpyFunction('np.arctan', (x, _, gy) => `${gy} / (1 + ${x} ** 2)`),
    'Atan',
    (x) => fraction('1', `1 + ${power(x, 2)}`),
  ),
  examples: [{ inputs: [[0, 1]] }],
})

const sinh = unary({
  id: 'sinh',
  title: 'hyperbolic sine',
  group,
  summary: 'Takes the hyperbolic sine (eˣ − e⁻ˣ)/2 of every entry.',
  aliases: ['hyperbolic sine'],
  f: Math.sinh,
  derivative: (x) => Math.cosh(x),
  exact: entrywise((n, [x]) => n.div(n.sub(n.exp(x), n.exp(n.neg(x))), n.number(2))),
  notation: named(
    '\\sinh',
    'torch.sinh',
    numpyFunction('np.sinh', (x, _, gy) => `${gy} * np.cosh(${x})`),
    'Sinh',
    (x) => `\\cosh ${atom(x)}`,
  ),
  examples: [{ inputs: [[0, 1]] }],
})

const cosh = unary({
  id: 'cosh',
  title: 'hyperbolic cosine',
  group,
  summary: 'Takes the hyperbolic cosine (eˣ + e⁻ˣ)/2 of every entry.',
  aliases: ['hyperbolic cosine'],
  f: Math.cosh,
  derivative: (x) => Math.sinh(x),
  exact: entrywise((n, [x]) => n.div(n.add(n.exp(x), n.exp(n.neg(x))), n.number(2))),
  notation: named(
    '\\cosh',
    'torch.cosh',
    numpyFunction('np.cosh', (x, _, gy) => `${gy} * np.sinh(${x})`),
    'Cosh',
    (x) => `\\sinh ${atom(x)}`,
  ),
  examples: [{ inputs: [[0, 1]] }],
})

const tanh = unary({
  id: 'tanh',
  title: 'hyperbolic tangent',
  group,
  summary: 'Squashes every entry into (−1, 1) with the hyperbolic tangent.',
  aliases: ['hyperbolic tangent', 'activation', 'squash'],
  f: Math.tanh,
  derivative: (_, y) => 1 - y * y,
  exact: entrywise((n, [x]) => n.sub(n.mul(n.number(2), exactSigmoid(n, n.add(x, x))), n.number(1))),
  notation: named(
    '\\tanh',
    'torch.tanh',
    numpyFunction('np.tanh', (_, y, gy) => `${gy} * (1 - ${y} ** 2)`),
    'Tanh',
    (x) => `1 - \\tanh^{2} ${atom(x)}`,
  ),
  examples: [{ inputs: [[0, 1, -3]] }],
})

const sigmoidOp = unary({
  id: 'sigmoid',
  title: 'sigmoid',
  group,
  summary: 'Squashes every entry into (0, 1): 1/(1 + e⁻ˣ).',
  aliases: ['σ', 'logistic', 'logistic function', 'expit', 'activation'],
  f: sigmoid,
  derivative: (_, y) => y * (1 - y),
  exact: entrywise((n, [x]) => exactSigmoid(n, x)),
  notation: applied(
    '\\sigma',
    'torch.sigmoid',
    numpyFunction('sigmoid', (_, y, gy) => `${gy} * ${y} * (1 - ${y})`),
    'Sigmoid',
    (x) => `${sigmoidOf(x)}\\left(1 - ${sigmoidOf(x)}\\right)`,
  ),
  examples: [{ inputs: [[0, 2, -1000]] }],
})

const relu = unary({
  id: 'relu',
  title: 'ReLU',
  group,
  summary: 'Keeps positive entries and replaces negative ones by 0.',
  aliases: ['rectifier', 'rectified linear unit', 'activation', 'max(0,x)'],
  convention: 'The derivative at 0 is 0.',
  kernel: reluKernel,
  exact: entrywise((n, [x]) => (n.sign(x) > 0 ? x : n.number(0))),
  notation: {
    ...applied(
      '\\mathrm{relu}',
      'torch.relu',
      { value: ([x]) => `np.maximum(${x}, 0)`, shares: ([x], _, gy) => [`${gy} * (${x} > 0)`] },
      'Relu',
      (x) => indicator(`${x} > 0`),
    ),
    tex: ([x]) => `\\max${bracket(`0, ${x}`)}`,
  },
  examples: [{ inputs: [[-2, 0, 3]] }],
})

const leakyRelu = unaryWith({
  id: 'leaky_relu',
  title: 'leaky ReLU',
  group,
  summary: 'Keeps positive entries and multiplies negative ones by a small slope.',
  aliases: ['leaky rectifier', 'lrelu', 'activation'],
  convention: 'The derivative at 0 is the slope of the negative side.',
  attributes: { slope: realAttribute({ title: 'slope for negative numbers', fallback: 0.01 }) },
  rule: ({ slope }) => ({
    f: (x) => (x > 0 ? x : slope * x),
    derivative: (x) => (x > 0 ? 1 : slope),
  }),
  exact: entrywise<{ readonly slope: number }>((n, [x], { slope }) => (n.sign(x) > 0 ? x : n.mul(n.number(slope), x))),
  notation: {
    symbol: '\\mathrm{lrelu}',
    needs: [0],
    tex: ([x]) => call('LeakyReLU', x),
    local: ([x], _, { slope }) => [cases('1', `${x} > 0`, real(slope), `${x} \\le 0`)],
    numpy: {
      value: ([x], { slope }) => `np.where(${x} > 0, ${x}, ${pythonReal(slope)} * ${x})`,
      shares: ([x], _, gy, { slope }) => [`${gy} * np.where(${x} > 0, 1, ${pythonReal(slope)})`],
    },
    pytorch: ([x], { slope }) => (slope === 0.01 ? `F.leaky_relu(${x})` : `F.leaky_relu(${x}, ${pythonReal(slope)})`),
    onnx: 'LeakyRelu',
  },
  examples: [{ inputs: [[-2, 0, 3]] }, { inputs: [[-2, 3]], attributes: { slope: 0.2 } }],
})

const elu = unaryWith({
  id: 'elu',
  title: 'ELU',
  group,
  summary: 'Keeps positive entries and bends negative ones towards −α: α(eˣ − 1).',
  aliases: ['exponential linear unit', 'activation'],
  convention: 'The derivative at 0 is α.',
  attributes: { alpha: realAttribute({ title: 'limit −α for very negative numbers', fallback: 1 }) },
  rule: ({ alpha }) => ({
    f: (x) => (x <= 0 ? alpha * Math.expm1(x) : x),
    derivative: (x) => (x <= 0 ? alpha * Math.exp(x) : 1),
  }),
  exact: entrywise<{ readonly alpha: number }>((n, [x], { alpha }) =>
    n.sign(x) > 0 ? x : n.mul(n.number(alpha), n.sub(n.exp(x), n.number(1))),
  ),
  notation: {
    symbol: '\\mathrm{elu}',
    needs: [0],
    tex: ([x]) => call('ELU', x),
    local: ([x], _, { alpha }) => [
      cases('1', `${x} > 0`, alpha === 1 ? `e^{${x}}` : product(real(alpha), `e^{${x}}`), `${x} \\le 0`),
    ],
    numpy: {
      value: ([x], { alpha }) => `np.where(${x} > 0, ${x}, ${pythonFactor(alpha)}np.expm1(np.minimum(${x}, 0)))`,
      shares: ([x], _, gy, { alpha }) => [
        `${gy} * np.where(${x} > 0, 1, ${pythonFactor(alpha)}np.exp(np.minimum(${x}, 0)))`,
      ],
    },
    pytorch: ([x], { alpha }) => (alpha === 1 ? `F.elu(${x})` : `F.elu(${x}, ${pythonReal(alpha)})`),
    onnx: 'Elu',
  },
  examples: [{ inputs: [[-2, 0, 3]] }],
})

function cases(first: string, when: string, second: string, otherwise: string): string {
  return `\\begin{cases} ${first} & ${when} \\\\ ${second} & ${otherwise} \\end{cases}`
}

/** Φ(x), the distribution function of the standard normal. */
const normalBelow = (x: number) => 0.5 * erfc(-x * Math.SQRT1_2)
const normalDensity = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)

const gelu = unary({
  id: 'gelu',
  title: 'GELU',
  group,
  summary: 'Multiplies every entry by the probability Φ(x) that a standard normal number is smaller.',
  aliases: ['gaussian error linear unit', 'activation', 'transformer'],
  f: (x) => x * normalBelow(x),
  derivative: (x) => normalBelow(x) + x * normalDensity(x),
  notation: applied(
    '\\mathrm{gelu}',
    'F.gelu',
    {
      value: ([x]) => `${x} * normal_below(${x})`,
      shares: ([x], _, gy) => [`${gy} * (normal_below(${x}) + ${x} * np.exp(-(${x} ** 2) / 2) / np.sqrt(2 * np.pi))`],
    },
    'Gelu',
    (x) => `\\Phi${bracket(x)} + ${product(x, `\\varphi${bracket(x)}`)}`,
  ),
  examples: [{ inputs: [[-1, 0, 1]] }],
})

const softplusOp = unary({
  id: 'softplus',
  title: 'softplus',
  group,
  summary: 'A smooth ReLU: log(1 + eˣ) of every entry.',
  aliases: ['smooth relu', 'log(1+exp(x))', 'log1pexp', 'activation'],
  f: softplus,
  derivative: (x) => sigmoid(x),
  exact: entrywise((n, [x]) => exactSoftplus(n, x)),
  notation: {
    ...applied(
      '\\mathrm{softplus}',
      'F.softplus',
      { value: ([x]) => `np.logaddexp(0, ${x})`, shares: ([x], _, gy) => [`${gy} * sigmoid(${x})`] },
      'Softplus',
      sigmoidOf,
    ),
    // By default PyTorch replaces log(1 + eˣ) by x above 20, which is off by 1e-10 there.
    pytorch: ([x]) => `F.softplus(${x}, threshold=40)`,
  },
  examples: [{ inputs: [[-1000, 0, 1000]] }],
})

const silu = unary({
  id: 'silu',
  title: 'SiLU',
  group,
  summary: 'Multiplies every entry by its sigmoid.',
  aliases: ['swish', 'sigmoid linear unit', 'activation'],
  f: (x) => x * sigmoid(x),
  derivative: (x) => {
    const s = sigmoid(x)
    return s * (1 + x * (1 - s))
  },
  exact: entrywise((n, [x]) => n.mul(x, exactSigmoid(n, x))),
  notation: applied(
    '\\mathrm{silu}',
    'F.silu',
    {
      value: ([x]) => `${x} * sigmoid(${x})`,
      shares: ([x], y, gy) => [`${gy} * (sigmoid(${x}) + ${y} * (1 - sigmoid(${x})))`],
    },
    null,
    (x) => `${sigmoidOf(x)}\\left(1 + ${product(x, `\\left(1 - ${sigmoidOf(x)}\\right)`)}\\right)`,
  ),
  examples: [{ inputs: [[-1, 0, 1]] }],
})

const erfOp = unary({
  id: 'erf',
  title: 'error function',
  group,
  summary: 'The error function 2/√π ∫₀ˣ e^(−t²) dt of every entry.',
  aliases: ['error function', 'gaussian integral', 'normal distribution'],
  f: erf,
  derivative: (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x),
  notation: applied(
    '\\mathrm{erf}',
    'torch.erf',
    numpyFunction('erf', (x, _, gy) => `${gy} * 2 / np.sqrt(np.pi) * np.exp(-(${x} ** 2))`),
    'Erf',
    (x) => `\\frac{2}{\\sqrt{\\pi}} e^{-${power(x, 2)}}`,
  ),
  examples: [{ inputs: [[-1, 0, 0.5]] }],
})

export const functions = {
  exp,
  log,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
  sigmoid: sigmoidOp,
  relu,
  leaky_relu: leakyRelu,
  elu,
  gelu,
  softplus: softplusOp,
  silu,
  erf: erfOp,
}
