export const formulaText = {
  formula: {
    title: 'Formulas',
    explanation:
      'One statement a line or after a semicolon. Names that are not defined become inputs or parameters and keep the values they have.',
    label: 'Formulas of the graph',
    placeholder: 'y = dot(sin(w), x); L = logistic_loss(y, l)',
    apply: 'Build graph',
    cancel: 'Cancel',
    undo: 'Undo brings the present graph back.',
  },
}
