/**
 * Pages of a PDF with what makes the file useful beyond its looks: a title, the document inside as an attached file,
 * and a structure that tells screen readers what each part of a page is.
 */
import type { Language } from '../language/language.ts'
import { exportWords } from './words/index.ts'
import { strToU8 } from 'fflate'
import type { Painter } from './pdf-paint.ts'
import { createPdfFile, pdfText, type PdfFile } from './pdf-file.ts'
import type { LetterPicture } from './letters.ts'
import { outlineOperators } from './pdf-outline.ts'

/** A part of a page that means one thing. Paragraphs and headings give their text, figures a description. */
export interface PdfElement {
  readonly role: 'H1' | 'H2' | 'P' | 'Figure'
  readonly text: string
  /** Operators that draw it, in points from the lower left corner of the page. */
  readonly content: string
}

/** Sizes in points. */
export interface PdfPage {
  readonly width: number
  readonly height: number
  /** Operators of what means nothing: background, page number. */
  readonly decoration: string
  readonly elements: readonly PdfElement[]
}

export interface PdfDocumentOptions {
  readonly title: string
  /** Text of the document (a `.chainrule` file) to attach, so that the PDF can be opened again. */
  readonly embed?: string
  /** What the text is written in; default English. */
  readonly language?: Language
}

/** Name of the attached file. */
const ATTACHMENT = 'graph.chainrule'

/**
 * @param drawn what the pages draw, by the names they call it
 */
export function writePages(
  pages: readonly PdfPage[],
  drawn: Pick<Painter, 'outlines' | 'pictures'>,
  { title, embed, language = 'en' }: PdfDocumentOptions,
): Uint8Array<ArrayBuffer> {
  const file = createPdfFile()
  const [root, tree, structure, whole] = [file.reserve(), file.reserve(), file.reserve(), file.reserve()]
  const resources = writeResources(file, drawn)
  const leaves: number[] = []
  const parents: (readonly number[])[] = []
  pages.forEach((page, index) => {
    const number = file.reserve()
    const marked = page.elements.map(({ role, content }, id) => `/${role} <</MCID ${id}>> BDC\n${content}\nEMC`)
    const content = file.writeStream('', [`/Artifact BMC\n${page.decoration}\nEMC`, ...marked].join('\n'))
    file.write(
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${points(page.width)} ${points(page.height)}] /Resources ${resources} 0 R /Contents ${content} 0 R /StructParents ${index} /Tabs /S>>`,
      number,
    )
    leaves.push(number)
    parents.push(page.elements.map((element, id) => writeElement(file, element, { id, page: number, whole })))
  })
  file.write(`<</Type /Pages /Count ${leaves.length} /Kids [${refer(leaves)}]>>`, tree)
  file.write(
    `<</Type /StructTreeRoot /K ${whole} 0 R /ParentTree <</Nums [${parents.map((elements, index) => `${index} [${refer(elements)}]`).join(' ')}]>>>>`,
    structure,
  )
  file.write(`<</Type /StructElem /S /Document /P ${structure} 0 R /K [${refer(parents.flat())}]>>`, whole)
  file.write(
    `<</Type /Catalog /Pages ${tree} 0 R /Lang (${language}) /MarkInfo <</Marked true>> /StructTreeRoot ${structure} 0 R /ViewerPreferences <</DisplayDocTitle true>>${embed === undefined ? '' : attach(file, embed, exportWords(language).attachment)}>>`,
    root,
  )
  const information = file.write(`<</Title ${pdfText(title)} /Creator (Chainrule) /Producer (Chainrule)>>`)
  return file.finish({ root, information })
}

/** Every outline is written once, as a form that pages place where they need it. */
function writeResources(file: PdfFile, { outlines, pictures }: Pick<Painter, 'outlines' | 'pictures'>): number {
  const forms = [...outlines].map(([d, name]) => {
    const { operators, box } = outlineOperators(d)
    const number = file.writeStream(`/Type /XObject /Subtype /Form /BBox [${box.join(' ')}]`, operators)
    return `/${name} ${number} 0 R`
  })
  const images = [...pictures].map(([picture, name]) => `/${name} ${writePicture(file, picture)} 0 R`)
  return file.write(
    `<</XObject <<${[...forms, ...images].join(' ')}>> /ExtGState <</Veil <</ca 0.85>> /Solid <</ca 1>>>>>>`,
  )
}

/** A picture with its opacity as a mask. */
function writePicture(file: PdfFile, { width, height, pixels }: LetterPicture): number {
  const count = width * height
  const [colors, opacity] = [new Uint8Array(3 * count), new Uint8Array(count)]
  for (let at = 0; at < count; at++) {
    colors.set(pixels.subarray(4 * at, 4 * at + 3), 3 * at)
    opacity[at] = pixels[4 * at + 3]
  }
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /Interpolate true`
  const mask = file.writeStream(`${size} /ColorSpace /DeviceGray`, opacity)
  return file.writeStream(`${size} /ColorSpace /DeviceRGB /SMask ${mask} 0 R`, colors)
}

function writeElement(
  file: PdfFile,
  { role, text }: PdfElement,
  { id, page, whole }: { readonly id: number; readonly page: number; readonly whole: number },
): number {
  const words = `${role === 'Figure' ? '/Alt' : '/ActualText'} ${pdfText(text)}`
  return file.write(`<</Type /StructElem /S /${role} /P ${whole} 0 R /Pg ${page} 0 R /K ${id} ${words}>>`)
}

/** Entries of the catalogue for an attached file (ISO 32000-1, 7.11.4). */
function attach(file: PdfFile, text: string, description: string): string {
  const stream = file.writeStream('/Type /EmbeddedFile /Subtype /application#2Fjson', strToU8(text))
  const attachment = file.write(
    `<</Type /Filespec /F (${ATTACHMENT}) /UF (${ATTACHMENT}) /Desc ${pdfText(description)} /AFRelationship /Source /EF <</F ${stream} 0 R>>>>`,
  )
  return ` /Names <</EmbeddedFiles <</Names [(${ATTACHMENT}) ${attachment} 0 R]>>>> /AF [${attachment} 0 R]`
}

function refer(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}

/** Thousandths of a point. */
function points(length: number): string {
  return String(Math.round(length * 1000) / 1000)
}
