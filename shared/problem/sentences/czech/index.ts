/** The catalogue in Czech. A sentence that is missing here is said in English; a test lists those. */
import type { Sentences } from '../index.ts'
import { czechConvolutions } from './convolutions.ts'
import { czechDerivationSentences } from './derivation.ts'
import { czechFiles } from './files.ts'
import { czechInsights } from './insights.ts'
import { czechFormulas } from './formulas.ts'
import { czechGraphs } from './graphs.ts'
import { czechModels } from './models.ts'
import { czechValues } from './values.ts'

export const czechSentences: Partial<Sentences> = {
  ...czechValues,
  ...czechModels,
  ...czechGraphs,
  ...czechConvolutions,
  ...czechInsights,
  ...czechFormulas,
  ...czechFiles,
  ...czechDerivationSentences,
}
