/** Makes the icons of program and documents for every system from one drawing each: `build/icons/*.svg`. */
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectFolder } from '../parts.mjs'
import { encodeIcns, encodeIco, ICON_SIZES } from './icon-files.mjs'

/** What Linux wants: a folder of pictures named by their size. */
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512]

let isReady = false

/**
 * Writes `<name>.ico`, `<name>.icns` and `<name>/<size>x<size>.png` for both drawings.
 * @param {string} [folder]
 */
export async function makeIcons(folder = join(projectFolder, 'out/icons')) {
  if (!isReady) {
    await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
    isReady = true
  }
  for (const name of ['program', 'document']) {
    const drawing = readFileSync(join(projectFolder, `build/icons/${name}.svg`), 'utf8')
    const pictures = new Map([...new Set([...ICON_SIZES, ...LINUX_SIZES])].map((size) => [size, draw(drawing, size)]))
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, `${name}.ico`), encodeIco(pictures))
    writeFileSync(join(folder, `${name}.icns`), encodeIcns(pictures))
    for (const size of LINUX_SIZES) {
      writeFileSync(join(folder, name, `${size}x${size}.png`), pictures.get(size) ?? new Uint8Array())
    }
  }
}

/**
 * @param {string} drawing
 * @param {number} size in pixels
 */
function draw(drawing, size) {
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

if (process.argv[1] === import.meta.filename) await makeIcons()
