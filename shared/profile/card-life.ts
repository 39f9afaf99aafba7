/** How long cards and loss reports are valid in a place, as values of profile rules. */
import { z } from '../zod.ts'

/** A loss report by telephone or online expires; places do not always say whether the card then works again. */
export const LossTempWindow = z
  .object({ length: z.int().positive(), unit: z.enum(['hour', 'work', 'calendar']), worksAgain: z.boolean().nullable() })
  .readonly()
export type LossTempWindow = z.infer<typeof LossTempWindow>

/** A formal loss report stays, or cancels the card after a number of days. */
export const LossFormalWindow = z.discriminatedUnion('ends', [
  z.object({ ends: z.literal('never') }).readonly(),
  z.object({ ends: z.literal('cancelled'), days: z.int().positive(), unit: z.enum(['work', 'calendar']) }).readonly(),
])
export type LossFormalWindow = z.infer<typeof LossFormalWindow>

/** What happens to an active account at the old bank when the card moves to another bank. */
export const bankChanges = ['close-first', 'after-pickup', 'no-closing'] as const
export const BankChange = z.enum(bankChanges)
export type BankChange = z.infer<typeof BankChange>

/** An age band, and how long a card made at that age is valid. */
export const ValidityBand = z
  .object({
    fromAge: z.int().min(0).max(120),
    holds: z.discriminatedUnion('by', [
      z.object({ by: z.literal('years'), years: z.int().positive() }).readonly(),
      z.object({ by: z.literal('age'), untilAge: z.int().positive() }).readonly(),
      z.object({ by: z.literal('long') }).readonly(),
    ]),
  })
  .readonly()
export type ValidityBand = z.infer<typeof ValidityBand>

const ascend = (bands: readonly ValidityBand[]): boolean =>
  bands[0]?.fromAge === 0 && bands.every((band, at) => at === 0 || band.fromAge > (bands[at - 1]?.fromAge ?? 0))

export const Validity = z.array(ValidityBand).min(1).readonly().refine(ascend, 'bands begin at age 0 and ascend')
export type Validity = z.infer<typeof Validity>

/** What happens to a child's card without a photo once the child reaches the age for one. */
export const childCards = ['good-until-replaced', 'photo-at-that-age'] as const
export const ChildCard = z.enum(childCards)
export type ChildCard = z.infer<typeof ChildCard>
