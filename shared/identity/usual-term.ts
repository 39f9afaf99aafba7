/** Says until when a document issued on a day is usually valid; the document itself has the last word. Pure. */
import { addMonths, ageOn, type Day } from '../time.ts'
import type { ValidTo } from './check.ts'
import { type DocType, documentOf } from './documents.ts'

/** Null where the type has no term for that age, or more than one. */
export function usualEnd(docType: DocType, birth: Day, validFrom: Day): ValidTo | null {
  const { terms, longFromAge } = documentOf(docType)
  const age = ageOn(birth, validFrom)
  if (age < 0) return null
  if (longFromAge !== null && age >= longFromAge) return 'long'
  const [term, another] = terms.filter(({ fromAge, toAge }) => age >= fromAge && age <= toAge)
  return term && !another ? addMonths(validFrom, term.months) : null
}
