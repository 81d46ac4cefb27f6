/** kill -9 of a process that saves, at random moments, and what must be left: see {@link killOnce}. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { sourceFolder } from '../../build/vite/folders.ts'
import { readNumbered, writeNumbered } from './numbered-document.ts'

/** The most that may be missing. */
const LOST_AT_MOST_MS = 2000

/** Bundles the process that saves, so that it starts quickly in plain Node; answers with its place. */
export async function buildSavingProcess(): Promise<string> {
  const folder = sourceFolder('out/programs')
  await build({
    configFile: false,
    root: sourceFolder('.'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: sourceFolder('tests/electron/saving-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'saving-process.js' } },
    },
  })
  return join(folder, 'saving-process.js')
}

/** How a process works (see saving-process.ts) and how long it lives: every moment in between is as likely. */
export interface Life {
  readonly speed: 'fast' | 'real'
  readonly leastMs: number
  readonly mostMs: number
}

/** Many drafts and saves in a short life. */
export const FAST: Life = { speed: 'fast', leastMs: 60, mostMs: 400 }

/** As in a window: nothing is missing before the first draft is due, so a life is longer than that. */
export const REAL: Life = { speed: 'real', leastMs: 1500, mostMs: 6000 }

export interface Killed {
  readonly edits: number
  readonly saves: number
  /** Time of the last edit less that of the newest edit on the disk. */
  readonly lostMs: number
}

/**
 * Starts the process on a document of its own, kills it after a time, and looks at what is left: the file is whole and
 * holds the last save that was confirmed or a later one; draft or file hold an edit of the last two seconds. Throws
 * where that is not so.
 */
export async function killOnce(program: string, { speed, leastMs, mostMs }: Life): Promise<Killed> {
  const lifeMs = leastMs + Math.random() * (mostMs - leastMs)
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-kill-'))
  try {
    const file = join(folder, 'graph.chainrule')
    const dataFolder = join(folder, 'data')
    writeFileSync(file, writeNumbered(0))
    const { editedAt, saved } = readEvents(await runUntilKilled(program, [file, dataFolder, speed], lifeMs))
    const inFile = readNumbered(readFileSync(file, 'utf8'))
    if (inFile < (saved.at(-1) ?? 0))
      throw new Error(`save ${saved.at(-1)} was confirmed, but the file holds ${inFile}`)

    const { drafts } = createDataFolder(dataFolder)
    const lost = await drafts.list()
    if (!lost.ok) throw new Error('the drafts cannot be read')
    const texts = await Promise.all(lost.value.map(({ id }) => drafts.read(id)))
    const numbers = texts.map((draft) => readNumbered(draft.ok ? draft.value.text : ''))
    const newest = Math.max(inFile, ...numbers)
    const last = Math.max(0, ...editedAt.keys())
    const lostMs = (editedAt.get(last) ?? 0) - (editedAt.get(newest) ?? editedAt.get(1) ?? 0)
    if (lostMs > LOST_AT_MOST_MS) throw new Error(`${lostMs} ms of work are lost`)
    return { edits: editedAt.size, saves: saved.length, lostMs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Kills several at a time. */
export async function killMany(
  times: number,
  atOnce: number,
  life: Life,
  onKilled: (killed: Killed) => void,
): Promise<void> {
  const program = await buildSavingProcess()
  let left = times
  const work = async () => {
    while (left-- > 0) onKilled(await killOnce(program, life))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** What the process printed. Its life is counted from the first edit, because starting takes its time. */
function runUntilKilled(program: string, args: readonly string[], lifeMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), lifeMs)
      printed += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(printed)
      else reject(new Error(`the process ended by itself: ${complaint}`))
    })
  })
}

function readEvents(printed: string) {
  const editedAt = new Map<number, number>()
  const saved: number[] = []
  for (const line of printed.split('\n')) {
    const [event, number, timeMs] = line.split(' ')
    if (event === 'edit' && timeMs !== undefined) editedAt.set(Number(number), Number(timeMs))
    if (event === 'saved' && timeMs !== undefined) saved.push(Number(number))
  }
  return { editedAt, saved }
}
