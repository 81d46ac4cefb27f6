/** Writing figures, solutions and scripts, and opening them again. */
export const exportSentences = {
  'export/nothing-selected': () =>
    'nothing is selected; close this dialog and select the nodes for the figure, or draw the whole graph.',
  'export/failed': (f: { format: string; reason: string }) =>
    `${f.format} could not be written (${f.reason}); a smaller figure may help.`,
  'export/too-many-frames': (f: { count: number; most: number }) =>
    `the solution has ${f.count} steps, and at most ${f.most} pictures are made of one; draw the figure or write the worked solution instead.`,
  'export/clipboard': (f: { reason: string }) =>
    `the clipboard could not be written (${f.reason}); export a file instead.`,
  'export/no-graph': (f: { name: string }) =>
    `"${f.name}" holds no graph; a figure can be opened again only if it was exported with the graph inside.`,
}
