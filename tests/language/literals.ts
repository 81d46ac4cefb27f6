/** The texts that stand in source files, by the TypeScript parser: what might be said to somebody. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Stands for what a template is filled with. */
export const HOLE = '□'

export interface Literal {
  readonly file: string
  readonly line: number
  /** What is written, with {@link HOLE} for every `${…}`. */
  readonly text: string
  /** Name of the property, variable, attribute or called function it belongs to. */
  readonly owner: string
  readonly kind: 'string' | 'jsx'
}

/** Every string, template and piece of JSX text of a file, apart from imports, types and property names. */
export function listLiterals(file: string): readonly Literal[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Literal[] = []
  const add = (node: ts.Node, text: string, kind: Literal['kind']) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
    found.push({ file, line, text, owner: ownerOf(node, source), kind })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isStringLiteralLike(node) && !isName(node)) add(node, node.text, 'string')
    if (ts.isTemplateExpression(node)) {
      add(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE), 'string')
    }
    if (ts.isJsxText(node) && node.text.trim() !== '') add(node, node.text.trim(), 'jsx')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isName(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent)) return parent.name === node
  return ts.isElementAccessExpression(parent) || ts.isExternalModuleReference(parent) || ts.isLiteralTypeNode(parent)
}

/** `problem` of `problem(…)`, `log.write` of `log.write(…)`, `fit` of `view().fit(…)`. */
function nameOf(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text
  if (!ts.isPropertyAccessExpression(called)) return ''
  const { expression, name } = called
  return ts.isIdentifier(expression) ? `${expression.text}.${name.text}` : name.text
}

/** The nearest thing around a literal that has a name. */
function ownerOf(node: ts.Node, source: ts.SourceFile): string {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at) && at.name !== node) return at.name.getText(source)
    if (ts.isVariableDeclaration(at) || ts.isFunctionDeclaration(at) || ts.isJsxAttribute(at)) {
      return at.name?.getText(source) ?? ''
    }
    if (ts.isCallExpression(at) || ts.isNewExpression(at)) return nameOf(at.expression)
  }
  return ''
}
