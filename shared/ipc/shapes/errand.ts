/** Shapes of visits at home and of what is passed on for holders of another province's card. */
import { ItemCode } from '../../business/items.ts'
import { typedName } from '../../entry/name.ts'
import { isMobile, typedPhone } from '../../entry/phone.ts'
import { typedLine, typedLines } from '../../entry/text.ts'
import { ErrandEvent, ErrandKind, ErrandState, HomeReason } from '../../errand/errand.ts'
import { checkField } from '../../form/check-field.ts'
import { CaseId, ErrandId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

const words = typedLines().max(200)
const isReachable = (number: string): boolean => isMobile(number) || checkField('phone', number) === null
const Area = z.string().regex(/^[1-9]\d{5}$/)

/** `address` and `why` are of a visit, `issuedIn` is of a card of another province. */
export const ErrandAsk = z
  .object({
    kind: ErrandKind,
    item: ItemCode,
    name: typedName().min(1).max(60),
    phone: typedPhone().refine(isReachable),
    address: typedLine().max(100).default(''),
    why: HomeReason.nullable().default(null),
    issuedIn: Area.nullable().default(null),
    note: words.default(''),
  })
  .refine(({ kind, address }) => kind === 'away' || address.length >= 4, { path: ['address'] })
  .refine(({ kind, why }) => (kind === 'home') === (why !== null), { path: ['why'] })
  .refine(({ kind, issuedIn }) => (kind === 'away') === (issuedIn !== null), { path: ['issuedIn'] })

/** `day` and `goers` plan a visit; `reference` is the number the platform gave; `caseId` is what was entered of a visit that is done. */
export const ErrandStep = z
  .object({
    id: ErrandId,
    /** As it was shown: two people may work on the same list. */
    state: ErrandState,
    event: ErrandEvent,
    day: Day.nullable().default(null),
    goers: typedLine().max(60).default(''),
    reference: typedLine().max(40).default(''),
    caseId: CaseId.nullable().default(null),
    note: words.default(''),
  })
  .refine(({ event, day }) => (event === 'plan') === (day !== null), { path: ['day'] })
  .refine(({ event, goers }) => event !== 'plan' || goers.length >= 2, { path: ['goers'] })
  .refine(({ event, caseId }) => (event === 'done') === (caseId !== null), { path: ['caseId'] })
  .refine(({ event, reference }) => event !== 'send' || reference.length >= 4, { path: ['reference'] })
  .refine(({ event, note }) => event === 'plan' || event === 'send' || note.length >= 2, { path: ['note'] })

export const ErrandRef = z.object({ id: ErrandId })
export const ErrandView = z.object({
  id: ErrandId,
  number: z.string(),
  kind: ErrandKind,
  item: ItemCode,
  state: ErrandState,
  maskedName: z.string(),
  maskedPhone: z.string(),
  why: HomeReason.nullable(),
  /** The division that issued the card, and what it is called. */
  issuedIn: z.string().nullable(),
  issuer: z.string().nullable(),
  day: z.string().nullable(),
  goers: z.string(),
  reference: z.string(),
  caseId: CaseId.nullable(),
  caseNumber: z.string().nullable(),
  /** By when the next step is due; null once it has ended. */
  due: z.string().nullable(),
  late: z.boolean(),
  at: z.string(),
  by: z.string(),
  steps: z.array(z.object({ event: ErrandEvent, note: z.string(), at: z.string(), by: z.string() })),
})
export type ErrandView = z.infer<typeof ErrandView>
/** Whom to ring up and where to go: asked for by whoever does it, and noted. */
export const ErrandContact = z.object({ name: z.string(), phone: z.string(), address: z.string(), note: z.string() })
export type ErrandContact = z.infer<typeof ErrandContact>

/** A case that may have come of a visit, masked. `sameName`: of whoever was visited, as far as the name says. */
export const ErrandCase = z.object({
  caseId: CaseId,
  number: z.string(),
  maskedName: z.string(),
  item: ItemCode,
  state: z.enum(stateNames),
  openedOn: Day,
  sameName: z.boolean(),
})
export type ErrandCase = z.infer<typeof ErrandCase>
