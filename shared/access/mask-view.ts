/** Masks in a view of a case whatever the caller does not see. Pure. */
import type { FormDraft } from '../form/fields.ts'
import { maskName, maskNumber, maskPhone } from '../identity/mask.ts'
import type { CaseView } from '../ipc/shapes/case.ts'
import { Day } from '../time.ts'
import { type SightField, sightFieldOf, sightFields } from './sight.ts'

type Open = ReadonlySet<SightField>

/** Of a birthday the year is left: it is as much as the age says. */
const maskBirth = (birth: Day): Day => Day.parse(`${birth.slice(0, 4)}-01-01`)
const hidden = (words: string): string => (words === '' ? '' : '****')

const masks: { readonly [F in SightField]: (words: string) => string } = {
  name: maskName,
  number: maskNumber,
  phone: maskPhone,
  address: hidden,
  pictures: hidden,
  papers: hidden,
  scans: hidden,
  signature: hidden,
}

/** A value under one of the names of `sightFieldOf`, as far as it is seen. */
export function shownValue(open: Open, key: string, words: string): string {
  const field = sightFieldOf(key)
  if (field === null || open.has(field)) return words
  if (key === 'birth') return words.slice(0, 4)
  return key === 'remark' ? hidden(words) : masks[field](words)
}

/** Every value of a record that stands under such a name; whatever is no text is left as it is. */
export const shownValues = <T extends Readonly<Record<string, unknown>>>(open: Open, values: T): T =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? shownValue(open, key, value) : value]),
  ) as T

export function shownDocument<T extends { readonly name: string; readonly number: string; readonly birth: Day; readonly mobile?: string }>(
  open: Open,
  document: T,
): T {
  const birth = open.has('number') ? document.birth : maskBirth(document.birth)
  return { ...shownValues(open, document), birth }
}

export function maskView(view: CaseView, open: Open): CaseView {
  const masked = sightFields.filter(field => !open.has(field))
  if (masked.length === 0) return { ...view, masked }
  return {
    ...view,
    masked,
    identity: shownDocument(open, view.identity),
    companion: view.companion && shownDocument(open, view.companion),
    unit: view.unit && { ...view.unit, personName: shownValue(open, 'name', view.unit.personName) },
    changes: view.changes.map(({ field, from, to }) => ({ field, from: shownValue(open, field, from), to: shownValue(open, field, to) })),
    form: shownValues(open, view.form) as FormDraft,
    signature: open.has('signature') ? view.signature : null,
  }
}
