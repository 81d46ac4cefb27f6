/** What the window works with: the host it runs in and the calls that run elsewhere. Tests provide their own. */
import type { Host } from '../../shared/host/contract.ts'
import type { Arrange } from '../worker/arrange.ts'
import type { Compute } from '../worker/compute.ts'
import type { Explain } from '../worker/explain.ts'
import type { Insights } from '../worker/insights.ts'
import type { Picture } from '../worker/picture.ts'
import type { Rewrite } from '../worker/rewrite.ts'
import type { Remote } from '../worker/rpc.ts'
import type { Stoppable } from '../worker/stoppable.ts'
import type { TrainingService } from '../worker/training.ts'

export interface Services {
  readonly host: Host
  readonly compute: Remote<Compute>
  readonly arrange: Remote<Arrange>
  readonly training: Remote<TrainingService>
  readonly explain: Remote<Explain>
  readonly rewrite: Remote<Rewrite>
  readonly insights: Stoppable<Insights>
  readonly picture: Stoppable<Picture>
}

let provided: Services | null = null

export function provideServices(services: Services): void {
  provided = services
}

export function services(): Services {
  if (provided === null) throw new Error('The window was started without its services.')
  return provided
}
