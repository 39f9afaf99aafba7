/** Lays what the core found over the fields of a document: one sentence a field. Pure. */
import { companionProblemText, companionWarningText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import type { Fault } from './draft.ts'

const text = tellerText.identity
const problemText: Readonly<Record<string, string>> = companionProblemText
const warningText: Readonly<Record<string, string>> = companionWarningText

type Found = { readonly field: string; readonly code: string }
export type Sentences<F extends string> = Partial<Record<F, string>>

/** What the core found first; what is merely missing once the teller wanted to go on. */
export function errorsOf<F extends string>(
  fields: readonly F[],
  problems: readonly Found[],
  faults: ReadonlyMap<F, Fault> | null,
): Sentences<F> {
  const errors: Sentences<F> = {}
  for (const { field, code } of problems) {
    const place = fields.find(name => name === field)
    if (place) errors[place] ??= problemText[code] ?? code
  }
  for (const [field, fault] of faults ?? []) errors[field] ??= fault === 'missing' ? text.missing : text.badDay
  return errors
}

export function warningsOf<F extends string>(fields: readonly F[], warnings: readonly Found[]): Sentences<F> {
  const known = warnings.flatMap(({ field, code }) => {
    const place = fields.find(name => name === field)
    return place ? [[place, warningText[code] ?? code] as const] : []
  })
  return Object.fromEntries(known) as Sentences<F>
}
