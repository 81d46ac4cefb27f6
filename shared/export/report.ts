/** How far an export is. Those that take seconds are made of steps: frames, or equations of a solution. */
export type Report = (step: number, count: number) => void

/** The items as they come, each reported when it is taken. */
export function* reportEach<T>(items: Iterable<T>, count: number, report: Report): Generator<T> {
  let step = 0
  for (const item of items) {
    report(++step, count)
    yield item
  }
}
