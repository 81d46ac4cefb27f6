/** Writing figures, solutions and scripts, and opening them again. */
export const exportSentences = {
  'export/stopped': () => 'the export was stopped; nothing was saved.',
  'export/nothing-selected': () =>
    'nothing is selected; close this dialog and select the nodes for the figure, or draw the whole graph.',
  'export/failed': (f: { format: string; reason: string }) =>
    `${f.format} could not be written (${f.reason}); a smaller figure may help.`,
  'export/too-many-frames': (f: { count: number; most: number }) =>
    `the solution has ${f.count} steps, and at most ${f.most} pictures are made of one; draw the figure or write the worked solution instead.`,
  'export/labels-omitted': (f: { count: number; edges: string }) =>
    `there was no room for ${f.count === 1 ? 'the label of the wire' : `the labels of ${f.count} wires`} ${f.edges} that covers nothing else; move the nodes apart or tidy up the graph, or switch layers off.`,
  'export/letters-pictured': (f: { characters: string }) =>
    `the font of figures has no ${f.characters}; in this file they are pictures made with a font of this computer, so they cannot be searched or copied; SVG keeps them as text.`,
  'export/letters-lacking': (f: { characters: string }) =>
    `no font at hand has ${f.characters}; an empty frame stands for each of them; export SVG, which keeps them as text, or install a font that has them.`,
  'export/letters-text': (f: { characters: string; instead: string }) =>
    `the font of figures has no ${f.characters}; they stay text, which looks as the fonts of its reader have it; ${f.instead} draws them with the fonts of this computer.`,
  'export/letters-latex': (f: { characters: string }) =>
    `pdfLaTeX has no letters for ${f.characters} and shows their numbers in small boxes; compile with XeLaTeX or LuaLaTeX to see the letters.`,
  'export/clipboard': (f: { reason: string }) =>
    `the clipboard could not be written (${f.reason}); export a file instead.`,
  'export/no-graph': (f: { name: string }) =>
    `"${f.name}" holds no graph; a figure can be opened again only if it was exported with the graph inside.`,
}
