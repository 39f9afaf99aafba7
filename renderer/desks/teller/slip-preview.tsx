/** Shows the first page of a slip as it was made. */
import type { Out } from '../../../shared/ipc/contract.ts'
import { EmptyState } from '../../kit/notes.tsx'
import { useImageUrl } from '../../kit/photo-frame.tsx'

export type Slip = Out<'slip.print'>
type Props = { readonly slip: Slip | null; readonly none: string; readonly label: string }

export function SlipPreview({ slip, none, label }: Props) {
  const url = useImageUrl(slip?.preview ?? null)
  if (!url) return <EmptyState title={none} />
  return (
    <figure className="slip-preview scroll">
      <img src={url} alt={label} />
    </figure>
  )
}
