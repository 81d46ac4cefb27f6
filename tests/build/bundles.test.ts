/** What is built stands alone: nothing that a user would have to install, nothing that the host does not have. */
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../../build/parts.mjs'
import { VERSION } from '../../shared/version.ts'

const inProject = (name: string) => join(projectFolder, name)

/** Modules that the scripts of a folder load from outside it. */
function outsideModules(folder: string, ending: string): string[] {
  const scripts = readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  )
  const modules = scripts.flatMap((name) =>
    ts
      .preProcessFile(readFileSync(join(inProject(folder), name), 'utf8'), true, true)
      .importedFiles.map((file) => file.fileName),
  )
  return [...new Set(modules.filter((name) => !name.startsWith('.')))].sort()
}

describe('the bundles', () => {
  test('the command line needs nothing but Node', () => {
    // elkjs looks for web-worker and does without it where a worker was not asked for.
    const needed = outsideModules('out/cli', '.js').filter((name) => !isBuiltin(name))
    expect(needed.filter((name) => name !== 'web-worker')).toEqual([])
  })

  test('the library needs nothing at all', () => {
    expect(outsideModules('out/library', '.js')).toEqual([])
  })

  test('the main process needs nothing but Node and Electron', () => {
    const modules = outsideModules('out/electron', '.js')
    expect(modules).toContain('electron')
    expect(modules.filter((name) => !isBuiltin(name) && name !== 'electron')).toEqual([])
  })

  test('the preload script is one CommonJS file that requires Electron alone', () => {
    expect(outsideModules('out/electron', '.cjs')).toEqual(['electron'])
    expect(readFileSync(inProject('out/electron/preload.cjs'), 'utf8')).not.toMatch(/^(import|export) /m)
  })

  test('the page loads nothing from elsewhere and holds no script of its own', () => {
    const page = readFileSync(inProject('out/renderer/index.html'), 'utf8')
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([])
    expect(page).not.toMatch(/<script[^>]*>[^<]/)
  })
})

describe('chainrule', () => {
  test('starts as npx starts it', () => {
    expect(
      execFileSync(process.execPath, [inProject('cli/launch.mjs'), '--version'])
        .toString()
        .trim(),
    ).toBe(VERSION)
  })

  test('says what is missing where it was never built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
    mkdirSync(join(folder, 'cli'))
    copyFileSync(inProject('cli/launch.mjs'), join(folder, 'cli/launch.mjs'))
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'cli/launch.mjs'), '--version'])
    rmSync(folder, { recursive: true })
    expect(stderr.toString()).toBe(
      'chainrule is not built yet (was it installed with --ignore-scripts?); run "npm run build" first.\n',
    )
    expect(status).toBe(1)
  })
})
