/** Losses: how far predictions are from their targets. */
import { real } from './attribute.ts'
import { crossEntropy } from './cross-entropy.ts'
import { exactLoss, lossKernel, lossNotation, lossOf, reduction, type WithReduction } from './loss.ts'
import { defineOp } from './op.ts'
import { pythonFactor, pythonReal } from './python.ts'
import { sigmoid, softplus } from './stable.ts'
import { atom, bracket, fraction, indicator, power, product, real as number } from './tex.ts'
import { exactAbs, exactSoftplus } from './exact.ts'

/** The attributes of a loss with one number of its own. */
type With<Name extends string> = WithReduction & { readonly [N in Name]: number }

const sign = (x: number) => (x > 0 ? 1 : x < 0 ? -1 : 0)
const difference = (a: string, b: string) => bracket(`${a} - ${b}`)

const logisticLoss = defineOp({
  ...lossOf('logistic_loss', 'y', 'l'),
  title: 'logistic loss',
  summary: 'log(1 + e^(−l·y)) of a score y and a label l that is 1 or −1.',
  aliases: ['log loss', 'logistic regression', 'binary classification', 'softplus of the margin'],
  attributes: { reduction },
  kernel: (binding) =>
    lossKernel(binding, {
      f: (y, l) => softplus(-l * y),
      da: (y, l) => -l * sigmoid(-l * y),
      db: (y, l) => -y * sigmoid(-l * y),
    }),
  exact: exactLoss((n, y, l) => exactSoftplus(n, n.neg(n.mul(l, y)))),
  notation: lossNotation({
    symbol: '\\ell_{\\log}',
    tex: (y, l) => `\\log\\left(1 + e^{-${product(l, y)}}\\right)`,
    local: (y, l) => [
      `-${product(l, `\\sigma\\left(-${product(l, y)}\\right)`)}`,
      `-${product(y, `\\sigma\\left(-${product(l, y)}\\right)`)}`,
    ],
    numpy: {
      value: (y, l) => `np.logaddexp(0, -${l} * ${y})`,
      shares: (y, l, gy) => [`-${gy} * ${l} * sigmoid(-${l} * ${y})`, `-${gy} * ${y} * sigmoid(-${l} * ${y})`],
    },
    pytorch: (y, l) => `-F.logsigmoid(${l} * ${y})`,
  }),
  examples: [
    { inputs: [2, 1] },
    {
      inputs: [
        [2, -1],
        [1, 1],
      ],
    },
  ],
})

const binaryCrossEntropy = defineOp({
  ...lossOf('binary_cross_entropy', 'y', 't'),
  title: 'binary cross-entropy',
  summary: '−t log σ(y) − (1 − t) log(1 − σ(y)) of a score y (a logit) and a target t between 0 and 1.',
  aliases: ['bce', 'log loss', 'bce with logits', 'bernoulli likelihood', 'xent'],
  attributes: { reduction },
  kernel: (binding) =>
    lossKernel(binding, {
      f: (y, t) => Math.max(y, 0) - t * y + Math.log1p(Math.exp(-Math.abs(y))),
      da: (y, t) => sigmoid(y) - t,
      db: (y) => -y,
    }),
  exact: exactLoss((n, y, t) => n.sub(exactSoftplus(n, y), n.mul(t, y))),
  notation: lossNotation({
    symbol: '\\ell_{\\mathrm{bce}}',
    tex: (y, t) => `\\log\\left(1 + e^{${y}}\\right) - ${product(t, y)}`,
    local: (y, t) => [`\\sigma${bracket(y)} - ${atom(t)}`, `-${atom(y)}`],
    numpy: {
      value: (y, t) => `np.maximum(${y}, 0) - ${t} * ${y} + np.log1p(np.exp(-np.abs(${y})))`,
      // The second does not depend on t, but must have its shape.
      shares: (y, t, gy) => [`${gy} * (sigmoid(${y}) - ${t})`, `-${gy} * (${y} + np.zeros_like(${t}))`],
    },
    pytorch: (_, __, ___, pair) => `F.binary_cross_entropy_with_logits(${pair}, reduction='none')`,
  }),
  examples: [
    { inputs: [0.5, 1] },
    {
      inputs: [
        [2, -1000],
        [1, 0.25],
      ],
    },
  ],
})

const mse = defineOp({
  ...lossOf('mse', 'y', 't'),
  title: 'squared error',
  summary: '(y − t)² of a prediction y and a target t.',
  aliases: ['mean squared error', 'l2', 'least squares', 'quadratic loss', 'regression'],
  attributes: { reduction },
  kernel: (binding) =>
    lossKernel(binding, {
      f: (y, t) => (y - t) * (y - t),
      da: (y, t) => 2 * (y - t),
      db: (y, t) => 2 * (t - y),
    }),
  exact: exactLoss((n, y, t) => n.mul(n.sub(y, t), n.sub(y, t))),
  notation: lossNotation({
    symbol: '\\ell_{2}',
    tex: (y, t) => power(`${y} - ${t}`, 2),
    local: (y, t) => [`2${difference(y, t)}`, `-2${difference(y, t)}`],
    numpy: {
      value: (y, t) => `(${y} - ${t}) ** 2`,
      shares: (y, t, gy) => [`${gy} * 2 * (${y} - ${t})`, `-${gy} * 2 * (${y} - ${t})`],
    },
    pytorch: (y, t) => `torch.square(${y} - ${t})`,
  }),
  examples: [
    {
      inputs: [
        [1, 2, 4],
        [1, 1, 1],
      ],
    },
  ],
})

const l1 = defineOp({
  ...lossOf('l1', 'y', 't'),
  title: 'absolute error',
  summary: '|y − t| of a prediction y and a target t.',
  aliases: ['mean absolute error', 'mae', 'robust regression', 'laplace'],
  convention: 'The derivative at y = t is 0.',
  attributes: { reduction },
  kernel: (binding) =>
    lossKernel(binding, {
      f: (y, t) => Math.abs(y - t),
      da: (y, t) => sign(y - t),
      db: (y, t) => sign(t - y),
    }),
  exact: exactLoss((n, y, t) => exactAbs(n, n.sub(y, t))),
  notation: lossNotation({
    symbol: '\\ell_{1}',
    tex: (y, t) => `\\left|${y} - ${t}\\right|`,
    local: (y, t) => [`\\operatorname{sgn}${difference(y, t)}`, `-\\operatorname{sgn}${difference(y, t)}`],
    numpy: {
      value: (y, t) => `np.abs(${y} - ${t})`,
      shares: (y, t, gy) => [`${gy} * np.sign(${y} - ${t})`, `-${gy} * np.sign(${y} - ${t})`],
    },
    pytorch: (y, t) => `torch.abs(${y} - ${t})`,
  }),
  examples: [
    {
      inputs: [
        [1, 2, 4],
        [1, 1, 1],
      ],
    },
  ],
})

const huber = defineOp({
  ...lossOf('huber', 'y', 't'),
  title: 'Huber loss',
  summary: '(y − t)²/2 up to a distance of δ, beyond it the straight line δ(|y − t| − δ/2).',
  aliases: ['smooth l1', 'robust regression'],
  attributes: {
    delta: real({ title: 'distance δ at which the parabola becomes a line', fallback: 1, above: 0 }),
    reduction,
  },
  kernel: (binding) => {
    const { delta } = binding.attributes
    return lossKernel(binding, {
      f: (y, t) => {
        const distance = Math.abs(y - t)
        return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta)
      },
      da: (y, t) => Math.min(Math.max(y - t, -delta), delta),
      db: (y, t) => Math.min(Math.max(t - y, -delta), delta),
    })
  },
  exact: exactLoss<With<'delta'>>((n, y, t, { delta }) => {
    const distance = exactAbs(n, n.sub(y, t))
    const bound = n.number(delta)
    const half = n.number(0.5)
    return n.sign(n.sub(distance, bound)) <= 0
      ? n.mul(half, n.mul(distance, distance))
      : n.mul(bound, n.sub(distance, n.mul(half, bound)))
  }),
  notation: lossNotation<With<'delta'>>({
    symbol: '\\ell_{\\delta}',
    tex: (y, t, { delta }) => {
      const distance = `\\left|${y} - ${t}\\right|`
      const line = `${distance} - ${number(delta / 2)}`
      const beyond = delta === 1 ? line : product(number(delta), line)
      return `\\begin{cases} \\tfrac{1}{2}${power(`${y} - ${t}`, 2)} & ${distance} \\le ${number(delta)} \\\\ ${beyond} & ${distance} > ${number(delta)} \\end{cases}`
    },
    local: (y, t, { delta }) => {
      const bound = number(delta)
      const limited = `\\max\\left(-${bound}, \\min\\left(${y} - ${t}, ${bound}\\right)\\right)`
      return [limited, `-${limited}`]
    },
    numpy: {
      value: (y, t, { delta }) => {
        const distance = `np.abs(${y} - ${t})`
        const line = `${pythonReal(delta)} * (${distance} - ${pythonReal(delta / 2)})`
        return `np.where(${distance} <= ${pythonReal(delta)}, (${y} - ${t}) ** 2 / 2, ${line})`
      },
      shares: (y, t, gy, { delta }) => {
        const limited = `np.clip(${y} - ${t}, ${pythonReal(-delta)}, ${pythonReal(delta)})`
        return [`${gy} * ${limited}`, `-${gy} * ${limited}`]
      },
    },
    pytorch: (_, __, { delta }, pair) =>
      `F.huber_loss(${pair}, reduction='none'${delta === 1 ? '' : `, delta=${pythonReal(delta)}`})`,
  }),
  examples: [
    {
      inputs: [
        [0.5, 3],
        [0, 0],
      ],
    },
    {
      inputs: [
        [0.5, 3],
        [0, 0],
      ],
      attributes: { delta: 2, reduction: 'none' },
    },
  ],
})

const hinge = defineOp({
  ...lossOf('hinge', 'y', 'l'),
  title: 'hinge loss',
  summary: 'max(0, 1 − l·y) of a score y and a label l that is 1 or −1.',
  aliases: ['svm', 'support vector machine', 'margin', 'max margin'],
  convention: 'The derivative at l·y = 1 is 0.',
  attributes: { reduction },
  kernel: (binding) =>
    lossKernel(binding, {
      f: (y, l) => Math.max(0, 1 - l * y),
      // Not `l·y < 1`: NaN passes its gradient on, as relu does.
      da: (y, l) => (l * y >= 1 ? 0 : -l),
      db: (y, l) => (l * y >= 1 ? 0 : -y),
    }),
  exact: exactLoss((n, y, l) => {
    const slack = n.sub(n.number(1), n.mul(l, y))
    return n.sign(slack) > 0 ? slack : n.number(0)
  }),
  notation: lossNotation({
    symbol: '\\ell_{\\mathrm{hinge}}',
    tex: (y, l) => `\\max\\left(0, 1 - ${product(l, y)}\\right)`,
    local: (y, l) => [
      `-${product(l, indicator(`${product(l, y)} < 1`))}`,
      `-${product(y, indicator(`${product(l, y)} < 1`))}`,
    ],
    numpy: {
      value: (y, l) => `np.maximum(0, 1 - ${l} * ${y})`,
      shares: (y, l, gy) => [`-${gy} * ${l} * (${l} * ${y} < 1)`, `-${gy} * ${y} * (${l} * ${y} < 1)`],
    },
    pytorch: (y, l) => `torch.relu(1 - ${l} * ${y})`,
  }),
  examples: [
    {
      inputs: [
        [2, 0.5, -1],
        [1, 1, 1],
      ],
    },
  ],
})

/** In Python; 1 needs no division. */
const dividedBy = (divisor: number) => (divisor === 1 ? '' : ` / ${pythonReal(divisor)}`)
const twiceVariance = (sigma: number) => (sigma === 1 ? '2' : `(2 * ${pythonReal(sigma)} ** 2)`)

const gaussianNll = defineOp({
  ...lossOf('gaussian_nll', 'y', 'm'),
  title: 'Gaussian negative log-likelihood',
  summary: '(y − m)²/(2σ²) + log(σ√(2π)): minus the log-density of y under a normal distribution with mean m.',
  aliases: ['normal', 'gaussian', 'nll', 'likelihood', 'maximum likelihood'],
  attributes: { sigma: real({ title: 'standard deviation σ', fallback: 1, above: 0 }), reduction },
  kernel: (binding) => {
    const { sigma } = binding.attributes
    const precision = 1 / (sigma * sigma)
    const normaliser = Math.log(sigma * Math.sqrt(2 * Math.PI))
    return lossKernel(binding, {
      f: (y, m) => 0.5 * precision * (y - m) * (y - m) + normaliser,
      da: (y, m) => precision * (y - m),
      db: (y, m) => precision * (m - y),
    })
  },
  exact: exactLoss<With<'sigma'>>((n, y, m, { sigma }) => {
    const standardised = n.div(n.sub(y, m), n.number(sigma))
    const variance = n.mul(n.number(2), n.mul(n.pi, n.mul(n.number(sigma), n.number(sigma))))
    return n.mul(n.number(0.5), n.add(n.mul(standardised, standardised), n.log(variance)))
  }),
  notation: lossNotation<With<'sigma'>>({
    symbol: '\\ell_{\\mathcal{N}}',
    tex: (y, m, { sigma }) => {
      const [variance, factor] = sigma === 1 ? ['2', ''] : [`2 \\cdot ${number(sigma)}^{2}`, `${number(sigma)} `]
      return `${fraction(power(`${y} - ${m}`, 2), variance)} + \\log\\left(${factor}\\sqrt{2\\pi}\\right)`
    },
    local: (y, m, { sigma }) =>
      sigma === 1
        ? [`${y} - ${m}`, `${m} - ${y}`]
        : [fraction(`${y} - ${m}`, `${number(sigma)}^{2}`), fraction(`${m} - ${y}`, `${number(sigma)}^{2}`)],
    numpy: {
      value: (y, m, { sigma }) =>
        `(${y} - ${m}) ** 2 / ${twiceVariance(sigma)} + np.log(${pythonFactor(sigma)}np.sqrt(2 * np.pi))`,
      shares: (y, m, gy, { sigma }) => {
        const slope = `${gy} * (${y} - ${m})${sigma === 1 ? '' : ` / ${pythonReal(sigma)} ** 2`}`
        return [slope, `-${slope}`]
      },
    },
    pytorch: (y, m, { sigma }) =>
      `torch.square(${y} - ${m}) / ${twiceVariance(sigma)} + math.log(${pythonFactor(sigma)}math.sqrt(2 * math.pi))`,
  }),
  examples: [
    {
      inputs: [
        [1, 2],
        [0, 2],
      ],
    },
    {
      inputs: [
        [1, 2],
        [0, 2],
      ],
      attributes: { sigma: 0.5 },
    },
  ],
})

const laplaceNll = defineOp({
  ...lossOf('laplace_nll', 'y', 'm'),
  title: 'Laplace negative log-likelihood',
  summary: '|y − m|/b + log(2b): minus the log-density of y under a Laplace distribution with mean m and scale b.',
  aliases: ['laplace', 'double exponential', 'nll', 'likelihood', 'maximum likelihood', 'l1'],
  convention: 'The derivative at y = m is 0.',
  attributes: { scale: real({ title: 'scale b', fallback: 1, above: 0 }), reduction },
  kernel: (binding) => {
    const { scale } = binding.attributes
    const normaliser = Math.log(2 * scale)
    return lossKernel(binding, {
      f: (y, m) => Math.abs(y - m) / scale + normaliser,
      da: (y, m) => sign(y - m) / scale,
      db: (y, m) => sign(m - y) / scale,
    })
  },
  exact: exactLoss<With<'scale'>>((n, y, m, { scale }) => {
    const b = n.number(scale)
    return n.add(n.div(exactAbs(n, n.sub(y, m)), b), n.log(n.mul(n.number(2), b)))
  }),
  notation: lossNotation<With<'scale'>>({
    symbol: '\\ell_{\\mathrm{Lap}}',
    tex: (y, m, { scale }) => {
      const distance = `\\left|${y} - ${m}\\right|`
      return scale === 1
        ? `${distance} + \\log 2`
        : `${fraction(distance, number(scale))} + \\log\\left(2 \\cdot ${number(scale)}\\right)`
    },
    local: (y, m, { scale }) => {
      const sgn = `\\operatorname{sgn}${difference(y, m)}`
      return scale === 1 ? [sgn, `-${sgn}`] : [fraction(sgn, number(scale)), `-${fraction(sgn, number(scale))}`]
    },
    numpy: {
      value: (y, m, { scale }) => `np.abs(${y} - ${m})${dividedBy(scale)} + np.log(${pythonFactor(scale)}2)`,
      shares: (y, m, gy, { scale }) => {
        const slope = `${gy} * np.sign(${y} - ${m})${dividedBy(scale)}`
        return [slope, `-${slope}`]
      },
    },
    pytorch: (y, m, { scale }) => `torch.abs(${y} - ${m})${dividedBy(scale)} + math.log(${pythonFactor(scale)}2)`,
  }),
  examples: [
    {
      inputs: [
        [1, 2],
        [0, 2],
      ],
    },
    {
      inputs: [
        [1, 2],
        [0, 2],
      ],
      attributes: { scale: 0.5 },
    },
  ],
})

export const losses = {
  logistic_loss: logisticLoss,
  binary_cross_entropy: binaryCrossEntropy,
  cross_entropy: crossEntropy,
  mse,
  l1,
  huber,
  hinge,
  gaussian_nll: gaussianNll,
  laplace_nll: laplaceNll,
}
