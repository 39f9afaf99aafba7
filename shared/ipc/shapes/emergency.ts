/** Shapes of emergency mode: what a desk keeps for a day on its own, what it hands in afterwards, and how that stands. */
import { Role } from '../../access/roles.ts'
import { ItemCode } from '../../business/items.ts'
import { otherWays, SignReason, SignWay } from '../../confirm/ways.ts'
import { typedLine } from '../../entry/text.ts'
import { FormDraft } from '../../form/fields.ts'
import { entriesAtOnce } from '../../hall/emergency.ts'
import { ValidTo } from '../../identity/check.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId, OperatorId, TicketId } from '../../ids.ts'
import { CheckId, TellerLook } from '../../photo/verdict.ts'
import { nameLinks } from '../../pickup/holder.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { PriorityKind } from '../../queue/line.ts'
import { Day, Instant } from '../../time.ts'
import { z } from '../../zod.ts'
import { Note, NoticeGive, Signature } from './case.ts'
import { TakerInput } from './handover.ts'
import { CardTold } from './holder.ts'
import { CompanionInput, IdentityInput } from './identity.ts'
import { ImageBytes, PhotoSource } from './photo.ts'
import { Mode } from './session.ts'

/** In the numbers a desk gives out on its own, such as `Y3`. */
export const EmergencyMark = z.string().regex(/^Y\d{1,3}[A-Z]?$/)
const Sha = z.string().regex(/^[0-9a-f]{64}$/)
const Id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)

/**
 * Who may work at a desk on its own. Of passwords the branch gives nothing: the desk has its own verifiers. `mark` is another one after each
 * change of the password, and tells nothing of it.
 */
export const EmergencyPerson = z.object({ id: OperatorId, login: z.string(), name: z.string(), roles: z.array(Role), mark: z.string() })
export type EmergencyPerson = z.infer<typeof EmergencyPerson>

const Text = z.string().max(400)
/** A finished card that lies at the branch: what a hand-over asks of its case, and of the card the holder has. */
export const CarriedCard = z.object({
  id: CaseId,
  number: z.string().max(40),
  state: z.string().max(40),
  item: NoticeGive.shape.item,
  path: z.string().max(20),
  photoPlan: z.string().max(20),
  makerId: OperatorId,
  makerCounter: z.string().max(20),
  checkerId: OperatorId.nullable(),
  profile: Text,
  profileVersion: Text,
  openedAt: Instant,
  changedAt: Instant,
  person: Text,
  identity: IdentityInput,
  companion: CompanionInput.nullable(),
  confirmedBy: z.string().max(20).nullable(),
  feeDue: z.number().int().nullable(),
  feeAt: z.string().max(40).nullable(),
  cardTail: z.string().max(40).nullable(),
  promisedDay: Day.nullable(),
  place: z.object({ rack: z.string().max(20), place: z.number().int(), seat: z.number().int() }).nullable(),
  /** The card that makes way for the new one. */
  old: CardTold.nullable(),
  /** Other documents the branch knows the holder by. */
  aliases: z.array(Text).max(20),
})
export type CarriedCard = z.infer<typeof CarriedCard>

/** What the branch gives a desk, for the people who signed in there. */
export const EmergencyKit = z.object({
  at: Instant,
  afterMinutes: z.number().int(),
  mark: EmergencyMark,
  branch: z.object({
    mode: Mode,
    code: z.string(),
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    bank: z.string().nullable(),
    profile: z.string(),
  }),
  /** The rules of today and those decided on for later days. */
  versions: z.array(z.object({ profile: z.string(), version: z.string(), body: z.string(), shippedAs: z.string().nullable() })),
  decisions: z.array(z.object({ begins: Day, profile: z.string(), version: z.string(), kind: z.string() })),
  years: z.array(z.object({ year: z.number().int(), body: z.string() })),
  divisions: z.array(z.object({ code: z.string(), name: z.string(), since: z.string(), source: z.string() })),
  people: z.array(EmergencyPerson),
  /** None where the manager lets no desk carry them. */
  cards: z.array(CarriedCard).default([]),
  /** Whoever took those cases in or approved them, by name. */
  colleagues: z.array(z.object({ id: OperatorId, name: z.string() })).default([]),
})
export type EmergencyKit = z.infer<typeof EmergencyKit>
/** For whom the desk has verifiers. */
export const EmergencyKeep = z.object({ people: z.array(OperatorId).max(200) })

/** What the store of a desk on its own begins with. */
export const EmergencyBirth = z.object({
  run: Id,
  kit: EmergencyKit,
  /** By operator: the hash the desk made of the password at its own sign-in. */
  verifiers: z.record(z.string(), z.string()),
})
export type EmergencyBirth = z.infer<typeof EmergencyBirth>

/** A case as it stands at the desk, as facts: the branch goes through its own steps with them, as far as the desk went. */
export const EmergencyCase = z.object({
  id: CaseId,
  number: typedLine().max(40),
  makerId: OperatorId,
  counter: z.string().max(20),
  openedAt: Instant,
  identity: IdentityInput,
  companion: CompanionInput.nullable(),
  item: NoticeGive.shape.item,
  card: CardTold.nullable(),
  given: NoticeGive.omit({ caseId: true, revision: true, cardId: true }).extend({ at: Instant }).nullable(),
  form: FormDraft,
  isFilled: z.boolean(),
  photo: z
    .object({
      source: PhotoSource,
      takenAt: Instant,
      decisions: z.array(z.object({ check: CheckId, reason: z.string().max(200) })),
      looks: z.array(TellerLook),
      override: z.object({ by: OperatorId, reason: z.string().max(400) }).nullable(),
    })
    .nullable(),
  signed: z
    .object({
      way: SignWay,
      at: Instant,
      strokes: Signature.nullable(),
      /** What was shown and signed on a pad, as it read. */
      sheet: z.object({ json: z.string().max(100_000), sha: Sha, pad: z.enum(['customer', 'desk']) }).nullable(),
      otherwise: z
        .object({ way: z.enum(otherWays), reason: SignReason, slip: z.string().max(40), witnessId: OperatorId.nullable() })
        .nullable(),
    })
    .nullable(),
  submitted: z.object({ at: Instant, promisedDay: Day.nullable() }).nullable(),
})
export type EmergencyCase = z.infer<typeof EmergencyCase>

/** A card that was handed over at the desk: who took it, what was seen and told, and the signature. */
export const EmergencyHandOver = z.object({
  /** Of this hand-over; another desk that says the same of the case has another one. */
  id: Id,
  caseId: CaseId,
  number: z.string().max(40),
  makerId: OperatorId,
  counter: z.string().max(20),
  verifiedAt: Instant,
  at: Instant,
  /** The holder's document as it was shown. */
  shown: z.object({ docType: DocType, number: z.string().max(20), validTo: ValidTo.nullable() }),
  taker: TakerInput.nullable(),
  renamed: z.object({ name: z.string().max(60), link: z.enum(nameLinks) }).nullable(),
  seconder: z.object({ by: OperatorId, reason: z.string().max(400) }).nullable(),
  oldCard: z.enum(oldCardFates),
  strokes: Signature.nullable(),
  otherwise: z
    .object({ way: z.enum(otherWays), reason: SignReason, slip: z.string().max(40), witnessId: OperatorId.nullable() })
    .nullable(),
})
export type EmergencyHandOver = z.infer<typeof EmergencyHandOver>

/** Somebody who waits at the desk when its time on its own ends: the number in their hand is called by the branch. */
export const EmergencyTicket = z.object({
  id: TicketId,
  day: Day,
  seq: z.number().int().positive(),
  item: ItemCode,
  kind: PriorityKind.nullable(),
  takenAt: Instant,
  minutes: z.number().int().nullable(),
})
export type EmergencyTicket = z.infer<typeof EmergencyTicket>
const mostTickets = 500

/** An entry of the desk's own log: for the branch a fact the desk reports. */
export const EmergencyEntry = z.object({
  seq: z.number().int(),
  at: z.string(),
  operatorId: z.string().nullable(),
  counter: z.string().nullable(),
  what: z.string().max(60),
  caseId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  facts: z.string().max(4_000),
  hash: Sha,
})
export type EmergencyEntry = z.infer<typeof EmergencyEntry>

/**
 * One piece of what a desk hands in: a case, a hand-over, or entries of its log. A case and a hand-over have one effect under their id and an
 * entry under its number, however often they come.
 */
export const EmergencyPiece = z.object({
  run: z.object({ id: Id, mark: EmergencyMark, begunAt: Instant }),
  case: EmergencyCase.nullable(),
  handOver: EmergencyHandOver.nullable().default(null),
  tickets: z.array(EmergencyTicket).max(mostTickets).default([]),
  entries: z.array(EmergencyEntry).max(entriesAtOnce),
  raw: ImageBytes.nullable(),
  oldCard: ImageBytes.nullable(),
})
export type EmergencyPiece = z.infer<typeof EmergencyPiece>
export const PieceState = z.enum(['received', 'taken', 'conflict', 'dropped'])
export type PieceState = z.infer<typeof PieceState>
/** `logTo`: the last entry of the desk's log that the branch has. */
export const EmergencyHanded = z.object({ state: PieceState.nullable(), logTo: z.number() })

/** What a desk on its own has to hand in: cases that left the chair, those still open, cards handed over, who waits there, and runs of its log. */
export const EmergencyPieces = z.object({
  ready: z.array(Id),
  open: z.array(Id),
  /** By the id of the branch's case. */
  handedOver: z.array(Id),
  /** How many wait for their number to be called. */
  waiting: z.number().int(),
  logTo: z.number().int(),
})
export const EmergencyPieceAsk = z.union([
  z.object({ caseId: CaseId }),
  z.object({ handedOver: CaseId }),
  z.object({ tickets: z.literal(true) }),
  z.object({ logFrom: z.number().int().positive() }),
])

export const EmergencyEmptied = z.object({ run: Id, cases: z.number().int(), entries: z.number().int(), lastHash: z.string() })

export const PieceKind = z.enum(['case', 'hand-over'])
export type PieceKind = z.infer<typeof PieceKind>

/** What a desk handed in, as the branch shows it. */
export const PieceView = z.object({
  id: Id,
  kind: PieceKind,
  number: z.string(),
  state: PieceState,
  desk: z.string(),
  maskedName: z.string(),
  item: z.string(),
  maker: z.string(),
  receivedAt: z.string(),
  /** The case it became, or whose card was handed over. */
  caseId: CaseId.nullable(),
  caseNumber: z.string().nullable(),
  refusal: z.string().nullable(),
  /** What stands in its way, where that is a case of the same person. */
  against: z.object({ caseId: CaseId, number: z.string(), item: z.string(), state: z.string() }).nullable(),
  reason: z.string().nullable(),
})
export type PieceView = z.infer<typeof PieceView>
export const EmergencyList = z.object({ afterMinutes: z.number(), carriesCards: z.boolean(), pieces: z.array(PieceView) })
export type EmergencyList = z.infer<typeof EmergencyList>
export const PieceRef = z.object({ id: Id })
export const PieceDrop = PieceRef.extend({ reason: Note })
export const EmergencyRule = z.object({
  afterMinutes: z.number().int().min(1).max(240),
  /** Whether desks carry the list of the waiting cards along; without a word it stays as it is. */
  carriesCards: z.boolean().optional(),
})

/** How emergency mode stands at this desk. */
export const EmergencyView = z.object({
  /** `none`: this desk has no branch across the hall, or keeps nothing yet; `handing`: the branch answers again. */
  state: z.enum(['none', 'ready', 'offered', 'on', 'handing']),
  /** From when on it may begin, while the line is gone. */
  from: z.string().nullable(),
  since: z.string().nullable(),
  mark: z.string().nullable(),
  /** Who began it. */
  by: z.string().nullable(),
  handed: z.number(),
  left: z.number(),
  /** Waiting cards that came along. */
  cards: z.number(),
  /** Cases still open at this desk. */
  open: z.number(),
  /** Pieces that the branch took, but could not make a case of. */
  conflicts: z.number(),
  /** Nobody works here any more: what is left goes up, then the desk is at its branch again. */
  ending: z.boolean(),
})
export type EmergencyView = z.infer<typeof EmergencyView>
export const EmergencyBegin = z.object({ login: typedLine().min(1).max(60), password: z.string().max(200), counter: z.string().max(20) })
