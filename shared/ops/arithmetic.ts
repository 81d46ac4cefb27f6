/** Arithmetic: +, −, ×, ÷, powers, and the choices between numbers (abs, maximum, minimum, clamp). */
import { numpyFunction } from './numpy.ts'
import { optionalReal } from './attribute.ts'
import { binary, unary, unaryWith } from './elementwise.ts'
import {
  differenceKernel,
  negativeKernel,
  productKernel,
  quotientKernel,
  squareKernel,
  sumKernel,
} from './arithmetic-kernels.ts'
import { pythonReal } from './python.ts'
import { atom, call, fraction, indicator, power, product, real } from './tex.ts'
import { entrywise, exactAbs, exactExtreme } from './exact.ts'

const group = 'arithmetic'

const add = binary({
  id: 'add',
  title: 'sum of two',
  group,
  summary: 'Adds two tensors entry by entry.',
  aliases: ['plus', '+', 'addition', 'sum of', 'bias'],
  kernel: sumKernel,
  exact: entrywise((n, [a, b]) => n.add(a, b)),
  notation: {
    symbol: '+',
    precedence: 1,
    needs: [1, 2],
    tex: ([a, b]) => `${a} + ${b}`,
    local: () => ['1', '1'],
    numpy: { value: ([a, b]) => `${a} + ${b}`, shares: (_, __, gy) => [gy, gy] },
    pytorch: ([a, b]) => `${a} + ${b}`,
    onnx: 'Add',
  },
  examples: [
    {
      inputs: [
        [1, 2],
        [3, 4],
      ],
    },
    {
      inputs: [
        [
          [1, 2],
          [3, 4],
        ],
        10,
      ],
    },
  ],
})

const sub = binary({
  id: 'sub',
  title: 'difference',
  group,
  summary: 'Subtracts the second tensor from the first entry by entry.',
  aliases: ['minus', '-', '−', 'subtract', 'residual'],
  kernel: differenceKernel,
  exact: entrywise((n, [a, b]) => n.sub(a, b)),
  notation: {
    symbol: '-',
    precedence: 1,
    needs: [1, 2],
    tex: ([a, b]) => `${a} - ${b}`,
    local: () => ['1', '-1'],
    numpy: { value: ([a, b]) => `${a} - ${b}`, shares: (_, __, gy) => [gy, `-${gy}`] },
    pytorch: ([a, b]) => `${a} - ${b}`,
    onnx: 'Sub',
  },
  examples: [
    {
      inputs: [
        [3, 4],
        [1, 2],
      ],
    },
  ],
})

const mul = binary({
  id: 'mul',
  title: 'product',
  group,
  summary: 'Multiplies two tensors entry by entry.',
  aliases: ['times', '*', '×', '⊙', 'multiply', 'hadamard', 'scale'],
  kernel: productKernel,
  exact: entrywise((n, [a, b]) => n.mul(a, b)),
  notation: {
    symbol: '\\times',
    precedence: 2,
    needs: [2, 3],
    // Of two vectors a dot would be read as their scalar product.
    tex: ([a, b], _, shapes) => `${a} ${shapes?.every(({ length }) => length > 0) ? '\\odot' : '\\cdot'} ${b}`,
    local: ([a, b]) => [b, a],
    numpy: { value: ([a, b]) => `${a} * ${b}`, shares: ([a, b], _, gy) => [`${gy} * ${b}`, `${gy} * ${a}`] },
    pytorch: ([a, b]) => `${a} * ${b}`,
    onnx: 'Mul',
  },
  examples: [
    {
      inputs: [
        [1, 2],
        [3, 4],
      ],
    },
    { inputs: [2, [1, 2, 3]] },
  ],
})

const div = binary({
  id: 'div',
  title: 'quotient',
  group,
  summary: 'Divides the first tensor by the second entry by entry.',
  aliases: ['divide', '/', '÷', 'over', 'ratio', 'fraction'],
  convention: 'Division by 0 gives ±∞ or NaN as in IEEE arithmetic.',
  kernel: quotientKernel,
  exact: entrywise((n, [a, b]) => n.div(a, b)),
  notation: {
    symbol: '\\div',
    precedence: 2,
    needs: [0],
    tex: ([a, b]) => fraction(a, b),
    local: ([a, b]) => [fraction('1', b), `-${fraction(a, power(b, 2))}`],
    numpy: { value: ([a, b]) => `${a} / ${b}`, shares: ([, b], y, gy) => [`${gy} / ${b}`, `-${gy} * ${y} / ${b}`] },
    pytorch: ([a, b]) => `${a} / ${b}`,
    onnx: 'Div',
  },
  examples: [
    {
      inputs: [
        [1, 2],
        [4, 8],
      ],
    },
  ],
})

/** As C's `pow`: 1 to any power and −1 to ±∞ are 1, where JavaScript says NaN. */
function raise(a: number, b: number): number {
  return a === 1 || (a === -1 && (b === Infinity || b === -Infinity)) ? 1 : a ** b
}

const pow = binary({
  id: 'pow',
  title: 'power',
  group,
  summary: 'Raises the first tensor to the power of the second entry by entry.',
  aliases: ['power', '^', '**', 'exponent', 'raise'],
  convention:
    'A negative base needs a whole exponent, otherwise the result is NaN. The derivative in the base is 0 where the exponent is 0; in the exponent it is 0 where the base is 0 and the exponent is not negative.',
  f: raise,
  da: (a, b) => (b === 0 ? 0 : b * raise(a, b - 1)),
  db: (a, b, y) => (a === 0 && b >= 0 ? 0 : y * Math.log(a)),
  exact: entrywise((n, [a, b]) => n.pow(a, b)),
  notation: {
    symbol: 'a^b',
    precedence: 4,
    needs: [5, 0],
    tex: ([a, b]) => `${a}^{${b}}`,
    local: ([a, b]) => [product(b, power(a, `${b} - 1`)), `${power(a, b)} \\log ${atom(a)}`],
    numpy: {
      value: ([a, b]) => `${a} ** ${b}`,
      // Both conventions at 0: where b = 0 the factor b decides, where a = 0 the factor y does.
      shares: ([a, b], y, gy) => [
        `${gy} * ${b} * ${a} ** np.where(${b} == 0, 1, ${b} - 1)`,
        `${gy} * ${y} * np.log(np.where(${a} == 0, 1, ${a}))`,
      ],
    },
    pytorch: ([a, b]) => `torch.pow(${a}, ${b})`,
    onnx: 'Pow',
  },
  examples: [{ inputs: [[1, 2, 3], 2] }, { inputs: [4, -0.5] }],
})

const neg = unary({
  id: 'neg',
  title: 'negative',
  group,
  summary: 'Changes the sign of every entry.',
  aliases: ['minus', 'negate', 'negative', '-'],
  kernel: negativeKernel,
  exact: entrywise((n, [x]) => n.neg(x)),
  notation: {
    symbol: '-',
    precedence: 1,
    needs: [2],
    tex: ([x]) => `-${x}`,
    local: () => ['-1'],
    numpy: { value: ([x]) => `-${x}`, shares: (_, __, gy) => [`-${gy}`] },
    pytorch: ([x]) => `-${x}`,
    onnx: 'Neg',
  },
  examples: [{ inputs: [[1, -2]] }],
})

const abs = unary({
  id: 'abs',
  title: 'absolute value',
  group,
  summary: 'Drops the sign of every entry.',
  aliases: ['absolute', 'modulus', 'magnitude', '|x|'],
  convention: 'The derivative at 0 is 0.',
  f: Math.abs,
  derivative: (x) => (x > 0 ? 1 : x < 0 ? -1 : 0),
  exact: entrywise((n, [x]) => exactAbs(n, x)),
  notation: {
    symbol: '\\left|\\cdot\\right|',
    needs: [0],
    tex: ([x]) => `\\left|${x}\\right|`,
    local: ([x]) => [`\\operatorname{sgn} ${atom(x)}`],
    numpy: numpyFunction('np.abs', (x, _, gy) => `${gy} * np.sign(${x})`),
    pytorch: ([x]) => `torch.abs(${x})`,
    onnx: 'Abs',
  },
  examples: [{ inputs: [[-2, 0, 3]] }],
})

const square = unary({
  id: 'square',
  title: 'square',
  group,
  summary: 'Multiplies every entry by itself.',
  aliases: ['squared', 'x^2', 'x²', 'power of two'],
  kernel: squareKernel,
  exact: entrywise((n, [x]) => n.mul(x, x)),
  notation: {
    symbol: 'x^2',
    precedence: 4,
    needs: [5],
    tex: ([x]) => `${x}^{2}`,
    local: ([x]) => [product('2', x)],
    numpy: numpyFunction('np.square', (x, _, gy) => `${gy} * 2 * ${x}`),
    pytorch: ([x]) => `torch.square(${x})`,
    onnx: null,
  },
  examples: [{ inputs: [[-2, 3]] }],
})

const sqrt = unary({
  id: 'sqrt',
  title: 'square root',
  group,
  summary: 'Takes the square root of every entry.',
  aliases: ['root', '√', 'square root'],
  convention: 'The derivative at 0 is ∞; negative numbers give NaN.',
  f: Math.sqrt,
  derivative: (_, y) => 1 / (2 * y),
  exact: entrywise((n, [x]) => n.pow(x, n.number(0.5))),
  notation: {
    symbol: '\\sqrt{\\cdot}',
    needs: [0],
    tex: ([x]) => `\\sqrt{${x}}`,
    local: ([x]) => [fraction('1', `2\\sqrt{${x}}`)],
    numpy: numpyFunction('np.sqrt', (_, y, gy) => `${gy} / (2 * ${y})`),
    pytorch: ([x]) => `torch.sqrt(${x})`,
    onnx: 'Sqrt',
  },
  examples: [{ inputs: [[4, 2]] }],
})

const reciprocal = unary({
  id: 'reciprocal',
  title: 'reciprocal',
  group,
  summary: 'Divides 1 by every entry.',
  aliases: ['inverse', '1/x', 'one over'],
  f: (x) => 1 / x,
  derivative: (_, y) => -y * y,
  exact: entrywise((n, [x]) => n.div(n.number(1), x)),
  notation: {
    symbol: '1/x',
    precedence: 2,
    needs: [0],
    tex: ([x]) => fraction('1', x),
    local: ([x]) => [`-${fraction('1', power(x, 2))}`],
    numpy: numpyFunction('np.reciprocal', (_, y, gy) => `-${gy} * ${y} ** 2`),
    pytorch: ([x]) => `torch.reciprocal(${x})`,
    onnx: 'Reciprocal',
  },
  examples: [{ inputs: [[2, -4]] }],
})

/** Share of the gradient of maximum(a, b) that goes to a; NaN compares with nothing and passes it on, as in PyTorch. */
function shareOfLarger(a: number, b: number): number {
  return a === b ? 0.5 : a < b ? 0 : 1
}

const maximum = binary({
  id: 'maximum',
  title: 'larger of two',
  group,
  summary: 'Takes the larger of two tensors entry by entry.',
  aliases: ['max of two', 'larger', 'greater', 'elementwise max'],
  convention: 'Where both are equal each gets half of the gradient.',
  f: Math.max,
  da: (a, b) => shareOfLarger(a, b),
  db: (a, b) => shareOfLarger(b, a),
  exact: entrywise((n, pair) => exactExtreme(n, pair, 1)),
  notation: {
    symbol: '\\max',
    needs: [0],
    tex: ([a, b]) => `\\max\\left(${a}, ${b}\\right)`,
    local: ([a, b]) => [chosen(a, '>', b), chosen(b, '>', a)],
    numpy: {
      value: ([a, b]) => `np.maximum(${a}, ${b})`,
      shares: ([a, b], _, gy) => [
        `${gy} * np.where(${a} == ${b}, 0.5, ${a} > ${b})`,
        `${gy} * np.where(${a} == ${b}, 0.5, ${b} > ${a})`,
      ],
    },
    pytorch: ([a, b]) => `torch.maximum(${a}, ${b})`,
    onnx: 'Max',
  },
  examples: [
    {
      inputs: [
        [1, 5, 2],
        [3, 4, 2],
      ],
    },
  ],
})

const minimum = binary({
  id: 'minimum',
  title: 'smaller of two',
  group,
  summary: 'Takes the smaller of two tensors entry by entry.',
  aliases: ['min of two', 'smaller', 'less', 'elementwise min'],
  convention: 'Where both are equal each gets half of the gradient.',
  f: Math.min,
  da: (a, b) => shareOfLarger(-a, -b),
  db: (a, b) => shareOfLarger(-b, -a),
  exact: entrywise((n, pair) => exactExtreme(n, pair, -1)),
  notation: {
    symbol: '\\min',
    needs: [0],
    tex: ([a, b]) => `\\min\\left(${a}, ${b}\\right)`,
    local: ([a, b]) => [chosen(a, '<', b), chosen(b, '<', a)],
    numpy: {
      value: ([a, b]) => `np.minimum(${a}, ${b})`,
      shares: ([a, b], _, gy) => [
        `${gy} * np.where(${a} == ${b}, 0.5, ${a} < ${b})`,
        `${gy} * np.where(${a} == ${b}, 0.5, ${b} < ${a})`,
      ],
    },
    pytorch: ([a, b]) => `torch.minimum(${a}, ${b})`,
    onnx: 'Min',
  },
  examples: [
    {
      inputs: [
        [1, 5, 2],
        [3, 4, 2],
      ],
    },
  ],
})

function chosen(a: string, relation: string, b: string): string {
  return `${indicator(`${a} ${relation} ${b}`)} + \\tfrac{1}{2}${indicator(`${a} = ${b}`)}`
}

const clamp = unaryWith({
  id: 'clamp',
  title: 'clamp',
  group,
  summary: 'Limits every entry to the interval from min to max.',
  aliases: ['clip', 'limit', 'bound', 'hardtanh', 'relu6'],
  convention: 'The derivative is 1 at the bounds; where min exceeds max every entry becomes max.',
  attributes: {
    min: optionalReal({ title: 'lower bound, null for none', fallback: null }),
    max: optionalReal({ title: 'upper bound, null for none', fallback: null }),
  },
  rule: (attributes) => {
    const { min, max } = boundsOf(attributes)
    return {
      f: (x) => Math.min(Math.max(x, min), max),
      derivative: (x) => (x >= min && x <= max ? 1 : 0),
    }
  },
  exact: entrywise<{ readonly min: number | null; readonly max: number | null }>((n, [x], { min, max }) => {
    // The upper bound is applied last, so that it wins where the bounds are the wrong way round.
    const above = min === null || n.sign(n.sub(x, n.number(min))) >= 0 ? x : n.number(min)
    return max === null || n.sign(n.sub(above, n.number(max))) <= 0 ? above : n.number(max)
  }),
  notation: {
    symbol: '\\mathrm{clamp}',
    needs: [0],
    tex: ([x], attributes) => {
      const { min, max } = boundsOf(attributes)
      return call('clamp', x, real(min), real(max))
    },
    local: ([x], _, attributes) => {
      const { min, max } = boundsOf(attributes)
      return [indicator(`${real(min)} \\le ${x} \\le ${real(max)}`)]
    },
    numpy: {
      value: ([x], attributes) => {
        const { min, max } = boundsOf(attributes)
        return `np.clip(${x}, ${pythonReal(min)}, ${pythonReal(max)})`
      },
      shares: ([x], _, gy, { min, max }) => {
        const [above, below] = [min ?? -Infinity, max ?? Infinity].map(pythonReal)
        return [`${gy} * ((${x} >= ${above}) & (${x} <= ${below}))`]
      },
    },
    pytorch: ([x], attributes) => {
      const { min, max } = boundsOf(attributes)
      return `torch.clamp(${x}, ${pythonReal(min)}, ${pythonReal(max)})`
    },
    onnx: 'Clip',
  },
  examples: [{ inputs: [[-2, 0.5, 3]], attributes: { min: 0, max: 1 } }],
})

function boundsOf({ min, max }: { readonly min: number | null; readonly max: number | null }) {
  return { min: min ?? -Infinity, max: max ?? Infinity }
}

export const arithmetic = { add, sub, mul, div, pow, neg, abs, square, sqrt, reciprocal, maximum, minimum, clamp }
