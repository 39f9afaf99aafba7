/** Tells whether a case is about to be refused for what the centre refused before: the same picture, measure, value or person. Pure. */
import { FieldKey, type FormDraft } from '../form/fields.ts'
import { CheckId, type Verdict } from '../photo/verdict.ts'
import type { Fault } from '../review/fault.ts'
import { z } from '../zod.ts'

/** What a case had where the fault lies. */
export const Traits = z.object({
  checks: z.array(z.object({ check: CheckId, measured: z.number(), limit: z.string() })),
  fields: z.array(z.object({ field: FieldKey, value: z.string() })),
  /** A mark of name and number where the person was refused. */
  identity: z.string().nullable(),
})
export type Traits = z.infer<typeof Traits>

/** As the case stands now, or stood when it was refused. */
export type CaseTraits = {
  readonly pictureSha: string | null
  readonly verdicts: readonly Verdict[]
  readonly form: FormDraft
  readonly identity: string
}

export function traitsOf(faults: readonly Fault[], { verdicts, form, identity }: CaseTraits): Traits {
  const named = (part: Fault['part']) => faults.flatMap(fault => (fault.part === part && fault.what !== null ? [fault.what as string] : []))
  return {
    checks: verdicts.flatMap(({ check, measured, limit }) =>
      measured !== null && named('photo').includes(check) ? [{ check, measured, limit }] : [],
    ),
    fields: named('form').flatMap(what => {
      const field = FieldKey.parse(what)
      const value = form[field]
      return value === undefined || value === null ? [] : [{ field, value: String(value) }]
    }),
    identity: faults.some(({ part }) => part === 'identity') ? identity : null,
  }
}

export const likenesses = ['picture', 'measure', 'value', 'identity'] as const
export type Likeness = (typeof likenesses)[number]

/** Null where nothing of what was refused is here again. */
export function likeness(refused: { readonly pictureSha: string | null; readonly traits: Traits }, now: CaseTraits): Likeness | null {
  const { checks, fields, identity } = refused.traits
  if (refused.pictureSha !== null && refused.pictureSha === now.pictureSha) return 'picture'
  if (identity !== null && identity === now.identity) return 'identity'
  if (fields.some(({ field, value }) => String(now.form[field] ?? '') === value)) return 'value'
  return checks.some(one => isAsBad(one, now.verdicts)) ? 'measure' : null
}

function isAsBad({ check, measured, limit }: Traits['checks'][number], verdicts: readonly Verdict[]): boolean {
  const here = verdicts.find(verdict => verdict.check === check)
  if (!here || here.measured === null) return false
  const [least, most] = boundsOf(limit)
  if (least !== null && most !== null) {
    // On the same side of the middle of the band, and no nearer to it.
    const middle = (least + most) / 2
    return measured < middle ? here.measured <= measured : here.measured >= measured
  }
  if (most !== null) return here.measured >= measured
  return least !== null && here.measured <= measured
}

/** Of a limit as a verdict says it: `193-221 px`, `<= 5°`, `>= 230`. */
function boundsOf(limit: string): readonly [number | null, number | null] {
  const band = /^(-?[\d.]+)-(-?[\d.]+)/.exec(limit)
  if (band) return [Number(band[1]), Number(band[2])]
  const one = /^([<>])=?\s*(-?[\d.]+)/.exec(limit)
  if (!one) return [null, null]
  return one[1] === '<' ? [null, Number(one[2])] : [Number(one[2]), null]
}
