/** Building a likelihood: samples, the distribution and the model of its mean. */
export const likelihoodSentences = {
  'likelihood/no-samples': (_: object) =>
    'there are no samples yet; type pairs such as (0, 1), (1, 2), or one sample a line, or paste a CSV table with a header.',
  'likelihood/pairs': (f: { found: string }) =>
    `"${f.found}" is no sample; write every sample as a pair of numbers in brackets: (0, 1), (1, 2).`,
  'likelihood/separators': (f: { found: string }) =>
    `"${f.found}" has commas and semicolons; write decimals with a point, and samples one a line or in brackets: (0, 1), (1, 2).`,
  'likelihood/too-many': (f: { found: number; most: number }) =>
    `there are ${f.found} samples, but a likelihood is written out for at most ${f.most}; take a part of them, or give all of them to the training panel as its data.`,
  'likelihood/sample-length': (f: { row: number; found: number; expected: number }) =>
    `sample ${f.row} has ${f.found} ${f.found === 1 ? 'number' : 'numbers'}, but the first one has ${f.expected}; give every sample the same.`,
  'likelihood/one-column': (f: { column: string }) =>
    `the samples have the single column "${f.column}"; a model needs at least one input beside what is predicted, so add a column.`,
  'likelihood/support': (f: { distribution: string; row: number; found: string; expected: string; instead: string }) =>
    `sample ${f.row} has the target ${f.found}, which the ${f.distribution} distribution cannot produce: it needs ${f.expected}. ${f.instead}.`,
  'likelihood/one-class': (f: { found: string }) =>
    `every sample has the class ${f.found}; a categorical distribution needs at least two classes, so add samples of another one.`,
  'likelihood/open-input': (f: { name: string; columns: readonly string[] }) =>
    `the model uses "${f.name}", but no column of the samples has that name (there are ${f.columns.join(', ')}); rename the column, or give ${f.name} a value as in "${f.name} = 2".`,
  'likelihood/no-parameter': (_: object) =>
    'the model has no parameter, so there is nothing to fit; use a name such as w or b for what is to be learned.',
  'likelihood/model-node': (f: { id: string }) =>
    `there is no node "${f.id}" that could be the model; select the node of the graph that computes it.`,
  'likelihood/model-shape': (f: { found: string; expected: string; how: string }) =>
    `the model gives values of shape ${f.found}, but the samples need ${f.expected}: ${f.how}.`,
  'likelihood/name': (f: { name: string }) =>
    `"${f.name}" is the target, so the model cannot use it as an input; the model may only use the other columns.`,
  'likelihood/bare-name': (f: { name: string }) =>
    `the name "${f.name}" alone is no model; end with a formula over the columns, such as w*x + b.`,
  'likelihood/scale': (f: { name: string; found: string }) => `${f.name} is ${f.found}; it must be a number above 0.`,
}
