/** The packages inside the page, each with its licence, as `licences.json` beside it: read from what was bundled. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

export interface Licence {
  readonly name: string
  readonly version: string
  /** As SPDX writes it, for example `MIT`. */
  readonly licence: string
  /** The text that came with the package; empty where none did. */
  readonly text: string
}

export const LICENCES_FILE = 'licences.json'

/** A file of a package: the last `node_modules` counts, where packages bring packages of their own. */
const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/**
 * Notes what each bundle is made of. Workers are bundles of their own with plugins of their own, so one list is shared
 * by all; the page, which is finished last, writes it.
 *
 * @param root of the page; names of files may be relative to it
 */
export function listLicences(root: string): { readonly page: Plugin; readonly worker: Plugin } {
  const folders = new Set<string>()
  const note = (moduleIds: readonly string[]) => {
    for (const id of moduleIds) {
      const folder = PACKAGE.exec(resolve(root, id.split('?')[0].replace(/^\0/, '')))?.[1]
      if (folder !== undefined) folders.add(folder)
    }
  }
  const noteBundle: Plugin['generateBundle'] = (_options, bundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') note(output.moduleIds)
      else note(output.originalFileNames)
    }
  }
  return {
    worker: { name: 'chainrule:licences-of-worker', generateBundle: noteBundle },
    page: {
      name: 'chainrule:licences',
      generateBundle(options, bundle, isWrite) {
        Reflect.apply(noteBundle as (...words: unknown[]) => void, this, [options, bundle, isWrite])
        const licences = [...folders].map(readLicence).sort((a, b) => a.name.localeCompare(b.name, 'en'))
        this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source: JSON.stringify(licences) })
      },
    },
  }
}

function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return { name, version, licence: license ?? 'see the text', text }
}
