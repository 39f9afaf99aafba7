/** Lays out the pickup slip: when to come for the card, and afterwards that it was handed over. */
import { dayText, slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import { Day, weekday } from '../../../../shared/time.ts'
import type { PickupSlip } from '../slips/slip-data.ts'
import { caseCode, codeOf } from './drawings.ts'
import { type Html, html } from './html.ts'
import { block, listOf, placeRows, practiceMark, type Row, rowsOf, signatureLine } from './rows.ts'

type Booked = Extract<PickupSlip, { stage: 'booked' }>
type HandedOver = Extract<PickupSlip, { stage: 'handed-over' }>

export const pickupBody = (slip: PickupSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.pickup}</h1>
  ${slip.stage === 'booked' ? bookedBody(slip) : handedOverBody(slip)}`

const bookedBody = (slip: Booked): Html => html`
  <div class="promised"><span>${text.bookedFor}</span>
    <strong>${dayText(slip.booked.day)}</strong><em>${text.weekday(weekday(Day.parse(slip.booked.day)))}</em>
    <strong class="slot">${slip.booked.start}–${slip.booked.end}</strong>
    ${!slip.booked.covered && html`<small>${text.provisional}</small>`}</div>
  ${rowsOf([
    [text.caseNumber, slip.caseNumber],
    [text.item, slip.itemName],
    [text.name, slip.maskedName],
    ...(slip.limitNote === null ? [] : [[text.limit, slip.limitNote] as const]),
  ])}
  ${block(text.bringTitle, listOf(slip.bring))}
  ${block(text.whereTitle, rowsOf(placeRows(slip.branch)))}
  <div class="code-line">${caseCode(slip.caseNumber)}<p>${text.askText}</p></div>
  <div class="event-code">${codeOf(slip.event)}<p>${text.eventHint}</p></div>`

const handedOverBody = (slip: HandedOver): Html => html`
  <p class="small center">${text.caseNumber}</p>
  <p class="case-number">${slip.caseNumber}</p>
  ${rowsOf(handedOverRows(slip))}
  ${block(text.toldTitle, listOf(toldOf(slip)))}
  ${block(text.password, html`<p>${slip.passwordNote}</p>`)}
  ${signatureLine(text.signature, slip.signature, slip.signedSaid)}`

const handedOverRows = (slip: HandedOver): readonly Row[] => [
  [text.item, slip.itemName],
  [text.name, slip.maskedName],
  [text.newCard, slip.newCardText],
  ...(slip.cardTail === null ? [] : [[text.cardTail, slip.cardTail] as const]),
  ...(slip.oldCardText === null ? [] : [[text.oldCard, slip.oldCardText] as const]),
  [text.identityResult, slip.identityText],
  [text.taker, slip.takerText],
  ...(slip.handedAt === null ? [] : [[text.handedAt, slip.handedAt] as const]),
  [text.branch, slip.branch.name],
  [text.operator, slip.operatorName],
]

const toldOf = (slip: HandedOver): readonly string[] => [
  ...(slip.toldEnable ? [text.toldEnable] : []),
  ...(slip.toldBank ? [text.toldBank] : []),
]
