/** What only the command line can meet: files by name, and what a run found out. */
import type { Diverged } from './training.ts'

export const commandSentences = {
  'command/no-file': (f: { file: string }) => `there is no file "${f.file}"; check the name and the folder.`,
  'command/no-folder': (f: { file: string }) =>
    `"${f.file}" cannot be written, because its folder does not exist; create the folder first.`,
  'command/not-text': (f: { file: string }) => `"${f.file}" is not a text file in UTF-8.`,
  'command/terminal': (f: { format: string }) =>
    `a ${f.format} file is no text for a terminal; name a file with -o or redirect standard output.`,
  'command/output-cut': (f: { reason: string }) =>
    `the result did not fit through standard output (${f.reason}); what arrived is not whole. Name a file with -o, which is written whole or not at all.`,
  'command/over-graph': (f: { file: string }) =>
    `"${f.file}" is the graph itself, and what is written holds less than it; name another file with -o.`,
  'command/no-frames': (f: { format: string }) => `${f.format} has no step frames; choose --to svg, png, pdf or tikz.`,
  'command/one-array': (f: { formats: string }) =>
    `npy holds one array and npz all of them; name a node or a wire for npy, leave the name out for npz, or choose ${f.formats}.`,
  'command/no-numbers': (f: { name: string; loss: string | null }) =>
    `there are no such numbers of ${f.name}: ${f.loss === null ? 'the graph has no loss; set one to get gradients' : `${f.loss} does not depend on it, or its Jacobian is larger than 4,096 entries`}.`,
  'command/frames-unnamed': (f: { format: string }) =>
    `step frames in ${f.format} are many files; name a folder or a file with -o, such as -o steps.${f.format} for steps-01.${f.format}, steps-02.${f.format}, ..`,
  'command/gradient': (f: {
    id: string
    difference: string
    entry: number
    analytic: string
    numeric: string
    limit: string
  }) =>
    `the gradient of "${f.id}" differs from central differences by ${f.difference} (at most ${f.limit} is allowed): entry ${f.entry} is ${f.analytic} by the chain rule and ${f.numeric} by differences. Perhaps there is a kink nearby.`,
  'command/no-data': (f: { file: string }) =>
    `the graph "${f.file}" carries no training data; name a CSV file with the samples.`,
  'command/diverged': (f: { loss: string; when: string }) =>
    `the loss became ${f.loss} in ${f.when}; no graph was written. Try a smaller learning rate (--lr), and check the data for very large numbers.`,
  'command/diverged-at': (f: { loss: string; epoch: number; step: number; id: string; op: string; value: string }) =>
    `the loss became ${f.loss} in epoch ${f.epoch}, step ${f.step}; no graph was written. It began at the node "${f.id}" (${f.op}), which is ${f.value}. Try a smaller learning rate (--lr), and check the data for very large numbers.`,
  'command/grown': (f: Diverged) =>
    `the run diverges: by epoch ${f.epoch}, step ${f.step} the loss has grown from ${f.from} to ${f.to}, high after high; no graph was written. The gradient is largest at the node "${f.id}" (norm ${f.norm}), where steps with α = ${f.rate} overshoot. Try a smaller learning rate (--lr) or --clip; --keep-going trains on regardless.`,
  'command/no-start': (f: { loss: string }) =>
    `the loss is ${f.loss} before the first step, so there is nothing to descend from; check the values and the data.`,
}
