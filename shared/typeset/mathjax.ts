/**
 * MathJax as a pure function from TeX to an SVG tree. Everything it needs is imported here, so nothing is loaded at
 * run time: it works in a worker, in Node and under a strict content policy.
 *
 * Only the base and AMS macros exist: no `\href`, `\require`, `\def`, HTML attributes or raw Unicode escapes. What
 * comes out is read as geometry only (outlines.ts), so no text of the input can ever become markup.
 */
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js'
import { TeX } from '@mathjax/src/js/input/tex.js'
import type TexError from '@mathjax/src/js/input/tex/TexError.js'
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js'
import { mathjax } from '@mathjax/src/js/mathjax.js'
import { SVG } from '@mathjax/src/js/output/svg.js'
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js'
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js'
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js'
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js'
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/variants.js'
import { estimateWidth } from './outlines.ts'

/** An element of the SVG tree, as far as it is read. */
export interface SvgNode {
  readonly kind: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: readonly (SvgNode | { readonly kind: '#text'; readonly value: string })[]
}

/** Of characters without an outline. */
const HEIGHT_EM = 0.8

/** Parts of the font that lie in files of their own and are imported above. */
const FONT_FILES = ['calligraphic', 'double-struck', 'script', 'variants']

interface FontFile {
  readonly setup: (font: unknown) => void
  /** Characters by variant: code points, and ranges of them. */
  readonly variants?: Readonly<Record<string, readonly (number | readonly [number, number])[]>>
}

/** The font without its promises: what was not imported is a character the font lacks. */
class BundledFont extends MathJaxNewcmFont {
  static readonly files = MathJaxNewcmFont.dynamicFiles as Readonly<Record<string, FontFile>>
  /** Otherwise every character of these files would be entered as a promise at the start, one by one. */
  static override readonly dynamicFiles = {}

  constructor(options: object = {}) {
    super(options)
    for (const file of FONT_FILES) BundledFont.files[file].setup(this)
  }
}

const adaptor = liteAdaptor({ fontSize: 16 })
/** What follows characters without an outline begins behind the room that they are given. */
adaptor.nodeSize = (node) => [estimateWidth(adaptor.textContent(node)), HEIGHT_EM]
RegisterHTMLHandler(adaptor)

const page = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams'],
    tags: 'none',
    maxMacros: 200,
    formatError: (_: unknown, error: TexError) => {
      throw error
    },
  }),
  OutputJax: new SVG({
    fontData: BundledFont,
    fontCache: 'none',
    displayOverflow: 'overflow',
    linebreaks: { inline: false },
    mtextInheritFont: false,
    merrorInheritFont: false,
  }),
})

/** The part of the font that has an upright outline for the character, `null` where it needs none or there is none. */
export function fileOfCharacter(character: string): string | null {
  const code = character.codePointAt(0)!
  const holds = ({ variants }: FontFile): boolean =>
    variants?.['normal']?.some((range) =>
      typeof range === 'number' ? range === code : range[0] <= code && code <= range[1],
    ) === true
  const found = Object.entries(BundledFont.files).find(([, file]) => holds(file))
  return found === undefined ? null : found[0]
}

/** Takes over a part of the font that was imported after the start. */
export function addFontFile(name: string): void {
  BundledFont.files[name].setup((page.outputJax as unknown as { font: unknown }).font)
}

/**
 * The formula as an SVG tree whose view box counts thousandths of an em.
 *
 * @throws where TeX is wrong; the message is MathJax's.
 */
export function convertTex(tex: string): SvgNode {
  const container = page.convert(tex, { display: false, em: 16, ex: 8, containerWidth: 1e6 }) as unknown as SvgNode
  return container.children.find(({ kind }) => kind === 'svg') as SvgNode
}
