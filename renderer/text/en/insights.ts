import { plural } from './plural.ts'

export const insightsText = {
  insights: {
    viewLabel: 'Question',
    views: {
      fixed: 'Stuck and tied',
      watch: 'Watch training',
      collapse: 'Collapse linear layers',
      input: 'Which input?',
    },
    again: 'Look again',
    stop: 'Stop',
    busy: 'Working…',
    outdated: 'The graph has changed since.',
    fixed: {
      intro:
        'Which parameters can gradient descent never move, and which stay equal for ever? Found by experiment, not by name: everything else is drawn at random.',
      nothing: (draws: number) =>
        `Nothing is stuck and nothing is tied: in ${draws} experiments with random data every parameter had a gradient of its own.`,
      freedom: (free: number, entries: number) =>
        `Training can choose ${plural(free, 'number', 'numbers')} of ${entries}.`,
      checked: (draws: number) =>
        `Checked on ${draws} draws of random data and random values of everything that is not claimed to be fixed.`,
      claimZero: (ids: readonly string[]) =>
        `Claim: ${ids.map((id) => `${id} = 0`).join(', ')} after every step, whatever the data, the learning rate and the optimiser.`,
      claimStays: (ids: readonly string[]) =>
        `Claim: ${ids.join(', ')} ${ids.length === 1 ? 'keeps its value' : 'keep their values'} after every step, whatever the data, the learning rate and the optimiser.`,
      base: 'Before the first step it is so.',
      step: 'If it is so before a step, every path of the chain rule from these parameters to the loss holds a factor that is 0:',
      conclusion: (ids: readonly string[], loss: string) =>
        `So ${ids.map((id) => `∂${loss}/∂${id} = 0`).join(' and ')}, the step subtracts α · 0, and it is so after the step. By induction it is so for ever. A stationary point need not be a minimum.`,
      some: (stuck: number, entries: number) => `${stuck} of ${plural(entries, 'entry', 'entries')}`,
      path: (ids: readonly string[]) => `Path ${ids.join(' → ')}`,
      factor: (zero: string) => `is 0 because ${zero}`,
      isZero: (id: string) => `${id} = 0`,
      because: (node: string, cause: string) => `${node} = 0 since ${cause} = 0`,
      flat: 'the op is flat there',
      together: 'No single factor is 0, but where one is not, another is.',
      morePaths: 'There are more paths; each of them holds such a factor.',
      ties: 'Stay equal',
      equal: (first: string, second: string) => `${first} = ${second}, entry by entry`,
      slices: (id: string, axis: number, groups: readonly (readonly number[])[]) =>
        `${groups.map((group) => group.map((index) => `${id}[${':, '.repeat(axis)}${index}]`).join(' = ')).join('; ')}`,
      entries: (id: string, count: number, classes: number) =>
        `${count} entries of ${id} keep ${plural(classes, 'common value', 'common values')}`,
      tieProof:
        'They are equal before the first step. Whatever common value they have, and whatever the data and the other parameters are, their gradients are equal; so every step changes them alike.',
    },
    watch: {
      intro:
        'Trains a copy by SGD and measures at every step what is claimed to be fixed. The graph itself is not changed.',
      steps: 'Steps',
      learningRate: 'Learning rate α',
      data: 'Data',
      dataSets: { random: '40 random samples, one a step', own: 'the values in the graph' },
      run: 'Train and watch',
      claim: 'Claim',
      deviation: 'Largest deviation',
      verdict: 'Verdict',
      stays: (id: string, isZero: boolean) => (isZero ? `${id} stays 0` : `${id} stays as it began`),
      equal: (first: string, second: string) => `${first} = ${second}`,
      slices: (id: string, axis: number, group: readonly number[]) =>
        group.map((index) => `${id}[${':, '.repeat(axis)}${index}]`).join(' = '),
      exact: 'held exactly',
      rounding: 'held to rounding, 10⁻¹²',
      broken: (step: number) => `equal to 10⁻¹² up to step ${step - 1}`,
      brokenNote:
        'Equality is a theorem about exact numbers. Of two equal gradients one is multiplied by what comes from the loss before it is summed, the other after, so they are rounded differently, by some 10⁻¹⁷ a step; where equal parameters repel each other, that grows. A smaller α or fewer steps keep it small.',
      loss: (before: string, after: string, steps: number) =>
        `Mean loss ${before} before, ${after} after ${plural(steps, 'step', 'steps')}`,
      unchanged: (loss: string, steps: number) =>
        `Mean loss ${loss} before and after ${plural(steps, 'step', 'steps')}: nothing was learned.`,
      diverged: (step: number) => `The loss was no longer finite at step ${step}; try a smaller learning rate.`,
      moved: 'Moved at most by',
      inRun: 'Watched in this run',
      more: (count: number) => plural(count, 'more claim', 'more claims'),
      why: 'Why?',
      noClaims: 'Nothing was claimed to be fixed; this is how far each parameter moved.',
    },
    collapse: {
      intro:
        'Replaces everything between two nodes by one convolution or one matrix, if it is linear, and checks on random inputs that nothing changes.',
      from: 'From',
      to: 'Up to',
      run: 'Collapse',
      take: 'Replace on the canvas',
      done: 'Collapse linear layers',
      kinds: { convolution: 'One convolution', matrix: 'One matrix' },
      counts: (before: number, after: number) => `${plural(before, 'parameter', 'parameters')} before, ${after} after`,
      rank: (rank: number, after: number) =>
        rank === after
          ? `The old parameters reach all ${after} dimensions, so no fewer numbers suffice (rank of the map to θ: ${rank}).`
          : `The old parameters reach only ${rank} of the ${after} dimensions (rank of the map to θ at random parameters).`,
      verified: (trials: number, difference: string) =>
        `Same results on ${trials} random inputs: the largest relative difference is ${difference}.`,
      removed: (ids: readonly string[]) => `Leave the graph: ${ids.join(', ')}`,
      theta: (id: string) => `${id} as it will stand in the graph`,
      bias: 'Constant part c',
      none: 'Add at least two layers first.',
    },
    input: {
      intro: 'Shapes run forward; here they are asked backwards.',
      input: 'Which size of',
      node: 'gives',
      wanted: 'the shape',
      scalar: 'a single number',
      shapeOf: 'a shape of its own',
      shape: 'Shape',
      run: 'Find the size',
      answer: (id: string, shape: string) => `${id} must be ${shape}`,
      upTo: (shape: string) => `up to ${shape}`,
      backwards: 'Layer by layer, from the end',
      layer: (id: string, output: string, input: string) => `${id}: ${output} comes from ${input}`,
      take: (id: string) => `Give ${id} this shape`,
      badShape: 'Write lengths such as 1, 1, 7, 7.',
    },
  },
}
