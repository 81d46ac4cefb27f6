/** What goes with a worked solution. */
import type { Scene } from '../scene/picture.ts'
import type { FigureOptions } from './figure-options.ts'
import type { Report } from './report.ts'

export interface SolutionOptions extends Pick<FigureOptions, 'embed' | 'theme' | 'letters'> {
  /** The graph, drawn above the solution: one picture, or its parts in the order of the computation. */
  readonly figures?: readonly Scene[]
  /** Hears which equation is being written. */
  readonly report?: Report
}
