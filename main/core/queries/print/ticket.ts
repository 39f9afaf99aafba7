/** Lays out the ticket of the waiting line. */
import { printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import { queueText } from '../../../../shared/strings/zh-CN/queue.ts'
import type { TicketSlip } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'

export const ticketBody = (slip: TicketSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <p class="branch-name">${slip.branchName}</p>
  <p class="small">${text.yourNumber}</p>
  <p class="ticket-number">${slip.number}</p>
  <p class="item">${slip.itemName}${slip.priority && html` <span class="priority">${text.priority}</span>`}</p>
  <p class="waiting">${text.waiting(slip.waitingBefore)}</p>
  ${slip.minutes !== null && slip.minutes > 0 && html`<p class="small">${queueText.estimate(slip.minutes)}</p>`}
  <p class="small">${text.takenAt} ${slip.takenAt}</p>
  <p class="small">${text.ticketHint}</p>`
