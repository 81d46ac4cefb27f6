/** Every word on the screen stands in the catalogue: the sources are walked for words that stand in the elements. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../renderer', import.meta.url))

/** Attributes whose texts are read or heard. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
])

/** Two letters in a row are a word; signs, single letters of mathematics and names of units are none. */
const isWord = (text: string) => /\p{Script=Latin}{2,}/u.test(text)

function findWords(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    if (isWord(text)) found.push(`${path}:${line + 1} says “${text.trim()}”`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text)
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      const { initializer } = node
      if (initializer !== undefined) listTexts(initializer).forEach((text) => note(text, text.text))
    }
    // {'words'} between tags; what is compared or looked up is not shown.
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined) {
      listShown(node.expression).forEach((text) => note(text, text.text))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function listTexts(node: ts.Node): ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(node)) return [node]
  return ts.isJsxExpression(node) && node.expression !== undefined ? listShown(node.expression) : []
}

/** Texts that an expression can come to: itself, or either side of a choice. */
function listShown(node: ts.Expression): ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(node)) return [node]
  if (ts.isConditionalExpression(node)) return [...listShown(node.whenTrue), ...listShown(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return listShown(node.expression)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) {
    return listShown(node.right)
  }
  return []
}

test('no element holds words of its own', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  expect(files.length).toBeGreaterThan(30)
  expect(files.flatMap((name) => findWords(name, readFileSync(join(folder, name), 'utf8')))).toEqual([])
})

test('words in elements are found', () => {
  const found = findWords(
    'x.tsx',
    `const a = <p title="Hi there" className="quiet">{ok ? 'Yes' : say('no')} α = <b aria-label={'Bold'}>Text</b></p>`,
  )
  expect(found.map((line) => /“(.*)”/.exec(line)?.[1])).toEqual(['Hi there', 'Yes', 'Bold', 'Text'])
})
