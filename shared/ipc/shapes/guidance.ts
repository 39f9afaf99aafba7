/** Shapes of the guidance desk: questions found, the next step of the path, and the answer as lines of text. */
import { ItemCode } from '../../business/items.ts'
import { verdicts } from '../../guidance/answer.ts'
import { itemFor, SoundPicked, StepId } from '../../guidance/path.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

/** Empty text returns the most frequent questions. */
export const GuideSearch = z.object({ text: z.string().max(60) })
/** `picked`: the path steps the question already answers. */
const GuideHit = z.object({ id: z.string(), ask: z.string(), picked: SoundPicked, item: ItemCode })
export const GuideFound = z.object({ hits: z.array(GuideHit) })
export type GuideFound = z.infer<typeof GuideFound>

export const GuideWalk = z.object({ picked: SoundPicked })
const GuideChoice = z.object({ value: z.string(), words: z.string() })
export const GuideStep = z.object({
  /** The picks so far, including steps with only one choice; `trail` shows them as text. */
  picked: SoundPicked,
  trail: z.array(z.object({ step: StepId, words: z.string() })),
  /** Null at the end of the path. */
  next: z.object({ step: StepId, ask: z.string(), choices: z.array(GuideChoice) }).nullable(),
  /** Known before the end of the path: from then on there is an answer, which further steps narrow down. */
  item: ItemCode.nullable(),
})
export type GuideStep = z.infer<typeof GuideStep>

/** Valid only once an item is known; a frequent question adds its own text before the item's. */
export const GuideAsk = z.object({
  question: z.string().max(40).nullable(),
  picked: SoundPicked.refine(picked => itemFor(picked) !== null, 'leads to no item yet'),
})
export type GuideAsk = z.infer<typeof GuideAsk>

/** The source of a value, and whether the branch has confirmed it with its own authority. */
const sourceNote = { source: z.string().nullable(), note: z.string().nullable(), unsure: z.boolean() }
const GuidePart = z.object({
  text: z.string(),
  /** The legal basis for asking for a paper. */
  basis: z.string().nullable(),
  ...sourceNote,
})
export type GuidePart = z.infer<typeof GuidePart>

export const guideLines = ['can', 'before', 'reasons', 'ways', 'papers', 'fee', 'ready', 'meanwhile', 'rule', 'unsaid', 'basis'] as const
export const GuideLine = z.object({ id: z.enum(guideLines), name: z.string(), parts: z.array(GuidePart).readonly(), ...sourceNote })
export type GuideLine = z.infer<typeof GuideLine>

/** One answer as shown and printed. */
export const GuideSheet = z.object({
  question: z.string().nullable(),
  item: ItemCode,
  title: z.string(),
  /** The rules used: place, version, first day of validity. */
  rules: z.string(),
  /** The day promises are counted from. */
  asOf: Day,
  can: z.enum(verdicts),
  /** The answer in a few sentences, as it is read aloud. */
  brief: z.array(z.string()).readonly(),
  /** The visit from the door to the end. */
  steps: z.array(z.string()).readonly(),
  text: z.array(z.string()).readonly(),
  lines: z.array(GuideLine).readonly(),
  /** The item to issue a ticket for; null if the counter would turn the customer away. */
  ticket: ItemCode.nullable(),
})
export type GuideSheet = z.infer<typeof GuideSheet>
