/** Formulas that cannot be read or turned into a graph. The place is the offset and length of the characters concerned. */
export const formulaSentences = {
  'formula/empty': (_: object) => 'there is no formula; write one, for example y = dot(sin(w), x).',
  'formula/too-long': (f: { found: number; most: number }) =>
    `the text has ${f.found} characters; at most ${f.most} are read. Save large graphs as a file instead.`,
  'formula/too-deep': (f: { most: number }) =>
    `brackets, signs and powers are nested more than ${f.most} deep here; name a part of the formula and use the name.`,
  'formula/character': (f: { text: string }) =>
    `the character "${f.text}" has no meaning in a formula; remove it. Operators are + - * / @ ^ and ' for transposition.`,
  'formula/quote': (_: object) =>
    'the text that starts with this quotation mark never ends; close it on the same line.',
  'formula/expected': (f: { found: string; expected: string }) => `expected ${f.expected}; found ${f.found}.`,
  'formula/missing-operator': (f: { found: string }) =>
    `an operator is missing before ${f.found}; to multiply, write *. Formulas are separated by ; or a new line.`,
  'formula/unclosed': (f: { bracket: string; expected: string }) =>
    `the bracket "${f.bracket}" is never closed; add "${f.expected}".`,
  'formula/unopened': (f: { bracket: string }) =>
    `this "${f.bracket}" closes no bracket; remove it or add the opening one.`,
  'formula/target': (_: object) => 'only a name can stand to the left of "="; write for example y = sin(w).',
  'formula/unknown-op': (f: { name: string; nearest: string | null }) =>
    f.nearest === null
      ? `there is no op "${f.name}"; to multiply, write ${f.name} * (..). \`chainrule ops\` lists the library.`
      : `there is no op "${f.name}"; did you mean "${f.nearest}"?`,
  'formula/arguments': (f: { op: string; found: number; expected: string; attributes: readonly string[] }) =>
    `${f.op} takes ${f.expected}; found ${f.found}.` +
    (f.attributes.length === 0 ? '' : ` Attributes are given as name=value; the names are ${f.attributes.join(', ')}.`),
  'formula/port-by-name': (f: { op: string; name: string }) =>
    `"${f.name}" is an input of ${f.op}, not an attribute; give inputs by their position, without a name.`,
  'formula/attribute-twice': (f: { name: string }) => `the attribute "${f.name}" is given twice; keep one of them.`,
  'formula/not-constant': (f: { found: string }) =>
    `lists, values and attributes hold constants only, but ${f.found} is none. Write numbers, expressions such as pi/2, true, false or text in quotes.`,
  'formula/lengths': (f: { name: string }) =>
    `${f.name} takes the lengths of the axes as whole numbers, for example ${f.name}(3, 4).`,
  'formula/no-operand': (f: { found: string }) =>
    `${f.found} cannot be computed with; expected a name, a number, a list or an op.`,
  'formula/assigned-twice': (f: { name: string }) =>
    `"${f.name}" is assigned a second time; give each formula a name of its own.`,
  'formula/exists': (f: { name: string }) => `the graph already has a node "${f.name}"; choose another name.`,
  'formula/cycle': (f: { names: readonly string[] }) =>
    f.names.length === 1
      ? `"${f.names[0]}" is defined by itself; a computational graph must not run in a circle. Use another name on one side.`
      : `these names are defined by each other (${[...f.names, f.names[0]].join(' → ')}); a computational graph must not run in a circle.`,
  'formula/alias': (f: { name: string; other: string }) =>
    `"${f.name}" would only be a second name for "${f.other}"; use "${f.other}" instead.`,
}
