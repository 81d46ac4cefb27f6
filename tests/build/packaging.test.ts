/** What would be packed, and how. Packing itself needs programs that are fetched from the network: see CONTRIBUTING.md. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageInformation from '../../package.json' with { type: 'json' }
import configuration, { APP_ID, MIME_TYPE } from '../../build/packaging/configuration.mjs'
import { makeIcons } from '../../build/packaging/make-icons.mjs'
import { projectFolder } from '../../build/parts.mjs'

const load = createRequire(join(projectFolder, 'node_modules/electron-builder/package.json'))

/** The program without Electron's runtime; the installers add about 100 MB of that. */
const LARGEST_PROGRAM_BYTES = 26 * 1024 * 1024

const inProject = (name: string) => join(projectFolder, name)

/** The files that electron-builder's own matcher takes out of the project. */
function resolveFiles(): { readonly name: string; readonly bytes: number }[] {
  const { FileMatcher } = load('app-builder-lib/out/fileMatcher.js') as {
    readonly FileMatcher: new (
      from: string,
      to: string,
      expand: (pattern: string) => string,
      patterns: unknown,
    ) => { createFilter: () => (path: string, status: unknown) => boolean }
  }
  const filter = new FileMatcher(projectFolder, '/', (pattern) => pattern, configuration.files).createFilter()
  const walk = (folder: string): { name: string; bytes: number }[] =>
    readdirSync(inProject(folder)).flatMap((entry) => {
      const name = folder === '.' ? entry : `${folder}/${entry}`
      const status = statSync(inProject(name))
      if (status.isDirectory()) return ['node_modules', '.git', 'release'].includes(entry) ? [] : walk(name)
      return filter(inProject(name), status) ? [{ name, bytes: status.size }] : []
    })
  return walk('.')
}

describe('the configuration of electron-builder', () => {
  const validate = (candidate: unknown) => {
    const { validateSchema } = load('app-builder-lib/out/util/config/schemaValidator.js') as {
      readonly validateSchema: (schema: unknown, data: unknown) => void
    }
    validateSchema(load('app-builder-lib/scheme.json'), structuredClone(candidate))
  }

  test('is what its own schema allows', () => {
    expect(() => validate(configuration)).not.toThrow()
    expect(() => validate({ ...configuration, asar: 'perhaps', fuse: {} })).toThrow(/unknown property|asar/)
  })

  test('builds for the three systems', () => {
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb', 'rpm'])
    expect(configuration.mac?.target).toEqual([{ target: 'dmg', arch: ['x64', 'arm64'] }])
    expect(configuration.win?.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ])
  })

  test('closes every door of the runtime', () => {
    expect(configuration.asar).toBe(true)
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(configuration.mac?.hardenedRuntime).toBe(true)
    const entitlements = readFileSync(inProject(configuration.mac?.entitlements ?? ''), 'utf8')
    expect([...entitlements.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ])
  })

  test('publishes nothing and looks for no updates', () => {
    expect(configuration.publish).toBeNull()
    expect(packageInformation.scripts.package).toBe('node build/package.mjs')
    expect(readFileSync(inProject('build/package.mjs'), 'utf8')).toContain("'--publish', 'never'")
    expect(Object.keys({ ...packageInformation.devDependencies })).not.toContain('electron-updater')
  })

  test('makes the program the one that opens graphs', () => {
    expect(configuration.fileAssociations).toMatchObject([{ ext: 'chainrule', mimeType: MIME_TYPE, role: 'Editor' }])
    expect(readFileSync(inProject('electron/main.ts'), 'utf8')).toContain(`setAppUserModelId('${APP_ID}')`)
  })
})

describe('the packed files', () => {
  test('are the bundles, the licence and the description of the package, and nothing else', () => {
    const folders = new Set(resolveFiles().map(({ name }) => name.split('/').slice(0, 2).join('/')))
    expect([...folders].sort()).toEqual(['LICENSE', 'out/electron', 'out/renderer', 'package.json'])
  })

  test('hold what starts, and no sources, maps or packages', () => {
    const names = resolveFiles().map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([packageInformation.main, 'out/electron/preload.cjs', 'out/renderer/index.html']),
    )
    expect(names.filter((name) => /\.(?:ts|tsx|map)$|node_modules/.test(name))).toEqual([])
    expect('dependencies' in packageInformation).toBe(false)
  })

  test(`take no more than ${LARGEST_PROGRAM_BYTES / 1024 / 1024} MB`, () => {
    const bytes = resolveFiles().reduce((sum, file) => sum + file.bytes, 0)
    expect(bytes).toBeGreaterThan(1024 * 1024)
    expect(bytes).toBeLessThan(LARGEST_PROGRAM_BYTES)
  })
})

describe('the icons', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-icons-'))
    await makeIcons(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const PNG = '89504e470d0a1a0a'
  const widthOf = (png: Buffer) => png.readUInt32BE(16)

  test.each(['program', 'document'])('of a %s for Windows holds whole pictures of every size', (name) => {
    const ico = readFileSync(join(folder, `${name}.ico`))
    const count = ico.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, index) => {
      const at = 6 + 16 * index
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)]
      const png = ico.subarray(offset, offset + length)
      expect(png.subarray(0, 8).toString('hex')).toBe(PNG)
      expect(png.subarray(-8, -4).toString()).toBe('IEND')
      expect(ico[at] === 0 ? 256 : ico[at]).toBe(widthOf(png))
      return widthOf(png)
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  test.each(['program', 'document'])('of a %s for macOS holds them, too, up to 1024 pixels', (name) => {
    const icns = readFileSync(join(folder, `${name}.icns`))
    expect(icns.subarray(0, 4).toString()).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const widths: number[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) widths.push(widthOf(icns.subarray(at + 8)))
    expect(widths).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024])
  })

  test('for Linux are named by their size', () => {
    const names = readdirSync(join(folder, 'program'))
    for (const name of names) {
      expect(`${widthOf(readFileSync(join(folder, 'program', name)))}`).toBe(name.split('x')[0])
    }
    expect(names).toContain('512x512.png')
  })

  test('are where the configuration looks for them', () => {
    const places = [configuration.linux?.icon, configuration.mac?.icon, configuration.win?.icon] as string[]
    for (const place of places) expect(existsSync(join(folder, place.replace('out/icons/', '')))).toBe(true)
    const [{ icon }] = configuration.fileAssociations as readonly { readonly icon: string }[]
    for (const ending of ['ico', 'icns']) {
      expect(existsSync(join(folder, `${icon.replace('out/icons/', '')}.${ending}`))).toBe(true)
    }
  })
})

describe('the workflow', () => {
  interface Step {
    readonly run?: string
    readonly uses?: string
    readonly if?: string
    readonly with?: Readonly<Record<string, unknown>>
  }
  interface Workflow {
    readonly permissions: Readonly<Record<string, string>>
    readonly jobs: Readonly<
      Record<
        string,
        {
          readonly strategy?: { readonly matrix: { readonly system: readonly string[] } }
          readonly steps: readonly Step[]
        }
      >
    >
  }
  const source = readFileSync(inProject('.github/workflows/test-and-package.yml'), 'utf8')
  // The parser that electron-builder brings along.
  const { jobs, permissions } = (load('js-yaml') as { readonly load: (text: string) => Workflow }).load(source)
  const { test: testing, 'oldest-node': oldest } = jobs
  const runsOn = (system: string) =>
    testing.steps.filter(
      ({ if: when }) =>
        when === undefined ||
        when === `runner.os == '${system}'` ||
        (when === "runner.os != 'Linux'" && system !== 'Linux'),
    )
  const commandsOn = (system: string) => runsOn(system).flatMap(({ run = '' }) => run.trim().split('\n'))

  test('runs on three systems, and on the oldest Node', () => {
    expect(testing.strategy?.matrix.system).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest'])
    const [, node] = oldest.steps
    expect(packageInformation.engines.node).toBe(`>=${String(node.with?.['node-version'])}`)
    expect(oldest.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci', 'npm test'])
  })

  test.each(['Linux', 'macOS', 'Windows'])(
    'installs, tests with the real window and packs on %s, in this order',
    (system) => {
      const commands = commandsOn(system).map((command) => command.trim())
      const order = [/^npm ci$/, /electron\/install\.js$/, /npm test$/, /^npm run package$/].map((wanted) =>
        commands.findIndex((command) => wanted.test(command)),
      )
      expect(order).not.toContain(-1)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      // Electron needs a display, and rpm packages their tool.
      expect(commands.some((command) => command.startsWith('xvfb-run'))).toBe(system === 'Linux')
      expect(commands.some((command) => /apt-get install.* rpm$/.test(command))).toBe(system === 'Linux')
    },
  )

  test('keeps what was packed, of every kind, and may write nothing', () => {
    const kept = testing.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))
    expect(kept?.with?.['if-no-files-found']).toBe('error')
    const patterns = String(kept?.with?.['path']).trim().split('\n')
    expect(patterns.sort()).toEqual(['AppImage', 'deb', 'dmg', 'exe', 'rpm'].map((kind) => `release/*.${kind}`))
    expect(permissions).toEqual({ contents: 'read' })
    expect(source).not.toMatch(/secrets\.|publish (?!never)/)
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout')),
    )
    expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).toBe(true)
  })
})
