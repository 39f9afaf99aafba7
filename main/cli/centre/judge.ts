/** Judges a case as a card centre does: its picture by the place's rule, its person by what the centre claims to know. Pure. */
import type { CentreCase, CentreRefusal } from '../../../shared/centre/messages.ts'
import { checkCharacter } from '../../../shared/identity/id-number.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { centreRefusalText } from '../../../shared/strings/zh-CN/centre.ts'
import { densityOf, frameOf } from '../../core/imaging/file/jpeg.ts'
import { sha256Of, sm3Of } from '../../core/platform/blobs/seal.ts'

const refusal = (code: CentreRefusal['code']): CentreRefusal => ({ code, words: centreRefusalText[code] })

/** People a reference centre treats in their own way, so that every refusal can be practised: told by the last digits of the mobile. */
const staged: Readonly<Record<string, CentreRefusal['code']>> = {
  '0001': 'PERSON_UNKNOWN',
  '0002': 'PERSON_DIFFERS',
  '0003': 'CARD_UNDER_WAY',
  '0004': 'PHOTO_BACKGROUND',
  '0005': 'PHOTO_FACE',
  '0006': 'BANK_UNKNOWN',
}
/** The same for cards that fail in production once. */
export const failsOnce = (one: CentreCase): boolean => one.fields.mobile?.endsWith('0009') ?? false

/** Both digests, as far as the branch said them. */
export const isWhole = (bytes: Uint8Array, said: Digests | null): boolean =>
  said !== null && sha256Of(bytes) === said.sha256 && (said.sm3 === undefined || sm3Of(bytes) === said.sm3)
type Digests = { readonly sha256: string; readonly sm3?: string | undefined }

/** Null where the case is taken. */
export function judge(one: CentreCase, picture: Uint8Array | null, spec: PhotoSpec): CentreRefusal | null {
  const wrong = judgeFields(one) ?? (picture === null ? null : judgePicture(picture, spec))
  if (wrong) return refusal(wrong)
  const code = staged[one.fields.mobile?.slice(-4) ?? '']
  return code === undefined ? null : refusal(code)
}

function judgeFields({ fields }: CentreCase): CentreRefusal['code'] | null {
  if (!fields.name || !fields.docNumber || !fields.docType) return 'FIELD_WRONG'
  return fields.docType === 'RIC' && !fits(fields.docNumber) ? 'FIELD_WRONG' : null
}

const fits = (number: string): boolean => /^\d{17}[\dX]$/.test(number) && checkCharacter(number.slice(0, 17)) === number.at(-1)

function judgePicture(picture: Uint8Array, spec: PhotoSpec): CentreRefusal['code'] | null {
  const frame = frameOf(picture)
  if (frame === null || picture.at(-2) !== 0xff || picture.at(-1) !== 0xd9) return 'PHOTO_FILE'
  if (frame.width !== spec.width || frame.height !== spec.height || densityOf(picture) !== spec.dpi) return 'PHOTO_PIXELS'
  const [least, most] = spec.bytes
  return picture.byteLength < least || picture.byteLength > most ? 'PHOTO_SIZE' : null
}
