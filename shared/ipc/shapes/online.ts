/** Shapes of online applications as the teller sees them. */
import { ItemCode } from '../../business/items.ts'
import { assuranceIds } from '../../business/pre-checks.ts'
import { ReasonCode } from '../../business/reasons.ts'
import { Bytes } from '../../bytes.ts'
import { HeldCard } from '../../card/held-card.ts'
import { CaseId, OnlineId } from '../../ids.ts'
import { OnlineApplication } from '../../online/application.ts'
import { OnlineFault } from '../../online/fault.ts'
import { TellerLook, Verdict } from '../../photo/verdict.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { Note } from './case.ts'
import { CardTold } from './holder.ts'
import { PhotoChoose } from './photo.ts'

export const onlineStates = ['waiting', 'taken', 'refused'] as const
export const OnlineRef = z.object({ id: OnlineId })

export const OnlineRow = z.object({
  id: OnlineId,
  packageId: z.string(),
  state: z.enum(onlineStates),
  channel: z.string().nullable(),
  item: ItemCode.nullable(),
  maskedName: z.string().nullable(),
  maskedNumber: z.string().nullable(),
  /** The first reason of a refusal; the only thing known about an unreadable package. */
  refusedFor: OnlineFault.nullable(),
  photoOutcome: z.enum(['accepted', 'flagged']).nullable(),
  receivedAt: z.string(),
  caseNumber: z.string().nullable(),
  caseState: z.enum(stateNames).nullable(),
  answeredAt: z.string().nullable(),
})
export type OnlineRow = z.infer<typeof OnlineRow>

export const onlineFolders = ['inbox', 'outbox'] as const
export const OnlineFolder = z.enum(onlineFolders)
export const OnlineList = z.object({
  rows: z.array(OnlineRow),
  folders: z.object({ inbox: z.string().nullable(), outbox: z.string().nullable() }),
  /** Answers not yet written to the outbox. */
  unsent: z.number(),
})

/** Notes do not block an application; they tell the teller that some places want this person at a counter. */
export const onlineNotes = ['NOT_CITIZEN', 'CHANNEL_UNKNOWN'] as const
export const OnlineView = OnlineRow.extend({
  application: OnlineApplication.nullable(),
  reason: ReasonCode.nullable(),
  age: z.number().nullable(),
  notes: z.array(z.enum(onlineNotes)),
  faults: z.array(OnlineFault),
  verdicts: z.array(Verdict),
  /** The bank of the new card: the one applied for, else that of the current card, else that of the branch. */
  bank: z.string().nullable(),
  /** True if no registered card of the applicant fits the item, so the teller must enter one. */
  cardAsked: z.boolean(),
  /** A registered card whose state rules the item out. */
  known: HeldCard.nullable(),
  caseId: CaseId.nullable(),
})
export type OnlineView = z.infer<typeof OnlineView>

/** Comes from a dialog of the shell, never from the page. */
export const PathPicked = z.object({ path: z.string().min(1).max(4096) })
export const OnlineFolderPicked = PathPicked.extend({ which: OnlineFolder })
export const OnlineTaken = z.object({ id: OnlineId.nullable(), state: z.enum(onlineStates), faults: z.array(OnlineFault) })
export type OnlineTaken = z.infer<typeof OnlineTaken>
export const OnlineReceived = z.object({ taken: z.number(), refused: z.number() })

export const OnlineAccept = OnlineRef.extend({
  decisions: PhotoChoose.shape.decisions,
  looks: z.array(TellerLook),
  card: CardTold.nullable(),
  assured: z.array(z.enum(assuranceIds)),
})
export const OnlineRefuse = OnlineRef.extend({ words: Note })
export const OnlinePicture = OnlineRef.extend({ part: z.enum(['raw', 'finished']) })
export const PictureBytes = z.object({ image: Bytes.nullable() })
