/** Values and attributes: what a student types into a node. */
export const valueSentences = {
  'value/expression': (f: { text: string; reason: string }) =>
    `"${f.text}" is not a constant: ${f.reason}. Write a number or an expression such as pi/2, -log(2) or 1e-3.`,
  'value/kind': (f: { found: string }) =>
    `a value is a number, a list of numbers, a constant expression in quotes, or {"shape", "data"}; found ${f.found}.`,
  'value/ragged': (f: { path: string; found: string; expected: string }) =>
    `the rows of a list must be equally long; ${f.path} is ${f.found} where ${f.expected} was expected.`,
  'value/too-large': (f: { shape: string; entries: string }) =>
    `a value of shape ${f.shape} would hold ${f.entries} numbers; at most 2^27 = 134217728 are allowed. Use a smaller shape.`,
  'value/data-length': (f: { shape: string; expected: number; found: number }) =>
    `shape ${f.shape} needs ${f.expected} numbers, but "data" holds ${f.found}.`,
  'value/shape': (f: { found: string }) => `"shape" must be a list of whole numbers, none negative; found ${f.found}.`,
  'value/random': (f: { field: string; found: string; expected: string }) =>
    `"${f.field}" of a random value must be ${f.expected}; found ${f.found}.`,
  'attribute/unknown': (f: { name: string; op: string; known: readonly string[] }) =>
    f.known.length === 0
      ? `${f.op} has no attributes, but "${f.name}" was given; remove it.`
      : `${f.op} has no attribute "${f.name}"; it knows ${f.known.join(', ')}.`,
  'attribute/missing': (f: { name: string; op: string; expected: string }) =>
    `${f.op} needs its attribute "${f.name}": ${f.expected}.`,
  'attribute/kind': (f: { found: string; expected: string }) => `expected ${f.expected}; found ${f.found}.`,
}
