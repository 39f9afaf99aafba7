/** What the branch does for people it cannot serve at a counter in the usual way, as data: visits at home, and holders of another province's card. Pure. */
import { type ItemCode, itemOf } from '../business/items.ts'
import { eventsIn, type Rows, stepIn } from '../card/machine.ts'
import type { Profile } from '../profile/profile.ts'
import { z } from '../zod.ts'

/** `home`: two people go to somebody who cannot come. `away`: the card is another province's, whose office decides; this branch only passes it on. */
export const errandKinds = ['home', 'away'] as const
export const ErrandKind = z.enum(errandKinds)
export type ErrandKind = z.infer<typeof ErrandKind>

export const errandStates = ['asked', 'planned', 'done', 'sent', 'accepted', 'refused', 'told', 'dropped'] as const
export const ErrandState = z.enum(errandStates)
export type ErrandState = z.infer<typeof ErrandState>

export const errandEvents = ['plan', 'missed', 'done', 'send', 'accept', 'refuse', 'tell', 'drop'] as const
export const ErrandEvent = z.enum(errandEvents)
export type ErrandEvent = z.infer<typeof ErrandEvent>

/** Who may ask for a visit: Regulations on handling social insurance, Art. 30, names the old, the disabled and others who need it. */
export const homeReasons = ['old', 'ill', 'disabled', 'other'] as const
export const HomeReason = z.enum(homeReasons)
export type HomeReason = z.infer<typeof HomeReason>

export const errandMachines = {
  home: [
    { on: 'plan', from: ['asked', 'planned'], to: 'planned' },
    // Nobody was there: another day is found.
    { on: 'missed', from: ['planned'], to: 'asked' },
    { on: 'done', from: ['planned'], to: 'done' },
    { on: 'drop', from: ['asked', 'planned'], to: 'dropped' },
  ],
  away: [
    { on: 'send', from: ['asked'], to: 'sent' },
    { on: 'accept', from: ['sent'], to: 'accepted' },
    { on: 'refuse', from: ['sent'], to: 'refused' },
    { on: 'tell', from: ['accepted', 'refused'], to: 'told' },
    { on: 'drop', from: ['asked', 'sent', 'accepted', 'refused'], to: 'dropped' },
  ],
} as const satisfies Record<ErrandKind, Rows<ErrandState, ErrandEvent>>

const machineOf = (kind: ErrandKind): Rows<ErrandState, ErrandEvent> => errandMachines[kind]
export const errandAfter = (kind: ErrandKind, state: ErrandState, on: ErrandEvent): ErrandState | null => stepIn(machineOf(kind), state, on)
export const errandSteps = (kind: ErrandKind, state: ErrandState): readonly ErrandEvent[] => eventsIn(machineOf(kind), state)

export const endedErrands = ['done', 'told', 'dropped'] as const satisfies readonly ErrandState[]
export type EndedErrand = (typeof endedErrands)[number]
export const isErrandOpen = (state: ErrandState): state is Exclude<ErrandState, EndedErrand> => !endedErrands.some(one => one === state)

/** A visit is arranged within so many working days: our own number, no rule of a place. */
export const planWithin = 3
/** Regulations on handling social insurance, Art. 6 and 10: handled within ten working days. */
export const answerWithin = 10

/** What may be done at somebody's home: whatever is done for one person. */
export const homeItems = (profile: Profile): readonly ItemCode[] => profile.items.value.filter(item => itemOf(item).makes !== 'batch')
/** What a holder from another province may have passed on, by the rule of the place. */
export const awayItems = (profile: Profile): readonly ItemCode[] => profile.crossProvince.value
export const errandItems = (kind: ErrandKind, profile: Profile): readonly ItemCode[] =>
  kind === 'home' ? homeItems(profile) : awayItems(profile)

/** The national platform is for other provinces; what may be done for another city of the own one its province says (Guangdong and Jiangxi: any window). The first two digits of a division are its province. */
export const isSameProvince = (issuedIn: string, here: string | null): boolean => here !== null && issuedIn.slice(0, 2) === here.slice(0, 2)

/** By when the next step is due: the planned day of a visit, else the day kept with it; null once it has ended. */
export const errandDue = (state: ErrandState, due: string, day: string | null): string | null =>
  isErrandOpen(state) ? (state === 'planned' ? day : due) : null
export const isErrandLate = (due: string | null, today: string): boolean => due !== null && due < today
