/** TeX of numbers and shapes as plain text, for titles and screen readers. */
export function texToPlain(tex: string): string {
  return tex
    .replaceAll(
      /\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}/g,
      (_, body: string) => `[${body.split('\\\\').map(plainRow).join(', ')}]`,
    )
    .replaceAll(/ ?\\cdot 10\^\{(-?\d+)\}/g, 'e$1')
    .replaceAll(/\b10\^\{(-?\d+)\}/g, '1e$1')
    .replaceAll('\\ldots', '…')
    .replaceAll('\\infty', '∞')
    .replaceAll('\\pi', 'π')
    .replaceAll(/\\mathrm\{(\w+)\}/g, '$1')
    .replaceAll(/\{?\\times\}? ?/g, '×')
    .replaceAll(/[{}]/g, '')
}

function plainRow(row: string): string {
  return `[${row.trim().replaceAll(' & ', ', ')}]`
}
