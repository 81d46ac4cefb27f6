import { fileURLToPath } from 'node:url'

const project = new URL('../../', import.meta.url)

/** Absolute path of something in the repository. */
export function sourceFolder(name: string): string {
  return fileURLToPath(new URL(name, project))
}

/** Absolute path of something that is built. */
export function outputFolder(name: string): string {
  return sourceFolder(`out/${name}`)
}
