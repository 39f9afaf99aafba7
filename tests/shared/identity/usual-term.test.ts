/** The last day that is proposed for a document: one that the check finds nothing to say about. */
import { expect, test } from 'vitest'
import { checkIdentity } from '../../../shared/identity/check.ts'
import { usualEnd } from '../../../shared/identity/usual-term.ts'
import { Day } from '../../../shared/time.ts'

const day = (text: string) => Day.parse(text)

test.each([
  ['a child of six', '2018-03-05', '2024-06-12', '2029-06-12'],
  ['the day before sixteen', '2008-06-13', '2024-06-12', '2029-06-12'],
  ['the day of sixteen', '2008-06-12', '2024-06-12', '2034-06-12'],
  ['at twenty-five', '1998-06-13', '2024-06-12', '2034-06-12'],
  ['at twenty-six', '1998-06-12', '2024-06-12', '2044-06-12'],
  ['at forty-five', '1978-06-13', '2024-06-12', '2044-06-12'],
  ['at forty-six', '1978-06-12', '2024-06-12', 'long'],
  ['on a leap day', '2000-01-01', '2024-02-29', '2034-02-28'],
])('an identity card of %s ends as the law has it', (_who, birth, from, end) => {
  expect(usualEnd('RIC', day(birth), day(from))).toBe(end)
})

test('where nothing is usual nothing is proposed', () => {
  expect(usualEnd('RIC', day('2024-06-13'), day('2024-06-12'))).toBeNull()
  expect(usualEnd('HKB', day('2015-06-01'), day('2024-06-12'))).toBeNull()
})

test('what is proposed is never called unusual', () => {
  const [birth, validFrom] = [day('1992-03-05'), day('2018-06-12')]
  const validTo = usualEnd('RIC', birth, validFrom)
  const card = { docType: 'RIC', number: '440106199203050021', name: '李演练', sex: '2', birth, validFrom, validTo } as const
  expect(checkIdentity(card, day('2026-11-22'))).toEqual({ problems: [], warnings: [] })
})
