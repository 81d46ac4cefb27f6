/**
 * Lets only the newest request through. While one is under way, later ones replace each other, and an answer that was
 * overtaken is dropped: a slow graph never shows numbers of an older graph, and never piles up work.
 */
export function createLatest<Q, A>(ask: (request: Q) => Promise<A>, show: (answer: A, request: Q) => void) {
  let busy = false
  let next: { readonly request: Q } | null = null

  async function run(request: Q): Promise<void> {
    busy = true
    try {
      const answer = await ask(request)
      if (next === null) show(answer, request)
    } finally {
      busy = false
      const waiting = next
      next = null
      if (waiting !== null) void run(waiting.request)
    }
  }

  return (request: Q): void => {
    if (busy) next = { request }
    else void run(request)
  }
}
