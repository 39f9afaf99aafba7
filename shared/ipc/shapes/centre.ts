/** The shapes of the way to the card centre and back. */
import { CallBackProof } from '../../centre/call-back.ts'
import { lineStates } from '../../centre/line-state.ts'
import { CentreRefusal, CentreStatus, centreAnswers } from '../../centre/messages.ts'
import { centreOverrulings, nextThings } from '../../centre/next.ts'
import { CentreFolder } from '../../centre/places.ts'
import { centreRefusalCodes } from '../../centre/refusals.ts'
import { likenesses } from '../../centre/reject.ts'
import { FaultyRow } from '../../centre/results.ts'
import { SealKey, SealWay } from '../../centre/seal-way.ts'
import { standingCodes } from '../../centre/standing.ts'
import { FieldKey } from '../../form/fields.ts'
import { CaseId } from '../../ids.ts'
import { outboxActors, outboxStates } from '../../outbox.ts'
import { HandoverWay } from '../../profile/handover.ts'
import { Fault } from '../../review/fault.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

export const StandingView = z.object({
  code: z.enum(standingCodes),
  since: z.string().nullable(),
  acts: z.enum(outboxActors).nullable(),
  error: z.string().nullable(),
})

/** What was handed in, each time: who, when, which bytes, and what the other side said. */
export const CentreOfCase = z.object({
  standing: StandingView,
  handIns: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      /** Digests: SHA-256, and SM3 unless an earlier version handed it in. */
      message: z.string(),
      messageSm3: z.string().nullable(),
      picture: z.string().nullable(),
      pictureSm3: z.string().nullable(),
      receipt: z.string().nullable(),
      receivedAt: z.string().nullable(),
      refusal: CentreRefusal.nullable(),
    }),
  ),
  /** Asked about what was handed in, each with the answer. */
  asks: z.array(
    z.object({
      kind: z.enum(['change', 'withdraw']),
      at: z.string(),
      by: z.string(),
      why: z.string(),
      answer: z.enum(centreAnswers).nullable(),
      answeredAt: z.string().nullable(),
      words: z.string(),
    }),
  ),
  /** What the centre said that does not fit the case as it stands; nothing was changed by it. */
  kept: z.array(z.object({ id: z.string(), status: CentreStatus, at: z.string(), reason: z.string().nullable() })),
  /** Decided by a person against the line. */
  overruled: z.array(z.object({ what: z.enum(centreOverrulings), at: z.string(), by: z.string(), words: z.string() })),
})

/** What the centre refused before and this case has again. */
export const CentreRejects = z.array(
  z.object({
    code: z.enum(centreRefusalCodes),
    like: z.enum(likenesses),
    fault: Fault.nullable(),
    words: z.string(),
    times: z.number(),
    last: z.string(),
  }),
)

/** Words of whoever decides it, kept with the case. */
export const CentreWish = z.object({ caseId: CaseId, reason: z.string().trim().min(2).max(200) })

export const CentreView = z.object({
  way: HandoverWay.nullable(),
  /** Null while the manager has set no address. The token is never shown. */
  line: z
    .object({
      url: z.string(),
      hasToken: z.boolean(),
      /** Until when this branch's certificate holds; null where it shows none. */
      certificateEnds: z.string().nullable(),
      hasAuthority: z.boolean(),
      state: z.enum(lineStates),
      since: z.string(),
    })
    .nullable(),
  /** Where the centre may call back; the secret is never shown. */
  callBack: z.object({ host: z.string(), port: z.number(), proof: CallBackProof }).nullable(),
  waiting: z.number(),
  /** What does not go on by itself, each with the sentence of its case and the one thing that can be done about it here. */
  stuck: z.array(z.object({ caseId: CaseId, number: z.string(), standing: StandingView, next: z.enum(nextThings).nullable() })),
  kept: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      caseId: CaseId.nullable(),
      state: z.enum(stateNames).nullable(),
      status: CentreStatus,
      at: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})

/** What the bar shows to everybody: no address, no names. */
export const CentreBar = z.object({ state: z.enum(lineStates).nullable(), waiting: z.number(), stuck: z.number() })

const File = z.string().trim().min(1).max(500)

export const CentreLineSet = z.object({
  url: z.url({ protocol: /^https?$/ }).max(300),
  /** Null: none is asked for. */
  token: z.string().min(1).max(500).nullable(),
  /** Null: as it is. Files are read once; without any the line has no certificate of its own. */
  certificate: z.object({ certFile: File.nullable(), keyFile: File.nullable(), caFile: File.nullable() }).nullable().default(null),
})

/** Null: the centre may not call. `secret`: the shared text, or the centre's public key as PEM. */
export const CentreCallBackSet = z.object({
  callBack: z
    .object({
      host: z.union([z.ipv4(), z.ipv6()]),
      port: z.int().min(1).max(65_535),
      proof: CallBackProof,
      secret: z.string().min(16).max(2_000),
    })
    .nullable(),
})
export const CentreEventRef = z.object({ id: z.string().min(1).max(80) })

/** What the ways by hand and by files need, and what lies there. Only the mark of a public key is shown. */
export const CentreWays = z.object({
  way: HandoverWay.nullable(),
  times: z.array(z.string()),
  until: z.string().nullable(),
  folders: z.object({ hand: z.string().nullable(), batch: z.string().nullable(), results: z.string().nullable() }),
  seal: z.object({ way: SealWay, mark: z.string() }).nullable(),
  waiting: z.object({ batch: z.number(), hand: z.number() }),
  batches: z.array(
    z.object({
      number: z.string(),
      madeAt: z.string(),
      /** Null: the clock. */
      by: z.string().nullable(),
      cases: z.number(),
      /** Not answered by the centre so far. */
      open: z.number(),
      writtenAt: z.string().nullable(),
      sealed: z.boolean(),
    }),
  ),
  results: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      readAt: z.string(),
      rows: z.number(),
      followed: z.number(),
      faults: z.array(FaultyRow),
      seen: z.boolean(),
    }),
  ),
  /** Pictures that lie in the folder of the other system. */
  lying: z.array(z.object({ caseId: CaseId, number: z.string(), since: z.string() })),
})
export const CentreFolderRef = z.object({ which: CentreFolder })
export const CentreSealSet = z.object({ seal: SealKey.nullable() })
export const CentreBatchRef = z.object({ number: z.string().min(1).max(60) })
export const CentreResultRef = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) })

/** What a person at the other system's form needs. */
export const CentreHand = z.object({
  state: z.enum(outboxStates),
  receipt: z.string().nullable(),
  file: z.string().nullable(),
  folder: z.string().nullable(),
  /** Whether the picture lies in the folder. */
  lies: z.boolean(),
  /** `means`: what a code of a standard is called, for whoever has to find it in the other system's list. */
  fields: z.array(z.object({ key: FieldKey, name: z.string(), value: z.string(), means: z.string().nullable() })),
})
export const CentreHandField = z.object({ caseId: CaseId, field: FieldKey })
/** As the other system printed it, typed or scanned. */
export const CentreHandReceipt = z.object({
  caseId: CaseId,
  receipt: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_/.#]{2,59}$/u),
  /** The number of the case that has this receipt as well, where somebody was told and says that it is right all the same. */
  alsoOf: z.string().max(40).nullable().default(null),
})
