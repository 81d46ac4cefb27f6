import { describeCircle } from './circle.ts'

/** Files and edits. What keeps a file from opening says what to do; the rest opens and is kept as it was found. */
export const documentSentences = {
  'document/empty': () =>
    'the file is empty; a graph file holds {"format": "chainrule/graph", "version": 1, "nodes": [..]}.',
  'document/syntax': (f: { expected: string; found: string; hint: string | null }) =>
    `this is not JSON: expected ${f.expected}, found ${f.found}${f.hint === null ? '' : ` (${f.hint})`}.`,
  'document/repeated-key': (f: { key: string }) =>
    `"${f.key}" stands twice in the same object; the last one is used. Remove the other.`,
  'document/too-long': (f: { found: number; most: number }) =>
    `the file has ${f.found} characters; at most ${f.most} are read. Write large values as {"shape", "fill"} or {"shape", "random"}.`,
  'document/too-deep': (f: { most: number }) => `brackets are nested more than ${f.most} deep; no graph needs that.`,
  'document/too-many': (f: { what: string; found: number; most: number }) =>
    `there are ${f.found} ${f.what}; at most ${f.most} are read.`,
  'document/more': (f: { shown: number }) => `there are more than these ${f.shown} problems; correct these first.`,
  'document/format': (f: { found: string; expected: string }) =>
    `this is no graph of Chainrule: "format" is ${f.found} where "${f.expected}" was expected.`,
  'document/version': (f: { found: string; newest: number }) =>
    `"version" is ${f.found}; expected a whole number from 1 to ${f.newest}.`,
  'document/newer': (f: { found: number; newest: number }) =>
    `the file was written by a newer Chainrule (format version ${f.found}); this one reads versions up to ${f.newest}. Update Chainrule to open it.`,
  'document/missing': (f: { field: string; expected: string }) => `"${f.field}" is missing; expected ${f.expected}.`,
  'document/kind': (f: { found: string; expected: string }) => `expected ${f.expected}; found ${f.found}.`,
  'document/identifier': (f: { found: string }) =>
    `"${f.found}" is not a name for a node; a name is a letter or _ followed by letters, digits, _ or primes, for example w, x1 or h'.`,
  'document/unknown-field': (f: { field: string; nearest: string | null }) =>
    `this version does not know the field "${f.field}" and keeps it as it is${f.nearest === null ? '' : `. Perhaps "${f.nearest}" was meant`}.`,
  'document/unreadable-field': (f: { found: string; expected: string }) =>
    `expected ${f.expected}; found ${f.found}, which is kept in the file but has no effect.`,
  'document/name-taken': (f: { id: string }) => `another node is already called "${f.id}"; choose a different name.`,
  'document/paste': (f: { found: string }) =>
    `the clipboard holds ${f.found}, which is neither part of a graph nor a formula; copy nodes here, or a formula such as y = sin(x).`,
  'document/clipboard': (f: { reason: string }) =>
    `the clipboard could not be read (${f.reason}); paste with the keyboard instead.`,
  'document/no-ports': (f: { id: string; op: string }) =>
    `"${f.id}" is ${/^[aeio]/.test(f.op) ? 'an' : 'a'} ${f.op} and takes no inputs; draw the wire from it instead.`,
  'document/no-such-port': (f: { op: string; port: number; ports: number }) =>
    `${f.op} has ${f.ports} ${f.ports === 1 ? 'input' : 'inputs'}, counted from 0; there is no input ${f.port}.`,
  'document/circle': (f: { nodes: readonly string[] }) =>
    f.nodes.length === 1
      ? `a wire from "${f.nodes[0]}" to itself would be a circle; a computational graph must not have one.`
      : `this wire would close the circle ${describeCircle(f.nodes)}; a computational graph must not have one.`,
}
