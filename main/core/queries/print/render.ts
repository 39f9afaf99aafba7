/** Lays a slip out as one HTML document of its own. Pure: data in, page out. */
import type { SlipKind, SlipPage } from '../../../../shared/ipc/shapes/print.ts'
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
import { stockBody } from './stock.ts'
import { ticketBody } from './ticket.ts'
import { transferBody } from './transfer.ts'
import { uncollectedBody } from './uncollected.ts'

export type SlipOptions = { readonly styles: PrintStyles; readonly practice: boolean }

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
}

/** A roll is 80 mm wide and as long as it needs to be; the form and the guide are sheets of A4. */
const papers = {
  ticket: { widthMm: 80, heightMm: null, style: 'slip' },
  acceptance: { widthMm: 80, heightMm: null, style: 'slip' },
  pickup: { widthMm: 80, heightMm: null, style: 'slip' },
  form: { widthMm: 210, heightMm: 297, style: 'form' },
  guide: { widthMm: 210, heightMm: 297, style: 'guide' },
  uncollected: { widthMm: 210, heightMm: 297, style: 'form' },
  transfer: { widthMm: 210, heightMm: 297, style: 'form' },
  receipt: { widthMm: 80, heightMm: null, style: 'slip' },
  refund: { widthMm: 80, heightMm: null, style: 'slip' },
  stock: { widthMm: 80, heightMm: null, style: 'slip' },
  returned: { widthMm: 80, heightMm: null, style: 'slip' },
  rejected: { widthMm: 80, heightMm: null, style: 'slip' },
  'day-end': { widthMm: 210, heightMm: 297, style: 'form' },
  end: { widthMm: 80, heightMm: null, style: 'slip' },
  correction: { widthMm: 80, heightMm: null, style: 'slip' },
  consent: { widthMm: 210, heightMm: 297, style: 'form' },
  payment: { widthMm: 210, heightMm: 297, style: 'form' },
  'stock-count': { widthMm: 80, heightMm: null, style: 'slip' },
  'sent-on': { widthMm: 210, heightMm: 297, style: 'form' },
  'ended-card': { widthMm: 80, heightMm: null, style: 'slip' },
} as const satisfies Record<SlipKind, { widthMm: number; heightMm: number | null; style: keyof PrintStyles }>

export function renderSlip<K extends SlipKind>(kind: K, data: SlipData[K], options: SlipOptions): SlipPage {
  const { widthMm, heightMm, style } = papers[kind]
  const title = slipTitle[kind]
  const body = html`<body class="${bodies[kind] === plainBody ? `${kind} plain` : kind}">${bodies[kind](data, options.practice)}</body>`
  return { html: page({ title, style: options.styles[style], body }), widthMm, heightMm, title }
}
