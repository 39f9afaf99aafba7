/** Forms of who may fetch a card for its holder. Pure. */
import { PickupGround, pickupGrounds, UnitPickup } from '../../../../shared/profile/channels.ts'
import { pickupGroundText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { z } from '../../../../shared/zod.ts'
import { bad, codesIn, form, good, listed, number, said, unknownChoice } from './form-parts.ts'
import { unitField } from './plain-forms.ts'

const text = rulesDeskText.dialog

export const groundsForm = form(
  z.array(PickupGround),
  [
    {
      name: 'any',
      label: text.grounds,
      kind: 'choice',
      choices: [{ value: 'any', label: text.groundsAny }, { value: 'some', label: text.groundsSome }, unknownChoice],
    },
    { name: 'list', label: text.groundsSome, kind: 'ticks', choices: listed(pickupGroundText, pickupGrounds) },
  ],
  list => ({ any: list.length === 0 ? 'any' : 'some', list: list.join(' ') }),
  typed => {
    if (said(typed, 'any') !== 'some') return good(said(typed, 'any') === 'any' ? [] : null)
    return codesIn(typed, 'list').length === 0 ? bad('list', text.several) : good(codesIn(typed, 'list'))
  },
)

export const unitForm = form(
  UnitPickup,
  [
    { name: 'people', label: text.people, kind: 'digits', hint: text.blankUnknown },
    { name: 'days', label: text.within, kind: 'digits' },
    unitField(['work', 'calendar']),
  ],
  ({ people, within }) => ({ people: String(people), days: String(within.days), unit: within.unit }),
  typed => {
    const [people, days] = [number(typed, 'people'), number(typed, 'days')]
    if (people === null) return good(null)
    if (days === null) return bad('days', text.missing)
    return said(typed, 'unit') === '' ? bad('unit', text.unitMissing) : good({ people, within: { days, unit: said(typed, 'unit') } })
  },
)
