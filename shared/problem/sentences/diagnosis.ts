/** Loss curves from elsewhere that cannot be read. */
export const diagnosisSentences = {
  'diagnosis/no-loss': (f: { columns: readonly string[] }) =>
    `no column holds the loss; name one "loss" (and, where there is one, another "validation"). Found ${f.columns.join(', ')}.`,
  'diagnosis/no-number': (f: { column: string; found: string }) =>
    `column "${f.column}" holds "${f.found}", which is not a number; Infinity and NaN, too, may stand there, and cells may be empty.`,
}
