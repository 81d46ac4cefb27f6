/** `npm run stress [kills] [inputs]`: kill -9 while saving, a thousand times, and a hundred thousand damaged inputs. */
import { killMany } from '../electron/kill-savings.ts'
import { pickFrom, surviveFile, surviveMessage, surviveText } from './mutated-inputs.ts'

const [kills = 1000, inputs = 100_000] = process.argv.slice(2).map(Number)
const AT_ONCE = 4
const REPORT_EVERY = 10

const tenth = (total: number) => Math.max(1, Math.floor(total / REPORT_EVERY))
const report = (done: number, total: number, what: string) => {
  if (done % tenth(total) === 0) console.log(`${done} of ${total} ${what}`)
}

let killed = 0
let saves = 0
let lostMs = 0
await killMany(kills, AT_ONCE, (one) => {
  saves += one.saves
  lostMs = Math.max(lostMs, one.lostMs)
  report(++killed, kills, 'kills survived')
})
console.log(
  `${killed} processes were killed while they saved (${saves} saves): every file and every draft was whole, and at most ${lostMs} ms of edits were missing.`,
)

let opened = 0
for (let seed = 1; seed <= inputs; seed++) {
  const survive = [surviveFile, surviveText, surviveMessage][seed % 3]
  if (await survive(pickFrom(seed))) opened++
  report(seed, inputs, 'damaged inputs survived')
}
console.log(`${inputs} damaged inputs: ${opened} were opened or answered, the others refused with a sentence.`)
