/** Says for every rule which fields its dialog has, and turns what stands in them into the value of the rule and back. Pure. */
import { ItemCode, itemCodes } from '../../../../shared/business/items.ts'
import { PhotoReason, photoReasons } from '../../../../shared/business/reasons.ts'
import { type Fen, parseYuan, yuan } from '../../../../shared/money.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { ChildCard, childCards, LossFormalWindow, LossTempWindow, Validity } from '../../../../shared/profile/card-life.ts'
import { Channel, channels, PhotoUpload, PickupGround, pickupGrounds, UnitPickup } from '../../../../shared/profile/channels.ts'
import {
  Fee,
  freeCases,
  LeadTime,
  Mail,
  OldCardPolicy,
  oldCardPolicies,
  type RuleKey,
  SameNumber,
  sameNumberRules,
} from '../../../../shared/profile/profile.ts'
import { itemShortText, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import {
  channelText,
  childCardText,
  freeCaseText,
  oldCardPolicyText,
  pickupGroundText,
  sameNumberText,
} from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { z } from '../../../../shared/zod.ts'
import { bad, codesIn, type FormField, form, good, listed, number, type RuleForm, said, type Typed, unknownChoice } from './form-parts.ts'
import { hoursForm } from './hours-form.ts'
import { photoForm } from './photo-form.ts'

const text = rulesDeskText.dialog

const flagForm: RuleForm = form(
  z.boolean(),
  [
    {
      name: 'value',
      label: text.value,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }, unknownChoice],
    },
  ],
  value => ({ value: value ? 'yes' : 'no' }),
  typed => good(said(typed, 'value') === '' ? null : said(typed, 'value') === 'yes'),
)

const numberForm = (known: boolean): RuleForm =>
  form(
    z.int(),
    [{ name: 'value', label: text.value, kind: 'digits', ...(known ? {} : { hint: text.blankUnknown }) }],
    value => ({ value: String(value) }),
    typed => (known && said(typed, 'value') === '' ? bad('value', text.missing) : good(number(typed, 'value'))),
  )

const choiceForm = <S extends z.ZodType<string>>(schema: S, texts: Readonly<Record<string, string>>, codes: readonly string[]): RuleForm =>
  form(
    schema,
    [{ name: 'value', label: text.value, kind: 'choice', choices: [...listed(texts, codes), unknownChoice] }],
    value => ({ value }),
    typed => good(said(typed, 'value') || null),
  )

const ticksForm = (one: z.ZodType<string>, texts: Readonly<Record<string, string>>, codes: readonly string[], known: boolean): RuleForm =>
  form(
    z.array(one),
    [{ name: 'list', label: text.value, kind: 'ticks', choices: listed(texts, codes), ...(known ? {} : { hint: text.blankUnknown }) }],
    list => ({ list: list.join(' ') }),
    typed => {
      const list = codesIn(typed, 'list')
      if (list.length > 0) return good(list)
      return known ? bad('list', text.several) : good(null)
    },
  )

const unitField = (units: readonly ('hour' | 'work' | 'calendar')[]): FormField => ({
  name: 'unit',
  label: text.unit,
  kind: 'choice',
  choices: units.map(value => ({ value, label: text[value] })),
})

/** Yuan as typed; null for nothing typed, undefined for something that is no amount. */
function money(typed: Typed, name: string): Fen | null | undefined {
  if (said(typed, name) === '') return null
  return parseYuan(said(typed, name)) ?? undefined
}
const shown = (amount: Fen | null): string => (amount === null ? '' : yuan(amount))

const feeForm = form(
  Fee,
  [
    { name: 'fen', label: text.yuan, kind: 'text', hint: text.blankUnknown },
    { name: 'free', label: text.free, kind: 'ticks', choices: listed(freeCaseText, freeCases) },
  ],
  ({ fen, free }) => ({ fen: shown(fen), free: free.join(' ') }),
  typed => {
    const fen = money(typed, 'fen')
    if (fen === undefined) return bad('fen', text.yuanWrong)
    const free = codesIn(typed, 'free')
    return good(fen === null && free.length === 0 ? null : { fen, free })
  },
)

const leadForm = form(
  LeadTime,
  [
    {
      name: 'instant',
      label: text.instant,
      kind: 'choice',
      choices: [
        { value: 'yes', label: text.instantYes },
        { value: 'no', label: text.instantNo },
      ],
    },
    { name: 'days', label: text.days, kind: 'digits', hint: text.daysHint },
    unitField(['work', 'calendar']),
  ],
  ({ instant, batch }) => ({ instant: instant ? 'yes' : 'no', days: batch ? String(batch.days) : '', unit: batch?.unit ?? 'work' }),
  typed => {
    const [instant, days] = [said(typed, 'instant') === 'yes', number(typed, 'days')]
    if (days === null) return good(instant ? { instant, batch: null } : null)
    return said(typed, 'unit') === '' ? bad('unit', text.unitMissing) : good({ instant, batch: { days, unit: said(typed, 'unit') } })
  },
)

const mailForm = form(
  Mail,
  [
    {
      name: 'offered',
      label: text.offered,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.mailYes }, { value: 'no', label: text.mailNo }, unknownChoice],
    },
    { name: 'fen', label: text.postage, kind: 'text', hint: text.blankUnknown },
  ],
  ({ offered, fen }) => ({ offered: offered ? 'yes' : 'no', fen: shown(fen) }),
  typed => {
    const fen = money(typed, 'fen')
    if (fen === undefined) return bad('fen', text.yuanWrong)
    return good(said(typed, 'offered') === '' ? null : { offered: said(typed, 'offered') === 'yes', fen })
  },
)

const uploadForm = form(
  PhotoUpload,
  [
    { name: 'least', label: text.least, kind: 'digits', hint: text.blankUnknown },
    { name: 'days', label: text.most, kind: 'digits' },
    {
      name: 'receipt',
      label: text.receipt,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.receiptYes }, { value: 'no', label: text.receiptNo }, unknownChoice],
    },
  ],
  ({ reviewDays: [least, most], receipt }) => ({
    least: String(least),
    days: String(most),
    receipt: receipt === null ? '' : receipt ? 'yes' : 'no',
  }),
  typed => {
    const [least, most] = [number(typed, 'least'), number(typed, 'days')]
    if (least === null && most === null) return good(null)
    if (least === null || most === null) return bad(least === null ? 'least' : 'days', text.missing)
    return good({ reviewDays: [least, most], receipt: said(typed, 'receipt') === '' ? null : said(typed, 'receipt') === 'yes' })
  },
)

const tempForm = form(
  LossTempWindow,
  [
    { name: 'length', label: text.length, kind: 'digits', hint: text.blankUnknown },
    unitField(['hour', 'work', 'calendar']),
    {
      name: 'worksAgain',
      label: text.worksAgain,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.worksAgainYes }, { value: 'no', label: text.worksAgainNo }, unknownChoice],
    },
  ],
  ({ length, unit, worksAgain }) => ({
    length: String(length),
    unit,
    worksAgain: worksAgain === null ? '' : worksAgain ? 'yes' : 'no',
  }),
  typed => {
    const length = number(typed, 'length')
    if (length === null) return good(null)
    if (said(typed, 'unit') === '') return bad('unit', text.unitMissing)
    const again = said(typed, 'worksAgain')
    return good({ length, unit: said(typed, 'unit'), worksAgain: again === '' ? null : again === 'yes' })
  },
)

const formalForm = form(
  LossFormalWindow,
  [
    {
      name: 'ends',
      label: text.formalEnds,
      kind: 'choice',
      choices: [{ value: 'never', label: text.formalNever }, { value: 'cancelled', label: text.formalCancelled }, unknownChoice],
    },
    { name: 'days', label: text.within, kind: 'digits' },
    unitField(['work', 'calendar']),
  ],
  (window): Typed => (window.ends === 'never' ? { ends: 'never' } : { ends: 'cancelled', days: String(window.days), unit: window.unit }),
  typed => {
    if (said(typed, 'ends') !== 'cancelled') return good(said(typed, 'ends') === 'never' ? { ends: 'never' } : null)
    const days = number(typed, 'days')
    if (days === null) return bad('days', text.missing)
    return said(typed, 'unit') === '' ? bad('unit', text.unitMissing) : good({ ends: 'cancelled', days, unit: said(typed, 'unit') })
  },
)

const groundsForm = form(
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

const unitForm = form(
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

type Holds = Validity[number]['holds']
const holdsShown = (holds: Holds): string =>
  holds.by === 'years' ? text.holdsYears(holds.years) : holds.by === 'age' ? text.holdsUntil(holds.untilAge) : text.holdsLong
function holdsRead(words: string): Holds | null {
  if (words === text.holdsLong) return { by: 'long' }
  const figure = Number(/\d+/.exec(words)?.[0])
  if (words === text.holdsYears(figure)) return { by: 'years', years: figure }
  return words === text.holdsUntil(figure) ? { by: 'age', untilAge: figure } : null
}

const validityForm = form(
  Validity,
  [{ name: 'bands', label: text.validity, kind: 'text', hint: text.validityHint }],
  bands => ({ bands: bands.map(({ fromAge, holds }) => `${fromAge}:${holdsShown(holds)}`).join(' ') }),
  typed => {
    if (said(typed, 'bands') === '') return good(null)
    const bands = said(typed, 'bands')
      .normalize('NFKC')
      .split(/[;\s]+/)
      .filter(Boolean)
      .map(band => {
        const [, age, words = ''] = /^(\d+):(.+)$/.exec(band) ?? []
        return { fromAge: age === undefined ? null : Number(age), holds: holdsRead(words) }
      })
    return Validity.safeParse(bands).success ? good(bands) : bad('bands', text.validityWrong)
  },
)

/** The form of a rule; papers have a dialog of their own. */
export function formOf(key: Exclude<RuleKey, 'papers'>, photo: PhotoSpec): RuleForm {
  return key === 'photo' ? photoForm(photo.limits) : forms[key]
}

const forms: Readonly<Record<Exclude<RuleKey, 'papers' | 'photo'>, RuleForm>> = {
  photoFromAge: numberForm(true),
  photoReasons: ticksForm(PhotoReason, reasonText, photoReasons, true),
  items: ticksForm(ItemCode, itemShortText, itemCodes, true),
  guardianUnderAge: numberForm(true),
  adultByAgent: flagForm,
  hours: hoursForm,
  leadTime: leadForm,
  channels: ticksForm(Channel, channelText, channels, false),
  photoUpload: uploadForm,
  childCard: choiceForm(ChildCard, childCardText, childCards),
  validity: validityForm,
  renewBeforeDays: numberForm(false),
  lossTemp: tempForm,
  lossFormal: formalForm,
  passwordTries: numberForm(false),
  pickupGrounds: groundsForm,
  unitPickup: unitForm,
  fees: feeForm,
  oldCardPolicy: choiceForm(OldCardPolicy, oldCardPolicyText, oldCardPolicies),
  sameNumber: choiceForm(SameNumber, sameNumberText, sameNumberRules),
  photoChangeByAgent: flagForm,
  pickupByAgent: flagForm,
  pickupLimitDays: numberForm(false),
  pickupGraceDays: numberForm(false),
  mail: mailForm,
}
