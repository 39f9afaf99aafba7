/** Says what each slip shows. Codes are already words here, days are `YYYY-MM-DD`, instants local `YYYY-MM-DD HH:mm`. */
import type { GuideSheet } from '../../../../shared/ipc/shapes/guidance.ts'
import type { SlipKind } from '../../../../shared/ipc/shapes/print.ts'

export type SlipBranch = {
  readonly name: string
  readonly address: string
  readonly phone: string
  /** One line per kind of day, weekdays first. */
  readonly hours: readonly string[]
}

/** Strokes of points in the unit square of the pad, some with the pressure of the pen. */
type Point = readonly [number, number] | readonly [number, number, number]
export type Strokes = readonly (readonly Point[])[]

export type TicketSlip = {
  readonly number: string
  readonly itemName: string
  readonly priority: boolean
  readonly waitingBefore: number
  /** What was reckoned of the wait when the number was given; null where nothing could be. */
  readonly minutes: number | null
  readonly takenAt: string
  readonly branchName: string
}

/** An act on a card, or changed data: done, or to be done once a second person agreed. */
export type ActDone = {
  readonly done: boolean
  readonly title: string
  readonly lines: readonly (readonly [string, string])[]
  readonly note: string | null
}

/** What the customer keeps until the card is there; names and numbers are masked. */
export type AcceptanceSlip = {
  readonly caseNumber: string
  readonly itemName: string
  readonly reasonName: string
  readonly maskedName: string
  readonly maskedNumber: string
  /** An agent or guardian, masked, and what they are to the holder. */
  readonly broughtBy: string | null
  readonly acceptedAt: string
  readonly counter: string
  readonly operatorName: string
  /** `covered` is false where the day lies in a year without an official calendar. Null before it is known. */
  readonly promised: { readonly day: string; readonly covered: boolean } | null
  /** What was done where no card is made: then there is nothing to collect. */
  readonly act: ActDone | null
  /** What this branch's own past says beside the promise; null where it says nothing. */
  readonly forecast: string | null
  readonly branch: SlipBranch
  readonly bring: readonly string[]
  readonly feeText: string
  readonly receipt: string | null
  readonly lossReported: boolean | null
  /** What to do about medical bills meanwhile, where the place has a rule. */
  readonly medicalNote: string | null
  /** How long the card lies ready and what happens then, where the place has a rule. */
  readonly limitNote: string | null
  readonly signature: Strokes | null
  /** How it was signed where no pad took it. */
  readonly signedSaid: string | null
  readonly checkerName: string | null
}

export type PickupSlip =
  | {
      readonly stage: 'booked'
      readonly caseNumber: string
      readonly itemName: string
      readonly maskedName: string
      /** `covered` is false where the day lies in a year without an official calendar. */
      readonly booked: { readonly day: string; readonly start: string; readonly end: string; readonly covered: boolean }
      /** The appointment as an iCalendar event, for the code a telephone takes up. */
      readonly event: string
      readonly branch: SlipBranch
      readonly bring: readonly string[]
      readonly limitNote: string | null
    }
  | {
      readonly stage: 'handed-over'
      readonly caseNumber: string
      readonly itemName: string
      readonly maskedName: string
      readonly cardTail: string | null
      readonly newCardText: string
      readonly oldCardText: string | null
      readonly identityText: string
      /** Who took the card and by what document, masked; a unit sends two. */
      readonly takerText: string
      readonly toldEnable: boolean
      readonly toldBank: boolean
      readonly passwordNote: string
      /** Null while the slip waits to be signed. */
      readonly handedAt: string | null
      readonly operatorName: string
      readonly branch: SlipBranch
      readonly signature: Strokes | null
      readonly signedSaid: string | null
    }

export type FormCell = {
  readonly label: string
  readonly value: string
  /** Takes the whole width of the grid; addresses and long names do. */
  readonly wide: boolean
}

/** The application form: nothing is masked, it is the paper that is signed and filed. */
export type FormSlip = {
  readonly caseNumber: string
  readonly itemName: string
  readonly reasonName: string
  readonly branchName: string
  readonly madeAt: string
  readonly groups: readonly { readonly title: string; readonly cells: readonly FormCell[] }[]
  /** `seen`: the original, or what came in its place. */
  readonly papers: readonly { readonly text: string; readonly seen: boolean }[]
  readonly notices: readonly { readonly text: string; readonly ticked: boolean }[]
  /** What the case needs the holder, or the guardian, to agree to by itself; an act without a picture needs nothing. */
  readonly consents: readonly { readonly text: string; readonly at: string | null }[]
  readonly pictured: boolean
  /** The finished picture as JPEG. */
  readonly photo: Uint8Array | null
  readonly signature: Strokes | null
  readonly signedSaid: string | null
  readonly signedAt: string | null
  readonly maker: { readonly name: string; readonly counter: string }
  readonly checker: { readonly name: string; readonly at: string } | null
}

/** The cards nobody came for, as they are handed on: masked, one line a card. */
export type UncollectedSheet = {
  readonly branchName: string
  readonly madeAt: string
  readonly rows: readonly {
    readonly number: string
    readonly itemName: string
    readonly maskedName: string
    readonly stateName: string
    readonly since: string
    readonly days: number
    readonly limit: string
    readonly ageing: string
  }[]
}

/** The cards a unit's person signs for, masked, one line a card. */
export type TransferSheet = {
  readonly batchNumber: string
  readonly unitName: string
  readonly unitCode: string
  readonly agent: string
  readonly branchName: string
  readonly madeAt: string
  readonly rows: readonly {
    readonly caseNumber: string
    readonly maskedName: string
    readonly maskedNumber: string
    readonly cardTail: string
    readonly handed: boolean
  }[]
  /** Cards of the batch that are not at the branch yet. */
  readonly later: number
  /** How many people this place wants a unit to send. */
  readonly people: number
}

/** What a customer takes home to read: the answer of the guidance desk, and where it was given. */
export type GuideSlip = { readonly sheet: GuideSheet; readonly branch: SlipBranch; readonly madeAt: string }

/** A day as it was closed: each line with what was left and why. */
export type DayEndSheet = {
  readonly branchName: string
  readonly day: string
  readonly run: number
  readonly madeAt: string
  readonly by: string
  readonly again: string | null
  readonly lines: readonly { readonly name: string; readonly open: string; readonly figures: string; readonly reason: string }[]
}

/** Money taken or given back, with the number of its paper; the customer is masked. */
export type MoneySlip = {
  readonly paper: 'receipt' | 'refund'
  readonly number: string
  readonly caseNumber: string
  readonly itemName: string
  readonly maskedName: string
  readonly amount: string
  readonly inWords: string
  readonly method: string
  readonly at: string
  /** The receipt the money was taken on. */
  readonly before: string | null
  readonly reason: string | null
  readonly operatorName: string
  readonly branchName: string
}

/** What a second person decided against, for the citizen: why, what to bring or what can be done about it. */
export type DecisionSlip = {
  readonly caseNumber: string
  readonly itemName: string
  readonly maskedName: string
  readonly maskedNumber: string
  readonly decidedAt: string
  /** Empty for a rejection. */
  readonly faults: readonly string[]
  readonly reason: string
  readonly bring: readonly string[]
  readonly branch: SlipBranch
}

/** Blank cards that went in or out, for the two who sign for them. */
export type StockSlip = {
  readonly event: string
  readonly number: string
  readonly first: string
  readonly last: string
  readonly count: number
  readonly operator: string
  readonly second: string
  readonly holder: string | null
  readonly supplier: string | null
  readonly note: string
  readonly at: string
  readonly branchName: string
}

/** A paper that is no more than a head, rows, sentences, a table and lines to sign on; all of it words already. */
export type PlainSlip = {
  readonly title: string
  readonly number: { readonly label: string; readonly value: string } | null
  /** What is read first. */
  readonly lead: { readonly label: string; readonly value: string } | null
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly blocks: readonly { readonly title: string; readonly lines: readonly string[] }[]
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  readonly signs: readonly string[]
  /** Drawn as a code, where the paper belongs to a case. */
  readonly caseNumber: string | null
  readonly stamp: string | null
}

export type SlipData = {
  readonly end: PlainSlip
  readonly correction: PlainSlip
  readonly consent: PlainSlip
  readonly payment: PlainSlip
  readonly 'stock-count': PlainSlip
  readonly 'sent-on': PlainSlip
  readonly 'ended-card': PlainSlip
  readonly parcel: PlainSlip
  readonly errand: PlainSlip
  readonly receipt: MoneySlip
  readonly refund: MoneySlip
  readonly stock: StockSlip
  readonly returned: DecisionSlip
  readonly rejected: DecisionSlip
  readonly ticket: TicketSlip
  readonly acceptance: AcceptanceSlip
  readonly pickup: PickupSlip
  readonly form: FormSlip
  readonly guide: GuideSlip
  readonly uncollected: UncollectedSheet
  readonly transfer: TransferSheet
  readonly 'day-end': DayEndSheet
}

// A kind of slip without a shape does not compile.
type Missing = Exclude<SlipKind, keyof SlipData>
export type EverySlipHasData = Missing extends never ? true : never
