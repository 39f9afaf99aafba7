/** Tells from a number in a unit's sheet what document it is of, and who that makes the person; a unit does not write the kind. */
import { tidyNumber } from '../../../../shared/entry/number.ts'
import type { Sex } from '../../../../shared/identity/check.ts'
import { type DocType, documentOf, readNumber } from '../../../../shared/identity/documents.ts'
import type { NumberCode } from '../../../../shared/identity/id-number.ts'
import type { Day } from '../../../../shared/time.ts'

export type NumberedDocument =
  | {
      readonly ok: true
      readonly docType: DocType
      readonly number: string
      /** Null where the number does not say it: the foreigner's card of 2017 has no century and no sex. */
      readonly birth: Day | null
      readonly sex: Extract<Sex, '1' | '2'> | null
      /** ISO 3166-1, three letters; null where the number does not say it. */
      readonly nationality: string | null
    }
  | { readonly ok: false; readonly code: NumberCode }

/** In the order they are tried. A child on the household register and a temporary card have the resident's number. */
const kinds = ['RIC', 'HMT', 'FPR'] as const satisfies readonly DocType[]

/** The first six digits of a residence permit stand in the place of a division (State Council 2018, No. 81, Art. 4). */
const permitPlaces: Readonly<Record<string, string>> = { '810000': 'HKG', '820000': 'MAC', '830000': 'TWN' }

const nationalityOf = (docType: DocType, number: string): string | null => {
  if (documentOf(docType).citizen) return 'CHN'
  if (docType === 'HMT') return permitPlaces[number.slice(0, 6)] ?? null
  return /^[A-Z]{3}/.exec(number)?.[0] ?? null
}

/** What is no number of any of them is told as a resident's wrong number, which it most likely is. */
export function documentOfNumber(text: string, today: Day): NumberedDocument {
  const number = tidyNumber(text)
  for (const docType of kinds) {
    const read = readNumber(docType, number, today)
    if (read.ok) return { ok: true, docType, number, birth: read.birth, sex: read.sex, nationality: nationalityOf(docType, number) }
  }
  const foreign = /^[A-Z]{3}\d{12}$/.test(number)
  const read = readNumber(foreign ? 'FPR' : 'RIC', number, today)
  return read.ok ? { ok: false, code: 'ID_KIND' } : { ok: false, code: read.code }
}
