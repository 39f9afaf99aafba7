/** Shows the first page of a slip as it was made. */
import { printingText as text } from '../../shared/strings/zh-CN/printing.ts'
import { useImageUrl } from '../kit/photo-frame.tsx'

/** Nothing until the picture is there. `full`: as high as the room it stands in. */
export function SlipPicture({ image, full = false }: { readonly image: Uint8Array | null; readonly full?: boolean }) {
  const url = useImageUrl(image)
  return url === null ? null : (
    <figure className={full ? 'slip-page full' : 'slip-page'}>
      <img src={url} alt={text.preview} />
    </figure>
  )
}
