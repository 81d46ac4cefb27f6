import type { Document } from '../shared/document/document.ts'
import { DEFAULT_LEARNING_RATE } from '../shared/engine/optimizer.ts'

/** What the command line says, else the file, else 0.5. */
export function chooseLearningRate({ training }: Document, given: number | undefined): number {
  return given ?? training?.learningRate ?? DEFAULT_LEARNING_RATE
}
