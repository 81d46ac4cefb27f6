/** `npm run stress [kills] [inputs]`: kill -9 while saving, a thousand times, and a hundred thousand damaged inputs. */
import { FAST, killMany, REAL, type Life } from '../electron/kill-savings.ts'
import { pickFrom, surviveFile, surviveMessage, surviveText } from './mutated-inputs.ts'

const [kills = 1000, inputs = 100_000] = process.argv.slice(2).map(Number)
const REPORT_EVERY = 10

/** At its own pace a window lives for seconds, most of which it waits. */
const KILLS_AT_REAL_PACE = Math.ceil(kills / 5)

const tenth = (total: number) => Math.max(1, Math.floor(total / REPORT_EVERY))
const report = (done: number, total: number, what: string) => {
  if (done % tenth(total) === 0) console.log(`${done} of ${total} ${what}`)
}

async function killAll(times: number, atOnce: number, life: Life, what: string): Promise<void> {
  let killed = 0
  let saves = 0
  const lost: number[] = []
  await killMany(times, atOnce, life, (one) => {
    saves += one.saves
    lost.push(one.lostMs)
    report(++killed, times, `kills survived ${what}`)
  })
  const [most, median] = [Math.max(...lost), lost.toSorted((a, b) => a - b)[Math.floor(lost.length / 2)]]
  console.log(
    `${killed} processes were killed ${what} (${saves} saves): every file and every draft was whole, and at most ${most} ms of edits were missing (median ${median} ms).`,
  )
}

await killAll(kills, 4, FAST, 'while they saved')
await killAll(KILLS_AT_REAL_PACE, 8, REAL, 'at the pace of a window, never saved')

let opened = 0
for (let seed = 1; seed <= inputs; seed++) {
  const survive = [surviveFile, surviveText, surviveMessage][seed % 3]
  if (await survive(pickFrom(seed))) opened++
  report(seed, inputs, 'damaged inputs survived')
}
console.log(`${inputs} damaged inputs: ${opened} were opened or answered, the others refused with a sentence.`)
