/** Which reads show what an event changed. Only a command with a row here can be asked for by a screen. */
import type { CommandName, In } from '../../shared/ipc/contract.ts'
import type { EventName, EventPayload } from '../../shared/ipc/events.ts'

/** An event as a whole, or only where it is about what the read was asked for. */
export type Hearing<N extends CommandName> =
  | EventName
  | { [E in EventName]: { readonly on: E; readonly about: (input: In<N>, payload: EventPayload<E>) => boolean } }[EventName]

const sameCase = {
  on: 'case.changed',
  about: (input: { caseId: string }, payload: { caseId: string }) => input.caseId === payload.caseId,
} as const
const sameUnit = {
  on: 'unit.changed',
  about: (input: { unitId: string }, payload: { unitId: string }) => input.unitId === payload.unitId,
} as const
/** A day follows what happens on it; a longer report stands as it was asked for. */
const oneDay = (input: In<'report.view'>): boolean => input.span.from === input.span.to
/** Older pages of the log never change. */
const newestPage = (input: In<'audit.find'>): boolean => input.before === null

/**
 * A list hangs on every event that can add, take or change a row of it. What never changes, or is looked at as it was
 * when it was asked for, hears nothing. After the core has started again all that is on the screen is read again.
 */
export const refreshTable = {
  'setup.view': ['core.changed'],
  'branch.view': ['branch.changed'],
  'session.view': ['session.changed'],
  'habit.view': ['habit.changed', 'session.changed'],
  'operator.list': ['operator.changed'],
  'profile.view': ['profile.changed'],
  'profile.ofCase': [],
  'profile.versions': ['profile.changed'],
  'profile.look': [],
  'profile.read': [],
  'profile.preview': ['case.changed', 'profile.changed'],
  'calendar.view': ['calendar.changed'],
  'calendar.preview': ['case.changed', 'calendar.changed'],
  'codes.find': [],
  'ticket.line': ['ticket.changed'],
  'teller.today': ['ticket.changed', 'case.changed'],
  // Whatever a session or a case became: the customer's window must not stand on an older answer.
  'customer.view': ['customer.changed', 'session.changed', 'case.changed'],
  'hall.voice': ['ticket.changed'],
  'queue.view': ['ticket.changed'],
  'hall.view': ['ticket.changed', 'branch.changed'],
  'copies.bar': ['copies.changed', 'jobs.changed'],
  'copies.view': ['copies.changed', 'jobs.changed'],
  'retention.view': ['retention.changed', 'case.changed', 'profile.changed'],
  'print.jobs': [{ on: 'print.changed', about: (input, payload) => input.caseId === payload.caseId }],
  'printer.list': ['device.changed'],
  'sheet.list': ['device.changed'],
  'dock.view': [],
  'printer.look': ['device.changed'],
  'health.view': [],
  'device.log': ['print.changed'],
  'case.view': [sameCase],
  'lease.view': [{ on: 'lease.changed', about: (input, payload) => input.caseId === payload.caseId }, sameCase],
  'correction.list': [sameCase],
  'consent.withdrawn': [sameCase],
  'ending.cards': ['case.changed'],
  'place.view': ['place.changed', 'case.changed'],
  'transfer.list': ['case.changed', 'pickup.changed'],
  'parcel.list': ['case.changed', 'pickup.changed'],
  // As it was when the parcel was begun.
  'parcel.to': [],
  'case.find': ['case.changed'],
  'case.search': ['case.changed'],
  'identity.lookUp': ['case.changed'],
  'identity.judge': [],
  'people.judge': [],
  // The holder's cards are changed by other cases of the same person.
  'holder.cards': ['case.changed'],
  'photo.cameras': [],
  'paper.lenses': [],
  'paper.bytes': [],
  'device.pins': ['device.changed', 'session.changed'],
  'reader.list': [],
  'desk.list': ['desk.changed', 'session.changed'],
  'line.view': ['line.changed'],
  'emergency.view': ['emergency.changed', 'line.changed'],
  'emergency.list': ['emergency.changed', 'case.changed'],
  'photo.bytes': [],
  'review.leases': ['review.changed', 'case.changed'],
  'rating.view': [sameCase],
  'rating.followUps': ['rating.changed'],
  'errand.list': ['errand.changed'],
  'errand.cases': ['errand.changed', 'case.changed'],
  'fee.open': ['fee.changed', 'case.changed'],
  'fee.statement': ['fee.changed'],
  'serial.of': [sameCase],
  'serial.list': ['case.changed'],
  'report.figures': [],
  'stock.counts': ['stock.changed'],
  'fee.balance': ['fee.changed', 'case.changed'],
  'stock.view': ['stock.changed'],
  'stock.moves': ['stock.changed'],
  'stock.balance': ['stock.changed'],
  'pickup.forecast': [],
  // Other cases take and free the seats that are offered to this one.
  'pickup.offer': ['case.changed', 'pickup.changed'],
  'pickup.day': ['pickup.changed', 'case.changed'],
  'pickup.plan': ['pickup.changed', 'case.changed'],
  'pickup.hours': ['pickup.changed', 'case.changed'],
  'pickup.waiting': ['pickup.changed', 'case.changed'],
  // How the texts fare that go by themselves is told by their job.
  'reminder.list': ['pickup.changed', 'case.changed', 'jobs.changed'],
  'jobs.view': ['jobs.changed', 'pickup.changed'],
  'centre.bar': ['centre.changed', 'case.changed'],
  'centre.view': ['centre.changed', 'case.changed', 'profile.changed'],
  'centre.rejects': ['centre.changed', 'case.changed'],
  'centre.ways': ['centre.changed', 'profile.changed'],
  'centre.handView': ['centre.changed', 'case.changed'],
  'centre.ofCase': ['centre.changed', 'case.changed', 'profile.changed'],
  'online.list': ['online.changed', 'case.changed'],
  'online.view': ['online.changed', 'case.changed'],
  'online.picture': [],
  'unit.list': ['unit.changed'],
  'unit.view': [sameUnit, 'case.changed'],
  'unit.picture': [],
  'guidance.walk': [],
  'guidance.answer': [],
  'guidance.search': [],
  'report.view': [
    { on: 'case.changed', about: oneDay },
    { on: 'ticket.changed', about: oneDay },
  ],
  'report.today': ['ticket.changed', 'case.changed', 'pickup.changed'],
  'day.view': [
    'case.changed',
    'ticket.changed',
    'fee.changed',
    'stock.changed',
    'pickup.changed',
    'online.changed',
    'unit.changed',
    'centre.changed',
    'place.changed',
    'rating.changed',
  ],
  'audit.find': [
    { on: 'case.changed', about: newestPage },
    { on: 'ticket.changed', about: newestPage },
    { on: 'operator.changed', about: newestPage },
  ],
  'audit.verify': [],
  'audit.key': ['branch.changed'],
  'disclosure.columns': [],
  'statistics.list': ['branch.changed'],
  'merged.list': ['merged.changed'],
  'merged.find': ['merged.changed', 'retention.changed'],
} as const satisfies { readonly [N in CommandName]?: readonly Hearing<N>[] }
export type AskedName = keyof typeof refreshTable

type AnyHearing = EventName | { readonly on: EventName; readonly about: (input: never, payload: never) => boolean }

/** Whether an event changed what this read shows. */
export function concerns(name: AskedName, input: unknown, event: EventName, payload: unknown): boolean {
  const hearings: readonly AnyHearing[] = refreshTable[name]
  return hearings.some(hearing =>
    typeof hearing === 'string' ? hearing === event : hearing.on === event && hearing.about(input as never, payload as never),
  )
}
