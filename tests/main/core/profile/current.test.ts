/** Keeps a case under the rules it began with, whatever the branch goes by later. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceBirth } from '../../../../shared/practice.ts'
import { approved, citizen, madeUpCitizens, opened } from '../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
})
afterAll(() => photos.end())

test('the branch sees its own rules, each with its source', async () => {
  const profile = await (await counter.teller()).call('profile.view', {})
  expect(profile).toMatchObject({ id: 'guangzhou', fees: { REPLACE_PHOTO: { value: { fen: 2000 } } } })
  expect(profile.leadTime.REPLACE_PHOTO?.source.text).not.toBe('')
})

test('a case keeps fee, reasons and lead time when the branch moves to other rules', async () => {
  const [first, second] = madeUpCitizens(2)
  const old = await opened(await counter.teller(), first)
  await counter.core.store.db.updateTable('branch').set({ profile: 'beijing' }).execute()
  await counter.close()

  const moved = await aCounter({ photos, options: { dataFolder: counter.folder, birth: undefined } as never })
  const teller = await moved.teller()
  expect((await opened(teller, second)).profileVersion).toBe('beijing 1.0')
  const view = await teller.call('case.view', { caseId: old.id })
  expect(view.profileVersion).toBe('guangzhou 1.0')
  const begun = await teller.call('business.give', {
    caseId: old.id,
    revision: old.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
    notices: ['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME', 'PICKUP_LIMIT', 'NOT_REVOCABLE'],
    consents: ['PHOTO_CONSENT'],
  })
  expect(begun.fee.due).toBe(2000)
  // Twelve working days in the old city, four in the new one.
  expect((await approved(moved, citizen)).pickup.promised).toMatchObject({ workdays: 4, day: '2026-03-13' })
  await moved.end()
})

test('a branch of a city the program has no rules for is not set up, and nothing is left of it', async () => {
  const lost = aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'nowhere' } } })
  await expect(lost).rejects.toMatchObject({ code: 'BAD_INPUT', detail: { fields: ['profile'] } })
})
