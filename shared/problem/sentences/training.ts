/** Training runs. */
export const trainingSentences = {
  'training/mixed-batch': (f: { batched: readonly string[]; single: readonly string[] }) =>
    `the inputs ${f.batched.join(', ')} take a whole batch, but ${f.single.join(', ')} only one sample at a time; set "batch": true on all inputs bound to columns or on none.`,
  'training/no-rows': (_: object) => 'the data has no rows to train on; add at least one line below the header.',
}
