/** Lays a slip out as one HTML document of its own. Pure: data in, page out. */
import type { SlipKind, SlipPage } from '../../../../shared/ipc/shapes/print.ts'
import { paperOf } from '../../../../shared/printing/paper.ts'
import { slipTitle } from '../../../../shared/strings/zh-CN/print.ts'
import type { PrintStyles } from '../../rules/print-styles.ts'
import type { SlipData } from '../slips/slip-data.ts'
import { acceptanceBody } from './acceptance.ts'
import { dayEndBody } from './day-end.ts'
import { rejectedBody, returnedBody } from './decision.ts'
import { formBody } from './form.ts'
import { guideBody } from './guide.ts'
import { type Html, html, page } from './html.ts'
import { moneyBody } from './money.ts'
import { pickupBody } from './pickup.ts'
import { plainBody } from './plain.ts'
import { emergencyMark } from './rows.ts'
import { stockBody } from './stock.ts'
import { ticketBody } from './ticket.ts'
import { transferBody } from './transfer.ts'
import { uncollectedBody } from './uncollected.ts'

/** `emergency`: the mark of a desk on its own, whose slips say so. */
export type SlipOptions = { readonly styles: PrintStyles; readonly practice: boolean; readonly emergency?: string | null }

const bodies: { readonly [K in SlipKind]: (data: SlipData[K], practice: boolean) => Html } = {
  ticket: ticketBody,
  acceptance: acceptanceBody,
  pickup: pickupBody,
  form: formBody,
  guide: guideBody,
  uncollected: uncollectedBody,
  transfer: transferBody,
  receipt: moneyBody,
  refund: moneyBody,
  stock: stockBody,
  returned: returnedBody,
  rejected: rejectedBody,
  'day-end': dayEndBody,
  end: plainBody,
  correction: plainBody,
  consent: plainBody,
  payment: plainBody,
  'stock-count': plainBody,
  'sent-on': plainBody,
  'ended-card': plainBody,
  parcel: plainBody,
  errand: plainBody,
}

const styles = {
  ticket: 'slip',
  acceptance: 'slip',
  pickup: 'slip',
  form: 'form',
  guide: 'guide',
  uncollected: 'form',
  transfer: 'form',
  receipt: 'slip',
  refund: 'slip',
  stock: 'slip',
  returned: 'slip',
  rejected: 'slip',
  'day-end': 'form',
  end: 'slip',
  correction: 'slip',
  consent: 'form',
  payment: 'form',
  'stock-count': 'slip',
  'sent-on': 'form',
  'ended-card': 'slip',
  parcel: 'slip',
  errand: 'slip',
} as const satisfies Record<SlipKind, keyof PrintStyles>

/** A roll is 80 mm wide and as long as it needs to be. */
const papers = { slip: { widthMm: 80, heightMm: null }, sheet: { widthMm: 210, heightMm: 297 } } as const

export function renderSlip<K extends SlipKind>(kind: K, data: SlipData[K], options: SlipOptions): SlipPage {
  const title = slipTitle[kind]
  const mark = emergencyMark(options.emergency ?? null)
  const body = html`<body class="${bodies[kind] === plainBody ? `${kind} plain` : kind}">${mark}${bodies[kind](data, options.practice)}</body>`
  return { html: page({ title, style: options.styles[styles[kind]], body }), ...papers[paperOf[kind]], title }
}
