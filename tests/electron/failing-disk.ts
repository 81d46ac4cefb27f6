/** A real disk on which one call, chosen by its number, goes wrong. */
import { disk, type Disk } from '../../electron/files/disk.ts'

export interface Fault {
  /** What the system says, or `short` for a write that writes only a part. */
  readonly code: string
  /** Which call fails, counted from 1 over everything asked of the disk and of its open files. */
  readonly atCall: number
  /** Whether all later calls fail, too, as on a full disk; otherwise it passes. */
  readonly lasts: boolean
}

export interface FailingDisk {
  readonly disk: Disk
  /** What was asked, in order; the faulty call included. */
  readonly calls: readonly string[]
}

/** Waiting for the disk a thousand times would show nothing more. */
const PROMPT = Promise.resolve()

type Call = (...args: readonly unknown[]) => Promise<unknown>

export function createFailingDisk({ code, atCall, lasts }: Fault): FailingDisk {
  const calls: string[] = []

  /** Counts the call; `true` if it is to fail. */
  const isFaulty = (name: string): boolean => {
    calls.push(name)
    return lasts ? calls.length >= atCall : calls.length === atCall
  }
  const fail = (name: string) =>
    Promise.reject(Object.assign(new Error(`${code}: ${name}`), { code, syscall: name.toLowerCase() }))

  const wrap = <T extends object>(target: T, prefix: string): T =>
    new Proxy(target, {
      get: (_target, key) => {
        const member = Reflect.get(target, key) as unknown
        if (typeof member !== 'function' || typeof key !== 'string') return member
        const call = (member as Call).bind(target)
        return (...args: readonly unknown[]) => {
          const name = prefix + key
          // A file that cannot be closed would stay open for ever; the system always closes it.
          if (!isFaulty(name)) return name === 'open' ? openFile(call, args) : key === 'sync' ? PROMPT : call(...args)
          if (code !== 'short') return key === 'close' ? call(...args).then(() => fail(name)) : fail(name)
          return key === 'write' ? writePart(call, args) : name === 'open' ? openFile(call, args) : call(...args)
        }
      },
    })
  const openFile = async (call: Call, args: readonly unknown[]) => wrap((await call(...args)) as object, 'file.')

  return { disk: wrap({ ...disk }, ''), calls }
}

/** Half of what was asked for, at least one byte. */
function writePart(call: Call, [bytes, offset, length]: readonly unknown[]): Promise<unknown> {
  return call(bytes, offset, Math.max(1, Math.floor((length as number) / 2)))
}
