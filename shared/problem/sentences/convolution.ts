/** Layers of windows that cannot exist, and unknowns without a solution. Each sentence says what would work. */
export const convolutionSentences = {
  'convolution/length': (f: { field: string; found: string; least: number; most: number }) =>
    `${describeField(f.field)} must be a whole number ${Number(f.found) > f.most ? `of at most ${f.most}` : `of at least ${f.least}`}; found ${f.found}.${f.field === 'stride' ? ' A stride of 1 visits every place, 2 every second.' : ''}`,
  'convolution/groups': (f: { groups: number; count: number; what: string; divisors: readonly number[] }) =>
    `the layer has ${f.count} ${f.count === 1 ? f.what.replace(/s$/, '') : f.what}, which cannot be split into ${f.groups} equal groups; use ${listChoices(f.divisors)} ${f.divisors.length === 1 ? 'group' : 'groups'}.`,
  'convolution/kernel': (f: {
    direction: string
    kernel: number
    dilation: number
    extent: number
    input: number
    padding: number
    padded: number
    mostKernel: number
    leastPadding: number
  }) =>
    `the kernel is larger than the padded input: its ${f.direction} is ${f.kernel}${f.dilation === 1 ? '' : ` (${f.extent} with dilation ${f.dilation})`}, that of the input ${f.input}${f.padding === 0 ? '' : ` + 2·${f.padding} = ${f.padded}`}. Use a kernel of at most ${f.mostKernel} or a padding of at least ${f.leastPadding}.`,
  'convolution/pooling-padding': (f: { padding: number; kernel: number; most: number }) =>
    `pooling can pad at most half its window, otherwise a window could lie in the padding alone; found padding ${f.padding} with a window of ${f.kernel}: use a padding of at most ${f.most}.`,
  'convolution/output-padding': (f: { found: number; most: number; stride: number; dilation: number }) =>
    `the output padding only chooses among the sizes that the stride steps over, so with stride ${f.stride} and dilation ${f.dilation} it is at most ${f.most}; found ${f.found}.`,
  'convolution/cut-off': (f: { padding: number; uncut: number; mostPadding: number }) =>
    f.mostPadding >= 0
      ? `a padding of ${f.padding} cuts away the whole output: without padding it is ${f.uncut} long. Use a padding of at most ${f.mostPadding}.`
      : `nothing is left of the output even without padding; use a larger input or kernel.`,
  'convolution/too-large': (f: { found: string }) =>
    `about ${f.found} is more than can be counted exactly (2^53 = 9007199254740992); use smaller sizes.`,
  'convolution/no-solution': (f: { unknown: string; direction: string; target: number; nearest: readonly string[] }) =>
    `no ${f.unknown} gives an output ${f.direction} of ${f.target}; ${
      f.nearest.length === 0
        ? 'none gives an output at all: change another size.'
        : `the nearest ${f.nearest.length === 1 ? 'is' : 'are'} ${f.nearest.join(' and ')}.`
    }`,
}

function describeField(field: string): string {
  const names: Readonly<Record<string, string>> = {
    batch: 'the number of images',
    channels: 'the number of channels',
    filters: 'the number of filters',
    groups: 'the number of groups',
    input: 'the size of the input',
    kernel: 'the size of the kernel',
    output: 'the size of the output',
    outputPadding: 'the output padding',
  }
  return names[field] ?? `the ${field}`
}

function listChoices(choices: readonly number[]): string {
  return choices.join(', ').replace(/, (\d+)$/, ' or $1')
}
