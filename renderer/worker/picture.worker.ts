import { createPicture } from './picture.ts'
import { say, serve } from './rpc.ts'

/** A page shows no more often how far the work is. */
const INTERVAL_MS = 100

let saidAt = 0

function report(step: number, count: number): void {
  const now = performance.now()
  if (now - saidAt < INTERVAL_MS) return
  saidAt = now
  say({ step, count })
}

serve(createPicture(undefined, report))
