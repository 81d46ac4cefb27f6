/** Main process and preload script touch only what the pinned Electron's own type definitions have. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../../build/parts.mjs'
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' }
import packageInformation from '../../package.json' with { type: 'json' }

const DEFINITIONS = 'node_modules/electron/electron.d.ts'
const SELF_TEST = join(projectFolder, 'electron/self-test.ts')

/** Everything in `electron/` that uses Electron otherwise than its definitions say, as sentences. */
function listMistakes(extraSource?: string): { readonly mistakes: readonly string[]; readonly uses: number } {
  const { config } = ts.readConfigFile(join(projectFolder, 'electron/tsconfig.json'), (name) =>
    ts.sys.readFile(name),
  ) as {
    readonly config: unknown
  }
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(projectFolder, 'electron'))
  const host = ts.createCompilerHost(options)
  const readSource = host.getSourceFile.bind(host)
  host.getSourceFile = (name, ...rest) =>
    name === SELF_TEST && extraSource !== undefined
      ? ts.createSourceFile(name, extraSource, ts.ScriptTarget.ES2023)
      : readSource(name, ...rest)
  const roots = extraSource === undefined ? fileNames : [SELF_TEST]
  const program = ts.createProgram(
    roots,
    { ...options, rootDir: projectFolder, noEmit: true, composite: false, incremental: false },
    host,
  )
  const checker = program.getTypeChecker()
  const mistakes: string[] = []
  let uses = 0

  const isElectrons = (node: ts.Node | undefined) => node?.getSourceFile().fileName.endsWith(DEFINITIONS) === true
  const isElectronsType = (type: ts.Type) =>
    (type.symbol?.declarations ?? type.aliasSymbol?.declarations)?.some(isElectrons)
  const report = (node: ts.Node, sentence: string) => {
    const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart())
    mistakes.push(`${node.getSourceFile().fileName.slice(projectFolder.length)}:${line + 1} ${sentence}`)
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node) && node.parent.parent.parent.moduleSpecifier.getText() === "'electron'") {
      uses++
      const symbol = checker.getSymbolAtLocation(node.name)
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      if (!target?.declarations?.some(isElectrons)) report(node, `imports ${node.name.text}, which Electron has not`)
    }
    if (ts.isPropertyAccessExpression(node) && isElectronsType(checker.getTypeAtLocation(node.expression))) {
      uses++
      const symbol = checker.getSymbolAtLocation(node.name)
      if (symbol === undefined) report(node, `uses ${node.getText()}, which Electron has not`)
      else if (symbol.getJsDocTags(checker).some(({ name }) => name === 'deprecated')) {
        report(node, `uses ${node.getText()}, which Electron gives up`)
      }
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, 'hides behind any')
    ts.forEachChild(node, visit)
  }

  for (const source of program.getSourceFiles()) {
    const isOurs = extraSource === undefined ? fileNames.includes(source.fileName) : source.fileName === SELF_TEST
    if (!isOurs) continue
    for (const { start = 0, messageText } of [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]) {
      const { line } = source.getLineAndCharacterOfPosition(start)
      mistakes.push(
        `${source.fileName.slice(projectFolder.length)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      )
    }
    if (/@ts-(?:ignore|expect-error|nocheck)/.test(source.text))
      mistakes.push(`${source.fileName} silences the compiler`)
    visit(source)
  }
  return { mistakes, uses }
}

describe('what the desktop uses of Electron', () => {
  test('is in the definitions of the version that is pinned', () => {
    const { mistakes, uses } = listMistakes()
    expect(mistakes).toEqual([])
    expect(uses).toBeGreaterThan(60)
    expect(electronPackage.version).toBe(packageInformation.devDependencies.electron)
    expect(readFileSync(join(projectFolder, DEFINITIONS), 'utf8')).toContain(
      `// Type definitions for Electron ${electronPackage.version}`,
    )
  })

  test('would be found out', () => {
    const source = `
      import { app, BrowserWindow, remote } from 'electron'
      void remote
      void app.makeCoffee()
      app.on('windows-all-closed', () => {})
      new BrowserWindow({ webPreferences: { sandboxed: true } })
      void (app as any)`
    const { mistakes } = listMistakes(source)
    for (const found of ['remote', 'makeCoffee', 'windows-all-closed', 'sandboxed', 'hides behind any']) {
      expect(mistakes.join('\n')).toContain(found)
    }
  })
})
