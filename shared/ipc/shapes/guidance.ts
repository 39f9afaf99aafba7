/** Shapes of the guidance desk: what a customer may ask, the next thing to ask back, and the answer worded line by line. */
import { ItemCode } from '../../business/items.ts'
import { verdicts } from '../../guidance/answer.ts'
import { itemFor, SoundPicked, StepId } from '../../guidance/path.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

/** Nothing typed asks for the questions asked most. */
export const GuideSearch = z.object({ text: z.string().max(60) })
/** `picked`: what the question already says of the path. */
const GuideHit = z.object({ id: z.string(), ask: z.string(), picked: SoundPicked, item: ItemCode })
export const GuideFound = z.object({ hits: z.array(GuideHit) })
export type GuideFound = z.infer<typeof GuideFound>

export const GuideWalk = z.object({ picked: SoundPicked })
const GuideChoice = z.object({ value: z.string(), words: z.string() })
export const GuideStep = z.object({
  /** What is known so far, with every step that left no choice; the trail words it. */
  picked: SoundPicked,
  trail: z.array(z.object({ step: StepId, words: z.string() })),
  /** Null at the end of the path. */
  next: z.object({ step: StepId, ask: z.string(), choices: z.array(GuideChoice) }).nullable(),
  /** Known before the end: from there on there is an answer, and every further step makes it closer. */
  item: ItemCode.nullable(),
})
export type GuideStep = z.infer<typeof GuideStep>

/** Who wants an answer has come to an item; a question of the customer puts its own words before those of the item. */
export const GuideAsk = z.object({
  question: z.string().max(40).nullable(),
  picked: SoundPicked.refine(picked => itemFor(picked) !== null, 'leads to no item yet'),
})
export type GuideAsk = z.infer<typeof GuideAsk>

/** Where a value comes from and whether the branch has confirmed it with its own authority. */
const said = { source: z.string().nullable(), note: z.string().nullable(), unsure: z.boolean() }
const GuidePart = z.object({
  text: z.string(),
  /** The law that lets a paper be asked for. */
  basis: z.string().nullable(),
  ...said,
})
export type GuidePart = z.infer<typeof GuidePart>

export const guideLines = ['can', 'before', 'reasons', 'ways', 'papers', 'fee', 'ready', 'rule', 'basis'] as const
export const GuideLine = z.object({ id: z.enum(guideLines), name: z.string(), parts: z.array(GuidePart).readonly(), ...said })
export type GuideLine = z.infer<typeof GuideLine>

/** One answer as it is shown and printed. */
export const GuideSheet = z.object({
  question: z.string().nullable(),
  item: ItemCode,
  title: z.string(),
  /** Whose rules were read: place, version, day they hold from. */
  rules: z.string(),
  /** Promises count from this day. */
  asOf: Day,
  can: z.enum(verdicts),
  text: z.array(z.string()).readonly(),
  lines: z.array(GuideLine).readonly(),
  /** What to issue a ticket for, or null where the counter would turn the customer away. */
  ticket: ItemCode.nullable(),
})
export type GuideSheet = z.infer<typeof GuideSheet>
