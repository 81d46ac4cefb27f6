/** Tables of samples: what a CSV file gets wrong, and columns that fit no input of the graph. */
export const dataSentences = {
  'data/empty': (_: object) => 'the table is empty; its first line must name the columns, for example x,y.',
  'data/no-header': (f: { found: string }) =>
    `the first line must name the columns, but "${f.found}" is a number; add a line such as x,y above the data.`,
  'data/no-name': (f: { column: number }) => `column ${f.column} has no name; name it after an input of the graph.`,
  'data/duplicate-column': (f: { column: string }) => `two columns are called "${f.column}"; keep one of them.`,
  'data/ragged': (f: { found: number; expected: number }) =>
    `this line has ${f.found} ${f.found === 1 ? 'cell' : 'cells'} where the header has ${f.expected}; give every column a number.`,
  'data/missing-cell': (f: { column: string }) =>
    `the cell of column "${f.column}" is empty; write a number or remove the line.`,
  'data/text-cell': (f: { column: string; found: string }) =>
    `column "${f.column}" holds "${f.found}", which is not a number; write numbers such as 1.5 or -2e-3.`,
  'data/quote': (_: object) => 'a quotation mark is opened and never closed, or stands inside a cell; remove it.',
  'data/too-large': (f: { rows: number; columns: number }) =>
    `the table has ${f.rows} lines and ${f.columns} columns; at most 2^27 = 134217728 cells are read. Use fewer lines.`,
  'data/unknown-column': (f: { column: string; nearest: string | null; inputs: readonly string[] }) =>
    `no input of the graph fits the column "${f.column}"; ${suggest(f)} Rename or remove the column.`,
  'data/not-an-input': (f: { column: string; id: string; op: string }) =>
    `the column "${f.column}" names the ${f.op} "${f.id}", but data goes into inputs only; rename or remove the column.`,
  'data/whole-tensor': (f: { column: string; shape: string; example: string }) =>
    `the input "${f.column}" has shape ${f.shape}, so each of its entries needs a column of its own: ${f.example}.`,
  'data/index': (f: { column: string; id: string; shape: string }) =>
    `the column "${f.column}" points outside the input "${f.id}", which has shape ${f.shape}; indices count from 0.`,
  'data/entry-twice': (f: { column: string; other: string }) =>
    `the columns "${f.other}" and "${f.column}" fill the same entry; keep one of them.`,
  'data/missing-entry': (f: { id: string; shape: string; column: string }) =>
    `the input "${f.id}" has shape ${f.shape}, but there is no column "${f.column}"; give every entry a column.`,
  'data/unbound': (f: { id: string }) =>
    `the input "${f.id}" has no value and no column; add a column "${f.id}" or give it a value.`,
}

function suggest({ nearest, inputs }: { nearest: string | null; inputs: readonly string[] }): string {
  if (nearest !== null) return `did you mean "${nearest}"?`
  return inputs.length === 0 ? 'the graph has no inputs.' : `its inputs are ${inputs.join(', ')}.`
}
