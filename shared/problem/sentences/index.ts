/** The catalogue of everything that can go wrong, one file per area; the key is the problem's permanent code. */
import { commandSentences } from './command.ts'
import { diagnosisSentences } from './diagnosis.ts'
import { convolutionSentences } from './convolution.ts'
import { derivationSentences } from './derivation.ts'
import { documentSentences } from './document.ts'
import { exportSentences } from './export.ts'
import { formulaSentences } from './formula.ts'
import { graphSentences } from './graph.ts'
import { dataSentences } from './data.ts'
import { insightSentences } from './insight.ts'
import { hostSentences } from './host.ts'
import { likelihoodSentences } from './likelihood.ts'
import { rewriteSentences } from './rewrite.ts'
import { shapeSentences } from './shape.ts'
import { trainingSentences } from './training.ts'
import { typesetSentences } from './typeset.ts'
import { valueSentences } from './value.ts'

export const sentences = {
  ...valueSentences,
  ...shapeSentences,
  ...convolutionSentences,
  ...insightSentences,
  ...graphSentences,
  ...documentSentences,
  ...exportSentences,
  ...formulaSentences,
  ...dataSentences,
  ...hostSentences,
  ...commandSentences,
  ...typesetSentences,
  ...trainingSentences,
  ...diagnosisSentences,
  ...derivationSentences,
  ...rewriteSentences,
  ...likelihoodSentences,
}

export type Sentences = typeof sentences
