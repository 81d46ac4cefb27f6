import { useThumbnail } from '../state/thumbnails.ts'
import { text } from '../text/text.ts'

/** A picture of a graph. What it shows is said beside it. */
export function Thumbnail({ document }: { readonly document: string }) {
  const address = useThumbnail(document)
  return (
    <span className="thumbnail">
      {typeof address === 'string' ? (
        <img src={address} alt="" draggable={false} />
      ) : address === undefined ? (
        <span className="thumbnail__waiting">{text.gallery.drawing}</span>
      ) : null}
    </span>
  )
}
