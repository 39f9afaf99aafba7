/** Words people and numbers as far as a way out may show them. Pure. */
import type { Showing } from '../../../../shared/disclosure/audiences.ts'
import { maskName, maskNumber, maskPhone } from '../../../../shared/identity/mask.ts'
import { disclosureText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'

const shownAs =
  (mask: (words: string) => string) =>
  (showing: Showing, words: string | null): string => {
    if (words === null || words === '' || showing === 'none') return ''
    return showing === 'open' ? words : mask(words)
  }

export const nameShown = shownAs(maskName)
export const numberShown = shownAs(maskNumber)
export const phoneShown = shownAs(maskPhone)
/** What cannot be masked in parts is there or not. */
export const wordsShown = shownAs(() => '')

export type Staff = { readonly name: string; readonly login: string }

/** Whoever checks has to tell two of one name apart by their login, which means nothing to a citizen. */
export function staffShown(showing: Showing, staff: Staff | null | undefined): string {
  if (!staff) return text.system
  return showing === 'open' ? text.staff(staff.name, staff.login) : staff.name
}
