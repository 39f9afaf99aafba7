/** Form of how cases are handed to the card centre. Pure. */
import { fieldKeys } from '../../../../shared/form/fields.ts'
import { Handover, handoverWays, pictureNames } from '../../../../shared/profile/handover.ts'
import { fieldText } from '../../../../shared/strings/zh-CN/form.ts'
import { handoverWayText, pictureNameText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { bad, codesIn, form, good, listed, said, unknownChoice } from './form-parts.ts'

const text = rulesDeskText.dialog

export const handoverForm = form(
  Handover,
  [
    { name: 'way', label: text.value, kind: 'choice', choices: [...listed(handoverWayText, handoverWays), unknownChoice] },
    { name: 'picture', label: text.pictureName, kind: 'choice', choices: listed(pictureNameText, pictureNames) },
    { name: 'list', label: text.handoverFields, kind: 'ticks', choices: listed(fieldText, fieldKeys) },
  ],
  ({ way, picture, fields }) => ({ way, picture, list: fields.join(' ') }),
  typed => {
    if (said(typed, 'way') === '') return good(null)
    if (said(typed, 'picture') === '') return bad('picture', text.missing)
    if (codesIn(typed, 'list').length === 0) return bad('list', text.several)
    return good({ way: said(typed, 'way'), picture: said(typed, 'picture'), fields: codesIn(typed, 'list') })
  },
)
