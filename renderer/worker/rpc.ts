/** Calls across a worker's border: a request carries a number, the answer carries it back. */

export type Calls = { readonly [name: string]: (...args: never[]) => unknown }

interface Request {
  readonly call: number
  readonly name: string
  readonly args: readonly unknown[]
}

type Answer = { readonly call: number; readonly value: unknown } | { readonly call: number; readonly error: string }

/** What is said while a call is under way; it has no answer. */
interface Note {
  readonly note: unknown
}

/** The same functions as seen from the other side: every one of them answers later. */
export type Remote<C extends Calls> = {
  readonly [K in keyof C]: (...args: Parameters<C[K]>) => Promise<Awaited<ReturnType<C[K]>>>
}

/** What both a worker and the global scope inside one can do. */
interface Endpoint {
  postMessage: (message: unknown, transfer: Transferable[]) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

/**
 * Serves calls inside a worker.
 *
 * @param transfer names the buffers of an answer that may move instead of being copied
 */
export function serve(calls: Calls, transfer: (value: unknown) => Transferable[] = () => []): void {
  // The types of pages and of workers cannot be had together; inside a worker the global scope is the endpoint.
  const endpoint = globalThis as unknown as Endpoint
  endpoint.addEventListener('message', ({ data }) => {
    const { call, name, args } = data as Request
    const answer = async () => (calls[name] as (...args: unknown[]) => unknown)(...args)
    answer().then(
      (value) => endpoint.postMessage({ call, value } satisfies Answer, transfer(value)),
      (error: unknown) => endpoint.postMessage({ call, error: String(error) } satisfies Answer, []),
    )
  })
}

/** Says something from inside a worker, see {@link listenTo}. */
export function say(note: unknown): void {
  ;(globalThis as unknown as Endpoint).postMessage({ note } satisfies Note, [])
}

/** Hears what is said inside a worker. */
export function listenTo(endpoint: Pick<Endpoint, 'addEventListener'>, listener: (note: unknown) => void): void {
  endpoint.addEventListener('message', ({ data }) => {
    const message = data as Answer | Note
    if ('note' in message) listener(message.note)
  })
}

/** Calls into a worker. A call fails only by a programmer error in it. */
export function connect<C extends Calls>(endpoint: Endpoint): Remote<C> {
  const waiting = new Map<number, PromiseWithResolvers>()
  let calls = 0
  endpoint.addEventListener('message', ({ data }) => {
    const answer = data as Answer | Note
    if ('note' in answer) return
    const promise = waiting.get(answer.call)
    waiting.delete(answer.call)
    if ('error' in answer) promise?.reject(new Error(answer.error))
    else promise?.resolve(answer.value)
  })
  const send = (name: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      waiting.set(++calls, { resolve, reject })
      endpoint.postMessage({ call: calls, name, args } satisfies Request, [])
    })
  return new Proxy({} as Remote<C>, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        send(String(name), args),
  })
}

interface PromiseWithResolvers {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}
