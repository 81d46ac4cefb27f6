import { useEffect, useMemo, useRef, useState, type RefObject, type SyntheticEvent } from 'react'
import { formatOf, type Written } from '../../../shared/export/formats.ts'
import { drawPreview, stopPreview, useExportPreview, type ExportPreview } from '../../state/export-preview.ts'
import { text } from '../../text/en.ts'

/** What will be saved: as a picture, or as the text it is. */
export function Preview() {
  const { phase, shown, problems } = useExportPreview()
  return (
    <section className="preview" aria-label={text.export.preview} aria-busy={phase === 'drawing'}>
      {shown !== null && phase !== 'refused' && <Shown key={shown.request.format} shown={shown} />}
      {phase === 'refused' && (
        <ul className="preview__problems" role="alert">
          {problems.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
      {phase === 'drawing' && (
        <div className="preview__note">
          <span className="preview__spinner" aria-hidden />
          {text.export.drawing}
          <button type="button" className="button button--small button--outline" onClick={stopPreview}>
            {text.export.stop}
          </button>
        </div>
      )}
      {phase === 'stopped' && (
        <div className="preview__note preview__note--lasting">
          {text.export.stopped}
          <button type="button" className="button button--small button--outline" onClick={drawPreview}>
            {text.export.retry}
          </button>
        </div>
      )}
    </section>
  )
}

function Shown({ shown }: { readonly shown: NonNullable<ExportPreview['shown']> }) {
  const { request, exported } = shown
  const { preview, content } = exported
  const { mediaType, choices } = formatOf(request.format)
  const picture = typeof preview !== 'string' ? mediaType : choices.includes('theme') && isSvg(preview) ? SVG : null
  return picture === null ? (
    <CodeView code={preview as string} size={sizeOf(content)} />
  ) : (
    <PictureView picture={preview} mediaType={picture} size={sizeOf(content)} />
  )
}

const SVG = 'image/svg+xml'
const isSvg = (content: string) => content.startsWith('<?xml')

interface PictureProps {
  readonly picture: Written
  readonly mediaType: string
  readonly size: string
}

const CM_PER_PIXEL = 2.54 / 96

/** A picture in its frame, whole or at its own size. */
function PictureView({ picture, mediaType, size }: PictureProps) {
  const image = useImageOf(picture, mediaType)
  const [fits, setFits] = useState(true)
  const [extent, setExtent] = useState<readonly [width: number, height: number] | null>(null)
  const measure = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    setExtent([naturalWidth, naturalHeight])
  const describe = ([width, height]: readonly [number, number]) =>
    mediaType === SVG
      ? text.export.centimetres((width * CM_PER_PIXEL).toFixed(1), (height * CM_PER_PIXEL).toFixed(1))
      : text.export.pixels(width, height)
  return (
    <>
      <div className={fits ? 'preview__sheet' : 'preview__sheet preview__sheet--actual'} tabIndex={fits ? -1 : 0}>
        <img ref={image} className="preview__picture" alt={text.export.preview} onLoad={measure} />
      </div>
      <p className="preview__facts">
        <span>{[extent === null ? '' : describe(extent), size].filter((part) => part !== '').join(' · ')}</span>
        <button type="button" className="button button--small" aria-pressed={fits} onClick={() => setFits(!fits)}>
          {fits ? text.export.actualSize : text.export.fit}
        </button>
      </p>
    </>
  )
}

/** An image that shows content, over an address of the page's own that is given back when it is no longer shown. */
function useImageOf(content: Written, mediaType: string): RefObject<HTMLImageElement | null> {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
    if (image.current !== null) image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [content, mediaType])
  return image
}

/** More than anybody reads in a preview would only make the page slow. */
const MAX_SHOWN = 200_000

function CodeView({ code, size }: { readonly code: string; readonly size: string }) {
  const lines = useMemo(() => code.split('\n').length - 1, [code])
  return (
    <>
      <pre className="preview__code" tabIndex={0} aria-label={text.export.preview}>
        {code.length > MAX_SHOWN ? `${code.slice(0, MAX_SHOWN)}\n…` : code}
      </pre>
      <p className="preview__facts">{[text.export.lines(lines), size].join(' · ')}</p>
    </>
  )
}

function sizeOf(content: Written): string {
  const bytes = typeof content === 'string' ? new Blob([content]).size : content.length
  const kilobytes = bytes / 1000
  return text.export.kilobytes(kilobytes < 100 ? kilobytes.toFixed(1) : Math.round(kilobytes).toLocaleString('en'))
}
