/** Names the faults a case is sent back for, so that the teller is taken straight to them. Pure. */
import { MaterialCode } from '../business/materials.ts'
import { FieldKey } from '../form/fields.ts'
import { CheckId } from '../photo/verdict.ts'
import { type Path, walkOf } from '../workflow/path.ts'
import type { CounterStep } from '../workflow/steps.ts'
import { z } from '../zod.ts'

/** In the order of the teller's steps. */
export const faultParts = ['identity', 'papers', 'form', 'photo', 'other'] as const
export type FaultPart = (typeof faultParts)[number]

/** `what` null: the whole part. */
export const Fault = z.discriminatedUnion('part', [
  z.object({ part: z.literal('identity'), what: z.null() }),
  z.object({ part: z.literal('papers'), what: MaterialCode.nullable() }),
  z.object({ part: z.literal('form'), what: FieldKey.nullable() }),
  z.object({ part: z.literal('photo'), what: CheckId.nullable() }),
  z.object({ part: z.literal('other'), what: z.null() }),
])
export type Fault = z.infer<typeof Fault>

/** Who found the fault: the reviewer, or the card centre. */
export const faultFinders = ['review', 'card-centre'] as const

/** The part to correct first; a case sent back has at least one fault. */
export const firstPart = (faults: readonly Fault[]): FaultPart =>
  faultParts.find(part => faults.some(fault => fault.part === part)) ?? 'other'

const stepOfPart = {
  identity: 'identity',
  papers: 'business',
  form: 'form',
  photo: 'photo',
  other: null,
} as const satisfies Record<FaultPart, CounterStep | null>

/** The step the teller is taken to; null if the path has no such step, or only the note explains the fault. */
export function stepToMend(faults: readonly Fault[], path: Path): CounterStep | null {
  const step = stepOfPart[firstPart(faults)]
  return step !== null && walkOf(path).includes(step) ? step : null
}

/** The faulty fields of a step, by their names on its screen. */
export const fieldsToMend = (faults: readonly Fault[], step: string): readonly string[] =>
  faults.flatMap(({ part, what }) => {
    if (what === null || stepOfPart[part] !== step) return []
    return [part === 'papers' ? `papers.${what}` : what]
  })
