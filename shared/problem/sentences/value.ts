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
  'value/pasted-number': (f: { found: string }) =>
    `"${f.found}" is not a number; pasted values hold numbers or constants such as pi/2.`,
  'value/pasted-cell': (f: { row: number; column: number; found: string }) =>
    f.found === ''
      ? `row ${f.row}, column ${f.column} is empty; every cell needs a number.`
      : `row ${f.row}, column ${f.column} is "${f.found}", which is not a number; leave headings and units out.`,
  'value/pasted-ragged': (f: { row: number; found: number; expected: number }) =>
    `row ${f.row} has ${f.found} cells where the first has ${f.expected}; all rows must be equally long.`,
  'value/pasted-unclosed': (_: object) => 'a bracket of the pasted value is never closed; copy all of it.',
  'value/pasted-shortened': (_: object) =>
    'the value was printed with "..." in place of numbers; print all of it, for example with threshold=inf.',
  'value/bare-list': (f: { found: string; decimal: string | null; list: string }) =>
    f.decimal === null
      ? `"${f.found}" is several numbers; write the list ${f.list}.`
      : `"${f.found}" may be one number or two; write the number ${f.decimal} or the list ${f.list}.`,
  'attribute/unknown': (f: { name: string; op: string; known: readonly string[] }) =>
    f.known.length === 0
      ? `${f.op} has no attributes, but "${f.name}" was given; remove it.`
      : `${f.op} has no attribute "${f.name}"; it knows ${f.known.join(', ')}.`,
  'attribute/missing': (f: { name: string; op: string; expected: string }) =>
    `${f.op} needs its attribute "${f.name}": ${f.expected}.`,
  'attribute/kind': (f: { found: string; expected: string }) => `expected ${f.expected}; found ${f.found}.`,
}
