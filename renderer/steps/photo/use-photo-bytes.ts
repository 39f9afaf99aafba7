/** Fetches the bytes of one picture of a case. */
import type { CaseId, PhotoId } from '../../../shared/ids.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import { useAsked } from '../../parts/use-asked.ts'

type Part = In<'photo.bytes'>['part']

/** `image` is null while it is under way and where there is none; `none` tells them apart. */
export function usePhotoBytes(
  caseId: CaseId,
  part: Part,
  photoId: PhotoId | null,
  wanted = true,
): { readonly image: Uint8Array | null; readonly none: boolean } {
  const { value, failure } = useAsked('photo.bytes', wanted ? { caseId, photoId, part } : null)
  return { image: value?.image ?? null, none: !wanted || failure !== null || (value !== null && value.image === null) }
}
