/** Rewriting a graph by rules. */
export const rewriteSentences = {
  'rewrite/gone': (f: { rule: string }) =>
    `“${f.rule}” no longer applies here, since the graph was edited; open the list of steps again.`,
  'rewrite/fails': (f: { rule: string }) =>
    `“${f.rule}” was not applied: on random parameters the result differs from what the rule promises. Check that logarithms are only taken of positive numbers.`,
  'rewrite/endless': (f: { rule: string }) =>
    `the simplification did not come to an end at “${f.rule}”; apply the rules one at a time with Simplify.`,
}
