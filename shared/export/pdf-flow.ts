/** Blocks one below the other on as many pages as they need. */
import type { PdfElement, PdfPage } from './pdf-pages.ts'

/** Sizes in points. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly margin: number
}

/** What is not broken between pages; `content` has its origin at the top left corner and y downwards. */
export interface Block extends PdfElement {
  readonly height: number
  /** Space above it, except at the top of a page. */
  readonly before: number
  /** Whether the next block must begin on the same page, as after a heading. */
  readonly keepsNext?: boolean
}

export function paintBlocks(
  blocks: readonly Block[],
  { width, height, margin }: Sheet,
): (Omit<PdfPage, 'decoration'> & { readonly elements: readonly PdfElement[] })[] {
  const pages: PdfElement[][] = []
  let y = Infinity
  blocks.forEach((block, index) => {
    if (pages.length === 0 || y + needed(blocks, index) > height - margin) {
      pages.push([])
      y = margin
    } else y += block.before
    const content = `q 1 0 0 -1 ${margin} ${(height - y).toFixed(3)} cm\n${block.content}\nQ`
    pages[pages.length - 1].push({ role: block.role, text: block.text, content })
    y += block.height
  })
  return pages.map((elements) => ({ width, height, elements }))
}

/** Height of the block together with those it keeps. */
function needed(blocks: readonly Block[], index: number): number {
  let height = 0
  for (let at = index; at < blocks.length; at++) {
    height += blocks[at].before + blocks[at].height
    if (blocks[at].keepsNext !== true) break
  }
  return height
}
