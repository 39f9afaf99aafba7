/** A small mock-up of the card, so that the customer sees what the picture will look like printed on it. */
import type { Level } from '../../../shared/photo/verdict.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useImageUrl } from '../../kit/photo-frame.tsx'

const text = tellerText.photo

type Props = {
  readonly image: Uint8Array | null
  readonly name: string
  /** What was found about the print; null where it was not looked at. */
  readonly print: Level | null
}

/** Dye on plastic: black comes out as a dark grey in which the darkest tones are one, and the lightest run into the white. */
function PrintedTones() {
  const printed = '0.13 0.14 0.3 0.5 0.68 0.85 0.99 1'
  return (
    <svg className="sr-only" aria-hidden="true">
      <filter id="card-print" colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR type="table" tableValues={printed} />
          <feFuncG type="table" tableValues={printed} />
          <feFuncB type="table" tableValues={printed} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}

export function CardFace({ image, name, print }: Props) {
  const url = useImageUrl(image)
  return (
    <figure className="card-face-frame">
      <PrintedTones />
      <div className="card-face" aria-hidden="true">
        <span className="card-face-title">{text.cardTitle}</span>
        <span className="card-face-chip" />
        <span className="card-face-name">{name}</span>
        {url && <img src={url} alt="" />}
      </div>
      <figcaption>{print === null ? text.cardFace : text.cardPrint[print]}</figcaption>
    </figure>
  )
}
