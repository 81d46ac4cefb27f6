/**
 * A process that edits and keeps its draft without a pause until it is killed: `node saving-process.js FILE DATA-FOLDER
 * SPEED`. `fast`: drafts twenty times as often as the window keeps them, so that a short life sees many, and many saves;
 * `real`: at the window's own pace, and never saved, so that the draft alone holds the work. Prints the number of an edit
 * before it can have reached the disk, and of a save after it.
 */
import { writeSync } from 'node:fs'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { createFileService } from '../../electron/files/file-service.ts'
import { AUTOSAVE_PACE, createAutosave } from '../../renderer/state/autosave.ts'
import { writeNumbered } from './numbered-document.ts'

const [file, dataFolder, speed] = process.argv.slice(2)

/** `editMs` between two edits: a hand that never rests, the hardest case for what waits for rest. */
const { editMs, editsPerSave, pace } =
  speed === 'real'
    ? { editMs: 20, editsPerSave: Infinity, pace: AUTOSAVE_PACE }
    : {
        editMs: 5,
        editsPerSave: 12,
        pace: { quietMs: AUTOSAVE_PACE.quietMs / 20, limitMs: AUTOSAVE_PACE.limitMs / 20 },
      }

const place = () => Promise.resolve(file)
const files = createFileService({ chooseFile: place, choosePlace: place }, createDataFolder(dataFolder))

/** Synchronously, so that what was printed is known even if the process dies with the next instruction. */
const print = (event: string, number: number) => writeSync(1, `${event} ${number} ${Date.now()}\n`)

const opened = await files.open()
if (!opened.ok || opened.value === null) throw new Error('the document is not there')
const { token } = opened.value

let number = 0
const autosave = createAutosave(async () => {
  const kept = await files.draft.keep({ name: 'graph', file: token, text: writeNumbered(number) })
  if (!kept.ok) throw new Error(`the draft was refused: ${kept.problems[0].code}`)
}, pace)

for (;;) {
  number++
  print('edit', number)
  autosave.change()
  await new Promise((resolve) => setTimeout(resolve, editMs))
  if (number % editsPerSave === 0) {
    const saved = number
    const result = await files.save(token, writeNumbered(saved))
    if (!result.ok) throw new Error(`the file was refused: ${result.problems[0].code}`)
    print('saved', saved)
  }
}
