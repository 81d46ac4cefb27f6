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
  'shape/repeated-axis': (f: { op: string; axis: number }) => `${f.op} was given axis ${f.axis} twice; name each axis once.`,
  'shape/empty': (f: { op: string; shape: string }) =>
    `${f.op} would have no entry to work on: the shape ${f.shape} contains a 0.`,
  'shape/window': (f: { op: string; kernel: string; input: string; padding: string }) =>
    `${f.op} cannot place a ${f.kernel} kernel on a ${f.input} input with padding ${f.padding}: the kernel is larger. Use a smaller kernel or more padding.`,
  'shape/too-large': (f: { op: string; shape: string; entries: string }) =>
    `the result of ${f.op} would have shape ${f.shape}, that is ${f.entries} numbers; at most 2^27 = 134217728 are allowed. Use smaller shapes.`,
}
