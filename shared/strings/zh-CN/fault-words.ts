/** Chinese for the faults a case is sent back for, one by one. */
import type { Fault } from '../../review/fault.ts'
import { materialText } from './business.ts'
import { fieldText } from './form.ts'
import { checkText } from './photo.ts'
import { faultPartText } from './review.ts'

export function faultWords(fault: Fault): string {
  if (fault.part === 'papers' && fault.what) return materialText[fault.what]
  if (fault.part === 'form' && fault.what) return fieldText[fault.what]
  if (fault.part === 'photo' && fault.what) return checkText[fault.what].name
  return faultPartText[fault.part]
}
