/** A loss that grew without end, and the parameter with the largest gradient. */
export interface Diverged {
  readonly epoch: number
  readonly step: number
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly id: string
  readonly norm: string
}

/** Training runs. */
export const trainingSentences = {
  'training/mixed-batch': (f: { batched: readonly string[]; single: readonly string[] }) =>
    `the inputs ${f.batched.join(', ')} take a whole batch, but ${f.single.join(', ')} only one sample at a time; set "batch": true on all inputs bound to columns or on none.`,
  'training/initialiser': (f: { found: string }) =>
    `a parameter starts as typed, zero, constant, equal, normal, xavier or he, for example {"kind": "normal", "scale": 0.1}; found ${f.found}.`,
  'training/no-training-rows': (f: { rows: number; validation: number }) =>
    `of ${f.rows} ${f.rows === 1 ? 'row' : 'rows'}, ${f.validation} would be kept for validation and none be left to train on; keep a smaller share or add data.`,
  'training/no-column': (f: { id: string }) =>
    `"${f.id}" cannot be standardised, because no column fills it; switch that off or bind a column to it.`,
  'training/no-feature': (_: object) =>
    'the graph has no input that the data could go into; add an input node, such as x.',
  'training/width': (f: { found: number; made: number; inputs: readonly string[] }) =>
    `these samples have ${f.made} ${f.made === 1 ? 'number' : 'numbers'} each, but the inputs ${f.inputs.join(', ')} take ${f.found}; choose other data or change the shape of the input.`,
  'training/small': (f: { rows: number; batch: number }) =>
    `the data has ${f.rows} ${f.rows === 1 ? 'row' : 'rows'}, fewer than the batch of ${f.batch}, so every step uses all of them.`,
  'training/one-class': (f: { id: string; label: string }) =>
    `every row has the same class, "${f.id}" = ${f.label}, so the model can only learn to answer that; add rows of another class.`,
  'training/not-finite': (f: { loss: string; epoch: number; step: number; id: string; op: string; value: string }) =>
    `the loss became ${f.loss} in epoch ${f.epoch}, step ${f.step}: it began at the node "${f.id}" (${f.op}), which is ${f.value}. Try a smaller learning rate or clip the gradient, and check the data for very large numbers.`,
  'training/gradient-not-finite': (f: { epoch: number; step: number; id: string; value: string }) =>
    `the gradient of "${f.id}" became ${f.value} in epoch ${f.epoch}, step ${f.step}, although the loss is a number; look for a root, a quotient or a logarithm at 0.`,
  'training/diverged': (f: Diverged) =>
    `the run diverges: by epoch ${f.epoch}, step ${f.step} the loss has grown from ${f.from} to ${f.to}, high after high. The gradient is largest at the node "${f.id}" (norm ${f.norm}), where steps with α = ${f.rate} overshoot. Choose a smaller α or clip the gradient; to watch it grow, switch off "Stop at divergence".`,
  'training/no-start': (f: { loss: string; id: string; op: string; value: string }) =>
    `the loss is ${f.loss} before the first step: the node "${f.id}" (${f.op}) is ${f.value}. Check the initial values and the data.`,
  'training/no-rows': (_: object) => 'the data has no rows to train on; add at least one line below the header.',
}
