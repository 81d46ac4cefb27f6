import { useEffect, useState, type SyntheticEvent } from 'react'
import type { Written } from '../../../shared/export/formats.ts'
import { text } from '../../text/en.ts'

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
  const address = useAddress(picture, mediaType)
  const measure = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    onMeasure([naturalWidth, naturalHeight])
  return (
    <div className={fits ? 'preview__sheet' : 'preview__sheet preview__sheet--actual'} tabIndex={fits ? -1 : 0}>
      {address !== null && (
        <img className="preview__picture" src={address} alt={text.export.preview} onLoad={measure} />
      )}
    </div>
  )
}

/** An address of the page's own for the content, given back when it is no longer shown. */
function useAddress(content: Written, mediaType: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: mediaType }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content, mediaType])
  return address
}
