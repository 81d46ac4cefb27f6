import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { formatOf, type Written } from '../../../shared/export/formats.ts'
import type { ExportPreview } from '../../state/export-preview.ts'
import { text } from '../../text/text.ts'
import { PageView } from './page-view.tsx'
import { PictureView, type Extent } from './picture-view.tsx'

const SVG = 'image/svg+xml'
const PDF = 'application/pdf'
const CM_PER_PIXEL = 2.54 / 96

/** More than anybody reads in a preview would only make the page slow. */
const MAX_SHOWN = 200_000

interface Props {
  readonly shown: NonNullable<ExportPreview['shown']>
}

/** The file as it is looked at; what is written in words can be read, too. */
export function ShownExport({ shown: { request, exported } }: Props) {
  const { content, preview } = exported
  const { mediaType, view } = formatOf(request.format)
  const [isSource, setSource] = useState(false)
  const [fits, setFits] = useState(true)
  const [page, setPage] = useState(0)
  const [extent, setExtent] = useState<Extent | null>(null)

  const facts: (string | null)[] = [describeSize(content)]
  const controls: ReactNode[] = []
  let shown: ReactNode
  if (view === 'text' || isSource) {
    // An archive of arrays is shown as the table of its numbers.
    const source = String(typeof content === 'string' ? content : preview[0])
    shown = <SourceView source={source} />
    facts.unshift(text.export.lines(source.split('\n').length - 1))
  } else if (view === 'page') {
    shown = <PageView html={String(preview[0])} theme={mediaType === PDF ? request.options.theme : null} />
  } else {
    const at = Math.min(page, preview.length - 1)
    const type = typeof preview[at] === 'string' ? SVG : mediaType
    shown = <PictureView picture={preview[at]} mediaType={type} fits={fits} onMeasure={setExtent} />
    facts.unshift(extent === null ? null : type === SVG ? describeCentimetres(extent) : text.export.pixels(...extent))
    if (preview.length > 1) controls.push(<Pager key="page" page={at} count={preview.length} onChange={setPage} />)
    controls.push(
      <button key="fit" type="button" className="button button--small" onClick={() => setFits(!fits)}>
        {fits ? text.export.actualSize : text.export.fit}
      </button>,
    )
  }
  if (view !== 'text' && typeof content === 'string') {
    controls.push(
      <button key="source" type="button" className="button button--small" onClick={() => setSource(!isSource)}>
        {isSource ? text.export.look : text.export.source}
      </button>,
    )
  }
  return (
    <>
      {shown}
      <p className="preview__facts">
        <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>
        {controls}
      </p>
    </>
  )
}

function SourceView({ source }: { readonly source: string }) {
  return (
    <pre className="preview__code" tabIndex={0} role="region" aria-label={text.export.source}>
      {source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN)}\n…` : source}
    </pre>
  )
}

interface PagerProps {
  readonly page: number
  readonly count: number
  readonly onChange: (page: number) => void
}

function Pager({ page, count, onChange }: PagerProps) {
  return (
    <span className="preview__pager">
      <button
        type="button"
        className="button button--small button--icon"
        aria-label={text.export.previous}
        disabled={page === 0}
        onClick={() => onChange(page - 1)}
      >
        <ChevronLeft size={14} aria-hidden />
      </button>
      {text.export.step(page + 1, count)}
      <button
        type="button"
        className="button button--small button--icon"
        aria-label={text.export.next}
        disabled={page === count - 1}
        onClick={() => onChange(page + 1)}
      >
        <ChevronRight size={14} aria-hidden />
      </button>
    </span>
  )
}

function describeCentimetres([width, height]: Extent): string {
  return text.export.centimetres((width * CM_PER_PIXEL).toFixed(1), (height * CM_PER_PIXEL).toFixed(1))
}

function describeSize(content: Written): string {
  const kilobytes = (typeof content === 'string' ? new Blob([content]).size : content.length) / 1000
  return text.export.kilobytes(kilobytes < 100 ? kilobytes.toFixed(1) : Math.round(kilobytes).toLocaleString('en'))
}
