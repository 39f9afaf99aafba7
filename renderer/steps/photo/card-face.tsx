/** A small mock-up of the card, so that the customer sees what the picture will look like on it. */
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useImageUrl } from '../../kit/photo-frame.tsx'

const text = tellerText.photo

export function CardFace({ image, name }: { readonly image: Uint8Array | null; readonly name: string }) {
  const url = useImageUrl(image)
  return (
    <figure className="card-face-frame">
      <div className="card-face" aria-hidden="true">
        <span className="card-face-title">{text.cardTitle}</span>
        <span className="card-face-chip" />
        <span className="card-face-name">{name}</span>
        {url && <img src={url} alt="" />}
      </div>
      <figcaption>{text.cardFace}</figcaption>
    </figure>
  )
}
