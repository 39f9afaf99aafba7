/** The address of the page: which desk, case and step stand open, and never a person. */
import { expect, test } from 'vitest'
import { readPlace, writePlace } from '../../../renderer/parts/use-place.ts'
import { CaseId } from '../../../shared/ids.ts'

const place = { desk: 'teller', caseId: CaseId.parse('01JD0000000000000000000001'), step: 'photo' } as const

test('what is written is read back', () => {
  expect(readPlace(`#${writePlace(place)}`)).toEqual(place)
  expect(writePlace({ desk: null, caseId: null, step: null })).toBe('')
})

test('an address that says nonsense opens nothing', () => {
  expect(readPlace('#desk=vault&case=1&step=steal')).toEqual({ desk: null, caseId: null, step: null })
})
