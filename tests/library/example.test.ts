import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = new URL('../../', import.meta.url)
const built = new URL('out/library/index.js', project)

/** The first code block that imports the library. */
function readExample(text: string): string {
  const block = /^[ *]*```ts\n([^`]*from 'chainrule'[^`]*)```/m.exec(text)
  if (block === null) throw new Error('there is no example that imports the library')
  return block[1].replaceAll(/^ \* ?/gm, '')
}

test.each(['README.md', 'shared/index.ts'])(
  'the example in %s runs as it stands and prints the gradient of problem 2',
  (file) => {
    const example = readExample(readFileSync(new URL(file, project), 'utf8'))
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-example-'))
    try {
      const script = join(folder, 'example.mjs')
      writeFileSync(script, example.replace("'chainrule'", JSON.stringify(built.href)))
      const printed = execFileSync(process.execPath, [script], { encoding: 'utf8' })
      expect(printed).toMatch(/^Float64Array\(2\) \[ -1\.4\d+e-17, 0\.1192029\d+ \]\n$/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
