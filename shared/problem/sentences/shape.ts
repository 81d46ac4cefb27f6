/** Shapes that do not fit: the facts carry shapes as they are written, for example `[2, 3]`. */
export const shapeSentences = {
  'shape/broadcast': (f: { op: string; shapes: readonly string[] }) =>
    `${f.op} cannot combine the shapes ${f.shapes.join(' and ')}: aligned from the right, each pair of lengths must be equal or contain a 1.`,
  'shape/rank': (f: { op: string; port: string; found: string; expected: string }) =>
    `${f.op} expects ${f.port} to be ${f.expected}; found shape ${f.found}.`,
  'shape/mismatch': (f: { op: string; found: string; expected: string }) =>
    `${f.op} expects ${f.expected}; found ${f.found}.`,
  'shape/axis': (f: { op: string; axis: number; shape: string; rank: number }) =>
    f.rank === 0
      ? `${f.op} was given axis ${f.axis}, but its input is a single number without axes.`
      : `${f.op} was given axis ${f.axis}, but shape ${f.shape} has axes ${-f.rank} to ${f.rank - 1}.`,
  'shape/repeated-axis': (f: { op: string; axis: number }) =>
    `${f.op} was given axis ${f.axis} twice; name each axis once.`,
  'shape/empty': (f: { op: string; shape: string }) =>
    `${f.op} would have no entry to work on: the shape ${f.shape} contains a 0.`,
  'shape/window': (f: { op: string; kernel: string; input: string; padding: string }) =>
    `${f.op} cannot place a ${f.kernel} kernel on a ${f.input} input with padding ${f.padding}: the kernel is larger. Use a smaller kernel or more padding.`,
  'shape/channels': (f: { op: string; found: number; filters: string; each: number; groups: number }) =>
    `${f.op} finds ${f.found} ${f.found === 1 ? 'channel' : 'channels'} in x, but filters of shape ${f.filters} ${
      f.groups === 1
        ? `expect ${f.each}`
        : `in ${f.groups} groups expect ${f.groups} × ${f.each} = ${f.groups * f.each}`
    }; change one of them.`,
  'shape/groups': (f: { op: string; count: number; what: string; groups: number }) =>
    `${f.op} cannot split ${f.count} ${f.what} into ${f.groups} equal groups; choose groups so that it divides ${f.count}.`,
  'shape/output-padding': (f: { op: string; found: string; stride: string; dilation: string }) =>
    `${f.op} needs an output_padding smaller than the stride or the dilation, because it only chooses among the sizes the stride steps over; found ${f.found} with stride ${f.stride} and dilation ${f.dilation}.`,
  'shape/transposed-size': (f: { op: string; input: string; output: string; padding: string }) =>
    `${f.op} would make an image of size ${f.output} from a ${f.input} input with padding ${f.padding}: padding is cut off the result. Use less padding or a larger kernel.`,
  'shape/pooling-padding': (f: { op: string; padding: string; kernel: string }) =>
    `${f.op} can pad at most half its kernel, otherwise a window could lie in the padding alone; found padding ${f.padding} with a ${f.kernel} kernel.`,
  'shape/too-large': (f: { op: string; shape: string; entries: string }) =>
    `the result of ${f.op} would have shape ${f.shape}, that is ${f.entries} numbers; at most 2^27 = 134217728 are allowed. Use smaller shapes.`,
  'shape/reshape': (f: { from: string; to: string; entries: number }) =>
    `reshape cannot arrange the ${f.entries} numbers of shape ${f.from} as ${f.to}: the lengths must multiply to ${f.entries}.`,
  'shape/reshape-open': (f: { to: string; open: number }) =>
    f.open > 1
      ? `reshape can work out one length by itself, but ${f.to} leaves ${f.open} open; write -1 once.`
      : `reshape cannot work out the -1 in ${f.to}: without numbers any length would do; write the length.`,
  'shape/new-axis': (f: { op: string; axis: number; rank: number }) =>
    `${f.op} was given axis ${f.axis}, but its result has axes ${-f.rank} to ${f.rank - 1}.`,
  'shape/concat': (f: { axis: number; shapes: readonly string[] }) =>
    `concat joins along axis ${f.axis}, so all other lengths must agree; found the shapes ${f.shapes.join(' and ')}.`,
  'shape/per-axis': (f: { op: string; attribute: string; found: number; shape: string; rank: number }) =>
    `${f.op} needs one entry per axis in "${f.attribute}": shape ${f.shape} has ${f.rank}, but ${f.found} ${f.found === 1 ? 'is' : 'are'} given.`,
  'shape/step': (f: { op: string; axis: number }) =>
    `${f.op} was given step 0 on axis ${f.axis}; use 1 for every entry, 2 for every second, -1 to go backwards.`,
  'shape/broadcast-to': (f: { from: string; to: string }) =>
    `broadcast_to cannot stretch shape ${f.from} to ${f.to}: aligned from the right, each length must stay or be 1 before.`,
}
