/** Calls into a worker that can be stopped in the middle of its work: it is ended, and the next call starts another. */
import { connect, listenTo, type Calls, type Remote } from './rpc.ts'

export interface Stoppable<C extends Calls> {
  /** The answer of a call, or `null` where it was stopped. */
  readonly call: <K extends keyof C>(name: K, ...args: Parameters<C[K]>) => Promise<Awaited<ReturnType<C[K]>> | null>
  readonly stop: () => void
  /** Hears what the worker says while it works; the answer ends that. */
  readonly listen: (listener: (note: unknown) => void) => () => void
}

interface Running<C extends Calls> {
  readonly remote: Remote<C>
  readonly ended: Promise<null>
  readonly end: () => void
}

/** A worker that starts with the first call. */
export function connectStoppable<C extends Calls>(start: () => Worker): Stoppable<C> {
  let running: Running<C> | null = null
  const listeners = new Set<(note: unknown) => void>()
  const startListening = (): Running<C> => {
    const worker = start()
    listenTo(worker, (note) => listeners.forEach((listener) => listener(note)))
    return run(worker)
  }
  return {
    call: (name, ...args) => {
      running ??= startListening()
      return Promise.race([running.remote[name](...args), running.ended])
    },
    stop: () => {
      running?.end()
      running = null
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function run<C extends Calls>(worker: Worker): Running<C> {
  let end = () => {}
  const ended = new Promise<null>((resolve, reject) => {
    end = () => {
      worker.terminate()
      resolve(null)
    }
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
  })
  return { remote: connect<C>(worker), ended, end: () => end() }
}
