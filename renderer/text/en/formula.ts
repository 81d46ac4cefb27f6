export const formulaText = {
  formula: {
    title: 'Formulas',
    label: 'Formulas of the graph',
    placeholder: 'y = dot(sin(w), x); L = logistic_loss(y, l)',
    edit: 'Edit formulas',
    height: 'Height of the formulas',
  },
}
