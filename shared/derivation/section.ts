/** A part of a worked solution. */
import type { StepDescription } from './step-description.ts'

export interface Section {
  readonly title: string
  /** Sentence before the steps, with TeX between dollar signs. */
  readonly introduction: string | null
  readonly steps: readonly StepDescription[]
}
