/** Forms of what an item costs, how long it takes, and what is done by mail or online. Pure. */
import { FeeTime, feeTimes } from '../../../../shared/fee/time.ts'
import { PhotoUpload } from '../../../../shared/profile/channels.ts'
import { Fee, freeCases, LeadTime, Mail } from '../../../../shared/profile/profile.ts'
import { feeMomentText, freeCaseText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { bad, codesIn, form, good, listed, number, said, unknownChoice } from './form-parts.ts'
import { money, shown, unitField } from './plain-forms.ts'

const text = rulesDeskText.dialog

export const feeForm = form(
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

export const feeTimeForm = form(
  FeeTime,
  [
    { name: 'at', label: text.feeAt, kind: 'choice', choices: [...listed(feeMomentText, feeTimes), unknownChoice] },
    {
      name: 'unit',
      label: text.unitTransfer,
      kind: 'choice',
      choices: [
        { value: 'no', label: text.unitEach },
        { value: 'yes', label: text.unitTransferYes },
      ],
    },
  ],
  ({ at, unitTransfer }) => ({ at, unit: unitTransfer ? 'yes' : 'no' }),
  typed => good(said(typed, 'at') === '' ? null : { at: said(typed, 'at'), unitTransfer: said(typed, 'unit') === 'yes' }),
)

export const leadForm = form(
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

export const mailForm = form(
  Mail,
  [
    {
      name: 'offered',
      label: text.offered,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.mailYes }, { value: 'no', label: text.mailNo }, unknownChoice],
    },
    { name: 'fen', label: text.postage, kind: 'text', hint: text.blankUnknown },
    { name: 'most', label: text.postageMost, kind: 'text', hint: text.postageMostHint },
  ],
  ({ offered, fen, most }) => ({ offered: offered ? 'yes' : 'no', fen: shown(fen), most: shown(most) }),
  typed => {
    const [fen, most] = [money(typed, 'fen'), money(typed, 'most')]
    if (fen === undefined) return bad('fen', text.yuanWrong)
    if (most === undefined || (most !== null && (fen === null || most <= fen))) return bad('most', text.postageMostWrong)
    return good(said(typed, 'offered') === '' ? null : { offered: said(typed, 'offered') === 'yes', fen, most })
  },
)

export const uploadForm = form(
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
  ({ reviewDays, receipt }) => ({
    least: reviewDays === null ? '' : String(reviewDays[0]),
    days: reviewDays === null ? '' : String(reviewDays[1]),
    receipt: receipt === null ? '' : receipt ? 'yes' : 'no',
  }),
  typed => {
    const [least, most] = [number(typed, 'least'), number(typed, 'days')]
    const receipt = said(typed, 'receipt') === '' ? null : said(typed, 'receipt') === 'yes'
    if (least === null && most === null) return good(receipt === null ? null : { reviewDays: null, receipt })
    if (least === null || most === null) return bad(least === null ? 'least' : 'days', text.missing)
    return good({ reviewDays: [least, most], receipt })
  },
)
