/** Whoever mends a case that was sent back lands on the first thing that is wrong with it. */
import { expect, test } from 'vitest'
import { type Fault, fieldsToMend, firstPart, stepToMend } from '../../../shared/review/fault.ts'

const badPhoto: Fault = { part: 'photo', what: 'gaze' }
const noAddress: Fault = { part: 'form', what: 'mailAddr' }
const noPaper: Fault = { part: 'papers', what: 'OLD_CARD' }
const wholeForm: Fault = { part: 'form', what: null }

test('what the teller passes first is mended first, in whatever order it was written', () => {
  expect(firstPart([badPhoto, noAddress, noPaper])).toBe('papers')
  expect(firstPart([badPhoto, wholeForm])).toBe('form')
  expect(firstPart([])).toBe('other')
})

test('the step is the one of that part, where the case has it at all', () => {
  expect(stepToMend([badPhoto, noPaper], 'photo-card')).toBe('business')
  expect(stepToMend([badPhoto], 'photo-card')).toBe('photo')
  expect(stepToMend([badPhoto], 'record')).toBeNull()
  expect(stepToMend([{ part: 'identity', what: null }], 'photo-card')).toBe('identity')
  expect(stepToMend([{ part: 'other', what: null }], 'photo-card')).toBeNull()
})

test('the fields of that step are marked by the names they carry there; a part as a whole marks none', () => {
  expect(fieldsToMend([badPhoto, noAddress, noPaper, wholeForm], 'form')).toEqual(['mailAddr'])
  expect(fieldsToMend([noAddress, noPaper], 'business')).toEqual(['papers.OLD_CARD'])
  expect(fieldsToMend([badPhoto], 'photo')).toEqual(['gaze'])
  expect(fieldsToMend([badPhoto], 'form')).toEqual([])
})
