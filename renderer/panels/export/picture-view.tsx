import { useEffect, useRef, type RefObject, type SyntheticEvent } from 'react'
import type { Written } from '../../../shared/export/formats.ts'
import { text } from '../../text/text.ts'

/** In pixels. */
export type Extent = readonly [width: number, height: number]

interface Props {
  readonly picture: Written
  readonly mediaType: string
  /** Whether all of it is shown; otherwise it has its own size and can be scrolled. */
  readonly fits: boolean
  readonly onMeasure: (extent: Extent) => void
}

export function PictureView({ picture, mediaType, fits, onMeasure }: Props) {
  const image = useImageOf(picture, mediaType)
  const measure = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    onMeasure([naturalWidth, naturalHeight])
  return (
    <div className={fits ? 'preview__sheet' : 'preview__sheet preview__sheet--actual'} tabIndex={fits ? -1 : 0}>
      <img ref={image} className="preview__picture" alt={text.export.preview} onLoad={measure} />
    </div>
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
