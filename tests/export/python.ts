/** Runs scripts with a Python that has what they need, all of them in one process. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Script {
  readonly script: string
  /** Names of variables to read before the update, of those whose gradient to read, and of those to read after it. */
  readonly values: readonly string[]
  readonly gradients: readonly string[]
  readonly trained: readonly string[]
}

export type Numbers = Readonly<Record<string, readonly (number | null)[]>>

export type Ran =
  | { readonly error: string }
  | { readonly values: Numbers; readonly gradients: Numbers; readonly trained: Numbers; readonly printed: string }

const CANDIDATES = ['/usr/bin/python3', 'python3']

/** `null` where no Python here can import the library. */
export function runScripts(library: 'numpy' | 'torch', scripts: readonly Script[]): readonly Ran[] | null {
  const driver = fileURLToPath(new URL('run-scripts.py', import.meta.url))
  const python = findPython(library)
  if (python === null) return null
  const answer = callPython(python, [driver, library], JSON.stringify(scripts))
  return JSON.parse(answer) as readonly Ran[]
}

/** A Python that can import the module. */
export function findPython(module: string): string | null {
  const source = `import importlib.util as u, sys; sys.exit(u.find_spec("${module}") is None)`
  return CANDIDATES.find((python) => spawnSync(python, ['-c', source]).status === 0) ?? null
}

/** What Python prints; what goes wrong in it is an error of the test. */
export function callPython(python: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(python, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`)
  return stdout
}
