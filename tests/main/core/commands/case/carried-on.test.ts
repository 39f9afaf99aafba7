/** A case that is carried on after a birthday asks for what it asked for when it was opened. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { cardInHand, citizenBorn, companion, contactDetails } from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'
import { given, handedIn } from '../../../../support/an-item.ts'

let counter: Counter
beforeEach(async () => {
  counter = await aCounter()
})
afterEach(() => counter.end())

const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'register' }
/** A child is shown by the household register, which is no document from 16 on. */
const childBorn = (birth: string): IdentityInput => ({ ...citizenBorn(birth), docType: 'HKB', validFrom: null, validTo: null })

async function openedOn(day: string, identity: IdentityInput, brought: CompanionInput | null): Promise<CaseView> {
  counter.clock.set(`${day}T08:30:00.000Z`)
  const teller = await counter.teller()
  const view = await teller.call('case.open', { ticketId: null, identity, companion: brought })
  await teller.call('holder.tellCard', { caseId: view.id, card: { ...cardInHand, validTo: null } })
  return view
}

const noticed = async (view: CaseView): Promise<CaseView> => given(await counter.teller(), view, 'REPLACE_DAMAGED')
async function finished({ id: caseId }: CaseView): Promise<CaseView> {
  const teller = await counter.teller()
  return handedIn(teller, await teller.call('form.complete', { caseId, draft: contactDetails }))
}
const nextMorning = () => counter.clock.advance(17 * 3_600_000)

const holders = [
  ['13, who is 14 the next day', childBorn('2012-03-10'), mother, 13, ['PHOTO_CONSENT', 'GUARDIAN_CONSENT']],
  ['15, who is 16 the next day', childBorn('2010-03-10'), mother, 15, ['PHOTO_CONSENT']],
  ['59, who is 60 the next day', citizenBorn('1966-03-10'), null, 59, ['PHOTO_CONSENT']],
] as const

describe.each(holders)('a holder of %s', (_who, identity, brought, age, consents) => {
  test('opened the day before, noticed and handed in on the birthday', async () => {
    const view = await openedOn('2026-03-09', identity, brought)
    nextMorning()
    const taken = await noticed(view)
    expect(taken).toMatchObject({ age, business: { consents } })
    expect(await finished(taken)).toMatchObject({ state: 'submitted', age, formProblems: [] })
  })

  test('noticed the day before, handed in on the birthday', async () => {
    const taken = await noticed(await openedOn('2026-03-09', identity, brought))
    nextMorning()
    expect(await finished(taken)).toMatchObject({ state: 'submitted', age, formProblems: [] })
  })
})

test('whoever comes along on the birthday is judged by the age the holder was taken in with', async () => {
  const child = childBorn('2010-03-10')
  const { id: caseId, openedAt, revision } = await openedOn('2026-03-09', child, mother)
  nextMorning()
  const teller = await counter.teller()
  const agent = { ...companion, relation: '31' }
  const asked = { companion: agent, holder: child, item: null }
  const codes = async (on: string | null) =>
    (await teller.call('people.judge', { ...asked, openedAt: on })).problems.map(({ code }) => code)
  expect(await codes(openedAt)).toEqual(['MINOR_NEEDS_GUARDIAN'])
  expect(await codes(null)).toEqual([])
  expect(await teller.ask('people.bring', { caseId, revision, companion: null })).toMatchObject({ error: { code: 'GUARDIAN_NEEDED' } })
})
