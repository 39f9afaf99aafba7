/** Shows the first page of a slip as it was made. */
import { printingText as text } from '../../shared/strings/zh-CN/printing.ts'
import { useImageUrl } from '../kit/photo-frame.tsx'

/** Nothing until the picture is there. `full`: as high as the room it stands in. */
export function SlipPicture({ image, full = false }: { readonly image: Uint8Array | null; readonly full?: boolean }) {
  const url = useImageUrl(image)
  return url === null ? null : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows scroll what holds the focus
    <figure className={full ? 'slip-page full' : 'slip-page'} tabIndex={0}>
      <img src={url} alt={text.preview} />
    </figure>
  )
}
