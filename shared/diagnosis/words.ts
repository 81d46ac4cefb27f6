/** What a diagnosis says. */
import type { Language } from '../language/language.ts'
import { formatNumber } from '../notation/number.ts'
import { czech } from './czech.ts'
import type { Pattern } from './diagnose.ts'
import type { CauseId, RemedyId } from './remedies.ts'
import type { Evidence } from './rules.ts'

const number = (value: number) => formatNumber(value, { decimals: 3 })
const percent = (share: number) => `${formatNumber(100 * share, { decimals: 2 })} %`

type Describe = (evidence: { readonly at: string; readonly to: string; readonly value: number }) => string

const evidence: Readonly<Record<Evidence['kind'], Describe>> = {
  'not-finite': ({ at, value }) => `the loss is ${String(value)} at ${at}`,
  growth: ({ at, to, value }) =>
    `the loss grows by the factor ${number(value)} from point to point between ${at} and ${to}` +
    (value > 1 && value < 1e3
      ? ` (${number(value)} = ${number(Math.sqrt(value))}², so each step overshoots by the factor ${number(Math.sqrt(value))})`
      : ''),
  turn: ({ at, value }) => `validation is lowest at ${at} (${number(value)}) and rises from there on`,
  slope: ({ value }) => `only ${percent(value)} of the loss is gone at the end`,
  constant: ({ value }) => `the loss stays at ${number(value)} from the first point to the last`,
  'gradient-zero': ({ value }) => `the gradient has the norm ${number(value)}: there is nothing to descend along`,
  'update-large': ({ value }) =>
    `every step moves the weights by ${percent(value)} of their size and still the loss stays: they jump to and fro`,
  level: ({ at, value }) => `from ${at} on the loss stays around ${number(value)}`,
  wobble: ({ value }) => `it goes up and down there by ${percent(value)} of that level`,
  gap: ({ value }) => `at the end validation lies ${number(value)} above training`,
  noise: ({ value }) => `single points go up and down by ${percent(value)} of the level`,
  trend: ({ value }) => `the slope at the end is ${number(value)} times the slope at the start`,
  period: ({ value }) => `a spike comes every ${number(value)}`,
  peak: ({ at, value }) => `the loss jumps to ${number(value)} at ${at}`,
  recovery: ({ at }) => `it is back by ${at}`,
  fall: ({ value }) => `${percent(value)} of the loss is gone at the end`,
}

const patterns: Readonly<Record<Pattern, { readonly title: string; readonly meaning: string }>> = {
  divergence: { title: 'Divergence', meaning: 'The loss grows instead of falling: the steps are too large.' },
  slow: {
    title: 'Very slow descent',
    meaning: 'The loss falls almost along a straight line: the steps are too small.',
  },
  flat: { title: 'Flat from the start', meaning: 'Nothing is learned: no useful gradient reaches the weights.' },
  limit: {
    title: 'Oscillation at the stability limit',
    meaning:
      'The weights jump from one side of the valley to the other at the same height: α is exactly 2 divided by the curvature.',
  },
  plateau: {
    title: 'Falls, then oscillates at a high level',
    meaning: 'The steps are too large to settle in the valley.',
  },
  overfitting: {
    title: 'Overfitting',
    meaning: 'Training goes on to fall while validation rises: the rows are learned by heart.',
  },
  underfitting: { title: 'Underfitting', meaning: 'The loss has settled, but high: the model cannot do better.' },
  noisy: {
    title: 'Noisy, but falling',
    meaning: 'The loss of single batches goes up and down around a trend that is fine.',
  },
  spikes: { title: 'Periodic spikes', meaning: 'The same bad rows come back at the same place of every epoch.' },
  jump: { title: 'Sudden jump, then recovery', meaning: 'One step went far astray, and training found its way back.' },
  healthy: { title: 'Healthy', meaning: 'The loss falls quickly and settles low. Nothing needs to be done.' },
}

const causes: Readonly<Record<CauseId, string>> = {
  'rate-too-large':
    'The learning rate is too large: above 2 / curvature every step lands further away than it came from.',
  'exploding-gradient': 'Gradients explode: a steep place or a deep chain multiplies them.',
  'inputs-not-normalised': 'Inputs are large or of very different sizes, which makes the loss steep.',
  'numbers-not-finite': 'A logarithm of 0, a division by 0 or an overflow; or such a number among the data.',
  'rate-at-limit':
    'The learning rate is at the stability limit 2 / curvature: every step jumps across the valley to the same height.',
  'rate-too-small': 'The learning rate is too small.',
  'zero-gradient': 'The gradient is zero: all weights start at zero, or their start is symmetric.',
  'dead-units': 'Units are dead (ReLU below 0) or saturated (sigmoid, tanh far from 0).',
  'no-path': 'The parameters are frozen, or no path leads from them to the loss.',
  'rate-too-large-to-settle': 'The learning rate is too large to settle at the bottom.',
  'local-plateau': 'The weights are caught on a plateau or in a narrow valley.',
  'model-too-large': 'The model has more freedom than the data can hold.',
  'too-few-rows': 'There are too few rows, or they are noisy.',
  'model-too-small': 'The model is too small, or of the wrong kind, for these data.',
  'too-few-steps': 'It was not trained long enough.',
  'batch-too-small': 'The batches are small, so each shows another loss.',
  'rows-in-order': 'The rows come in the same order in every epoch.',
  'bad-rows': 'Some rows are wrong or very different from the others.',
  'one-bad-batch': 'A single batch held a bad row.',
  cliff: 'The weights came to a steep place, where one step is too long.',
}

const remedies: Readonly<Record<RemedyId, { readonly title: string; readonly why: string }>> = {
  'smaller-rate': { title: 'Smaller α', why: 'shorter steps land inside the valley' },
  'larger-rate': { title: 'α times 10', why: 'the slope allows longer steps' },
  clip: { title: 'Clip the gradient at 1', why: 'no single step can be long' },
  normalise: {
    title: 'Standardise the inputs',
    why: 'in the data section; the loss becomes equally steep in all directions',
  },
  adam: { title: 'Adam', why: 'it fits the step to every weight by itself' },
  momentum: { title: 'Momentum 0.9', why: 'steps in the same direction add up' },
  'random-weights': { title: 'Random initial weights', why: 'different starts break the symmetry' },
  'other-activation': { title: 'Another activation', why: 'leaky ReLU or tanh near 0 let the gradient through' },
  'check-graph': { title: 'Check the graph', why: 'a parameter may be frozen or lead nowhere' },
  'decay-rate': { title: 'Decay α (cosine)', why: 'long steps first, short ones to settle' },
  'stop-early': { title: 'Stop where validation turns', why: 'what comes later is learned by heart' },
  'weight-decay': { title: 'Weight decay 0.01', why: 'small weights cannot follow every point' },
  'more-data': { title: 'More data', why: 'what holds for many rows is no accident' },
  'smaller-model': { title: 'A smaller model', why: 'it has no room to learn rows by heart' },
  'larger-model': { title: 'A larger model', why: 'more units or another op can bend where this one cannot' },
  'train-longer': { title: 'Five times the epochs', why: 'perhaps it is only not done yet' },
  'larger-batch': { title: 'Batches 8 times as large', why: 'the mean of more rows is less noisy' },
  shuffle: { title: 'Shuffle the rows', why: 'bad rows are spread over different batches' },
  'inspect-data': { title: 'Look at the rows', why: 'the ones at the peak may be wrong' },
}

const english = {
  patterns,
  evidence,
  causes,
  remedies,
  /** Of a diagnosis as lines of text. */
  report: {
    point: 'point',
    causes: 'Causes, the most likely first:',
    remedies: 'Remedies:',
    also: (titles: string) => `It might also be: ${titles}.`,
  },
  unclear: {
    'few-points': 'There are too few points to judge; at least 8 are needed. Train longer.',
    'no-pattern': 'No known pattern fits this curve, so nothing is said about it. More steps may make it clearer.',
  },
}

export type DiagnosisWords = typeof english

const CATALOGUES: Readonly<Record<Language, DiagnosisWords>> = { en: english, cs: czech }

export const diagnosisWords = (language: Language): DiagnosisWords => CATALOGUES[language]

/** The sentence of one piece of evidence; `unit` is `step` or `epoch`. */
export function describeEvidence(
  { kind, at, to, value }: Evidence,
  unit: string,
  words: DiagnosisWords = english,
): string {
  const place = (where: number) => `${unit} ${number(where)}`
  return words.evidence[kind]({ at: place(at), to: place(to ?? at), value })
}
