/** The layers, read from the imports. Every failure is a sentence that says which import breaks which rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import packageInformation from '../package.json' with { type: 'json' }
import { VERSION } from '../shared/version.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** What each folder may import besides itself: other folders, and packages by the beginning of their names. */
const layers = {
  shared: {
    folders: [],
    packages: ['mathjs', '@mathjax/', 'elkjs', '@resvg/resvg-wasm', 'papaparse', 'fflate'],
    why: 'shared/ runs in every host, so it knows none of them',
  },
  cli: {
    folders: ['shared'],
    packages: ['node:', 'commander', 'cli-progress', '@resvg/resvg-wasm'],
    why: 'the command line is Node and shared/ alone',
  },
  electron: {
    folders: ['shared'],
    packages: ['node:', 'electron'],
    why: 'the desktop adds windows, dialogs and files, and meets the page through shared/host/ alone',
  },
  renderer: {
    folders: ['shared'],
    packages: [
      'react',
      'react-dom',
      'react-resizable-panels',
      '@codemirror/',
      '@lezer/highlight',
      'cmdk',
      'uplot',
      'idb-keyval',
      '@xyflow/react',
      'radix-ui',
      'lucide-react',
      'zustand',
      '@resvg/resvg-wasm',
      'elkjs',
    ],
    why: 'the page reaches the system through the host contract alone',
  },
} as const

/** The folders of shared/ from the ground up: each may import those before it and none after it. */
const floors = [
  'version.ts',
  'language',
  'problem',
  'host',
  'tensor',
  'value',
  'notation',
  'ops',
  'graph',
  'convolution',
  'document',
  'formula',
  'data',
  'engine',
  'training',
  'diagnosis',
  'exact',
  'insights',
  'derivation',
  'rewrite',
  'likelihood',
  'typeset',
  'scene',
  'chart',
  'layout',
  'export',
  'examples',
  'index.ts',
]

interface Import {
  /** The importing file, relative to the repository, with slashes. */
  readonly from: string
  /** What is written between the quotes. */
  readonly written: string
  /** The imported file, relative to the repository, `null` for a package. */
  readonly file: string | null
}

const imports = Object.keys(layers).flatMap((folder) => listSources(join(project, folder)).flatMap(readImports))

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function readImports(path: string): Import[] {
  const from = relative(project, path).split(sep).join('/')
  return ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles.map(({ fileName: written }) => {
    const file = written.startsWith('.')
      ? normalize(join(dirname(from), written))
          .split(sep)
          .join('/')
      : null
    return { from, written, file }
  })
}

const folderOf = (file: string) => file.split('/')[0]
const floorOf = (file: string) => file.split('/')[1]

/** Whether an import of `written` is the package `name` or a part of it; a name that ends in a mark is a family. */
const isPackage = (written: string, name: string) =>
  written === name || written.startsWith(/\w$/.test(name) ? `${name}/` : name)

describe('the layers', () => {
  test('the imports are found at all', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(imports).toContainEqual({
      from: 'electron/main.ts',
      written: '../shared/host/channels.ts',
      file: 'shared/host/channels.ts',
    })
  })

  test.each(Object.entries(layers))('%s/ imports only what it may', (layer, { folders, packages, why }) => {
    const broken = imports
      .filter(({ from }) => folderOf(from) === layer)
      .filter(({ written, file }) =>
        file === null
          ? !packages.some((name) => isPackage(written, name))
          : ![layer, ...folders].includes(folderOf(file)),
      )
      .map(({ from, written }) => `${from} imports ${written}, but ${why}.`)
    expect(broken).toEqual([])
  })

  test('every folder of shared/ has its floor', () => {
    const found = readdirSync(join(project, 'shared')).filter((name) => name !== 'tsconfig.json')
    const homeless = found.filter((name) => !floors.includes(name))
    expect(homeless.map((name) => `shared/${name} has no place in the order of tests/architecture.test.ts.`)).toEqual(
      [],
    )
  })

  test('inside shared/ imports go down, never up', () => {
    const broken = imports
      .filter(({ from, file }) => folderOf(from) === 'shared' && file !== null && folderOf(file) === 'shared')
      .map(({ from, file }) => ({ from, file: file ?? '', lower: floorOf(from), upper: floorOf(file ?? '') }))
      .filter(({ lower, upper }) => floors.indexOf(upper) > floors.indexOf(lower))
      .map(({ from, file, lower, upper }) => `${from} imports ${file}, but ${upper} stands on ${lower}.`)
    expect(broken).toEqual([])
  })

  test('React Flow stays inside renderer/canvas/', () => {
    const broken = imports
      .filter(({ from, written }) => isPackage(written, '@xyflow/react') && !from.startsWith('renderer/canvas/'))
      .map(({ from }) => `${from} imports React Flow, but only renderer/canvas/ may know it.`)
    expect(broken).toEqual([])
  })

  test('no file goes round in a circle of imports', () => {
    expect(findCircles().map((files) => `${files.join(' → ')} import each other in a circle.`)).toEqual([])
  })
})

test('the version in shared/version.ts is that of package.json', () => {
  expect(VERSION).toBe(packageInformation.version)
})

/** Circles of imports that exist at run time; types may refer to each other. */
function findCircles(): string[][] {
  const targets = new Map<string, string[]>()
  for (const { from, file } of imports) {
    if (file !== null && !isTypeOnly(from, file)) targets.set(from, [...(targets.get(from) ?? []), file])
  }
  const circles: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file)
    if (start >= 0) circles.push([...path.slice(start), file])
    if (start >= 0 || done.has(file)) return
    for (const target of targets.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return circles
}

function isTypeOnly(from: string, file: string): boolean {
  const written = relative(dirname(from), file).split(sep).join('/')
  const path = written.startsWith('.') ? written : `./${written}`
  const statements = [
    ...readFileSync(join(project, from), 'utf8').matchAll(/^(?:import|export) [^'"]*from '([^']+)'/gm),
  ]
  const ofFile = statements.filter(([, target]) => target === path)
  return ofFile.length > 0 && ofFile.every(([statement]) => /^(?:import|export) type /.test(statement))
}
