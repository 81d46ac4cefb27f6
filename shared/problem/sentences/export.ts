/** Writing figures, solutions and scripts, and opening them again. */
export const exportSentences = {
  'export/nothing-selected': () =>
    'nothing is selected; close this dialog and select the nodes for the figure, or draw the whole graph.',
  'export/no-graph': (f: { name: string }) =>
    `"${f.name}" holds no graph; a figure can be opened again only if it was exported with the graph inside.`,
}
