import { useEffect, useRef, useState } from 'react'
import type { Document } from '../../../shared/document/document.ts'
import type { ExportOptions } from '../../../shared/export/job.ts'
import { writeRequest } from '../../state/export-preview.ts'
import { text } from '../../text/text.ts'

const PLAIN_FIGURE: ExportOptions = { theme: 'light', background: true, scale: 1, embed: false }

interface Props {
  readonly name: string
  readonly time: string
  readonly document: Document | null
  /** Whether it could not be read, and never will be drawn. */
  readonly isUnreadable: boolean
}

/** A picture of a graph that is not open, drawn as an export of it would be. */
export function DocumentPreview({ name, time, document, isUnreadable }: Props) {
  const picture = usePicture(document)
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (picture === null) return
    const address = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }))
    if (image.current !== null) image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [picture])
  const wires = document?.nodes.reduce((sum, { inputs }) => sum + inputs.filter((input) => input !== null).length, 0)
  return (
    <figure className="recovery__preview">
      <div className="recovery__sheet" data-drawn={picture !== null}>
        {picture === null ? (
          <p className="recovery__drawing">
            {isUnreadable || document?.nodes.length === 0 ? '' : text.recovery.drawing}
          </p>
        ) : (
          <img ref={image} alt={text.recovery.preview} />
        )}
      </div>
      <figcaption className="recovery__caption">
        <strong>{name}</strong>
        <span>
          {[time, document && text.recovery.contents(document.nodes.length, wires ?? 0)].filter(Boolean).join(' · ')}
        </span>
      </figcaption>
    </figure>
  )
}

/** The figure as SVG once it is drawn; `null` before, and where it cannot be. */
function usePicture(document: Document | null): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (document === null || document.nodes.length === 0) return
    let isShown = true
    void writeRequest({ format: 'svg', document, options: PLAIN_FIGURE }).then((answer) => {
      if (isShown && answer?.ok) setPicture(String(answer.value.content))
    })
    return () => {
      isShown = false
    }
  }, [document])
  return picture
}
