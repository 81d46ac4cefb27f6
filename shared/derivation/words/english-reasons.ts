/** Why a gradient is zero, and why a number is not finite. */

/** Larger finite numbers there are none of. */
const LARGEST = 'the largest number a double can hold, $1.8 \\cdot 10^{308}$'

export const reasons = {
  /** A contribution that is zero. */
  zeros: {
    arriving: (gradient: string) => `It is 0 because the arriving gradient $${gradient}$ is 0.`,
    local: (partial: string) => `It is 0 because the local gradient $${partial}$ is 0.`,
    factor: (name: string) => `It is 0 because it is multiplied by $${name}$, which is 0.`,
    number: 'It is',
    allEntries: 'All entries are',
    someEntries: (entries: string, count: number) => (count === 1 ? `Entry ${entries} is` : `Entries ${entries} are`),
    /** @param which one of the three above */
    there: (which: string, formula: string) =>
      `${which} 0 because the local gradient $${formula}$ is 0 there: a signal arrives, but it is multiplied by 0.`,
  },

  why: {
    title: (node: string) => `Why is the gradient of ${node} zero?`,
    first: (count: number) => `(the first ${count} are listed)`,
    along: 'along',
    entry: (number: number, symbol: string) => `Entry ${number} of $${symbol}$`,
    noLoss: 'It is disconnected: there is no loss.',
    disconnected: (name: string) =>
      `It is disconnected: no path along which a gradient flows leads from $${name}$ to the loss.`,
    notZero: (which: string, number: string | null) =>
      `${which} is not 0${number === null ? '' : `: it is $${number}$`}.`,
    onePath: (which: string, reason: string) => `${which} is 0. ${reason}`,
    /** @param paths how many; `null` where they are too many to count */
    cancels: (which: string, paths: number | null) =>
      `${which} is 0 because what comes along its ${many(paths)} paths cancels.`,
    /** @param first how many of them were looked at, where not all were */
    factors: (which: string, paths: number | null, first: number | null) =>
      `${which} is 0: each of the ${first === null ? '' : `first ${first} of `}${many(paths)} paths contains a factor 0.`,
    arriving: (name: string, reason: string) => `What arrives at $${name}$ is 0 in the entries that matter: ${reason}`,
    noFactor: 'No factor on this path is 0; the terms cancel.',
  },

  factors: {
    saturated: (name: string, number: string, op: string) =>
      `It is saturated: at $${name} = ${number}$ the curve of the ${op} is flat.`,
    otherIsZero: (other: string) => `It is multiplied by $${other}$, which is 0 there.`,
    deadRelu: (name: string, number: string) =>
      `A dead ReLU: $${name} = ${number}$ is not positive, and there the slope is 0.`,
    notChosen: (name: string, op: string) =>
      `Only the chosen entries get a gradient from the ${op}; this part of $${name}$ was not chosen.`,
    slice: (name: string) => `The slice leaves this part of $${name}$ out.`,
    clamp: (name: string, number: string) =>
      `$${name} = ${number}$ is outside the bounds of the clamp, where it is flat.`,
    abs: (name: string) => `$${name}$ is 0, at the kink of $|${name}|$, where the slope counts as 0.`,
    l1: (name: string, other: string) =>
      `$${name} = ${other}$, at the kink of the absolute error, where the slope counts as 0.`,
    mse: (name: string, other: string) => `$${name} = ${other}$: the error is 0 already.`,
    hinge: 'The margin is kept, where the hinge loss is flat.',
    isZero: (rule: string) => `The local gradient $${rule}$ is 0.`,
    equalsZero: (rule: string, numbers: string) => `The local gradient $${rule}$ is $${numbers} = 0$.`,
    zeroThere: (rule: string) => `The local gradient $${rule}$ is 0 there.`,
  },

  /** Where a number stopped being finite. */
  origins: {
    given: (name: string, number: string) => `$${name}$ was given as $${number}$.`,
    and: ' and ',
    became: (name: string, number: string, inputs: string, reason: string) =>
      `$${name}$ became $${number}$${inputs === '' ? '' : ` at ${inputs}`}: ${reason}`,
    slope: (partial: string, name: string, number: string, reason: string) =>
      `The local gradient $${partial}$ is not finite at $${name} = ${number}$: ${reason}`,
    vertical: 'the curve is vertical there.',
    slopeUndefined: (op: string) => `the slope of the ${op} has no finite value there.`,
    logOfZero: 'the logarithm of 0 is $-\\infty$.',
    logOfNegative: 'a negative number has no logarithm.',
    rootOfNegative: 'a negative number has no root.',
    arc: 'it is defined between −1 and 1 only.',
    zeroByZero: '0/0 is not defined.',
    infinityMinus: '$\\infty - \\infty$ is not defined.',
    zeroTimesInfinity: '$0 \\cdot \\infty$ is not defined.',
    infinityByInfinity: '$\\infty / \\infty$ is not defined.',
    byZero: 'it divides by 0.',
    largeQuotient: `the quotient exceeds ${LARGEST}.`,
    largePower: `the power exceeds ${LARGEST}.`,
    powerOfNegative: 'a negative number has no power that is not whole.',
    largeExponential: `$e^{x}$ exceeds ${LARGEST}, from $x = 709.8$ on.`,
    large: `the result exceeds ${LARGEST}.`,
    undefined: (op: string) => `the ${op} is not defined there.`,
  },
}

function many(paths: number | null): string {
  return paths === null ? 'very many' : paths.toLocaleString('en')
}
