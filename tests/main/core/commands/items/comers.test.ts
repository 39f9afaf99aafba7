/** Every item by everybody who may come: which papers the place asks of whom, who is turned away, and that the counter asks for the same papers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ItemCode, itemCodes } from '../../../../../shared/business/items.ts'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { papersNeeded, type Visitor } from '../../../../../shared/profile/requirements.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizenBorn, companion, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { asked, inTheChair, told } from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

/** Of the holder; of whoever came for them; of the unit. `-`: the place does not do the item that way. In the place of the practice branch. */
const papers: { readonly [I in ItemCode]: readonly [holder: string, agent: string, guardian: string, unit: string] } = {
  REPLACE_PHOTO: ['ID OLD PHOTO', 'ID AGENT OLD PHOTO', 'ID GUARDIAN OLD PHOTO PROOF', '-'],
  APPLY: ['ID PHOTO', 'ID AGENT PHOTO', 'ID GUARDIAN PHOTO PROOF', '-'],
  REPLACE_EXPIRED: ['ID OLD', 'ID AGENT OLD', 'ID GUARDIAN OLD PROOF', '-'],
  REPLACE_DAMAGED: ['ID OLD', 'ID AGENT OLD', 'ID GUARDIAN OLD PROOF', '-'],
  REPLACE_INFO: ['ID OLD', 'ID AGENT OLD', 'ID GUARDIAN OLD PROOF', '-'],
  REPLACE_UPGRADE: ['ID OLD', 'ID AGENT OLD', 'ID GUARDIAN OLD PROOF', '-'],
  REISSUE: ['ID', 'ID AGENT', 'ID GUARDIAN PROOF', '-'],
  LOSS_TEMP: ['ID', 'ID AGENT', 'ID GUARDIAN PROOF', '-'],
  LOSS_FORMAL: ['ID', '-', 'ID GUARDIAN PROOF', '-'],
  UNLOSS: ['ID OLD', '-', 'ID GUARDIAN OLD PROOF', '-'],
  ENABLE_SOCIAL: ['ID CARD', 'ID AGENT CARD', 'ID GUARDIAN CARD PROOF', '-'],
  ACTIVATE_BANK: ['ID CARD', '-', 'ID GUARDIAN CARD PROOF', '-'],
  PWD_RESET: ['ID CARD', '-', 'ID GUARDIAN CARD PROOF', '-'],
  INFO_CHANGE: ['ID', 'ID AGENT', 'ID GUARDIAN PROOF', '-'],
  CANCEL: ['ID', 'ID AGENT', 'ID GUARDIAN PROOF', '-'],
  PICKUP: ['ID SLIP', 'ID AGENT SLIP LETTER', 'ID GUARDIAN SLIP PROOF', 'UNIT'],
  BATCH: ['-', '-', '-', 'UNIT SHEET'],
}
const short: Readonly<Record<string, string>> = {
  HOLDER_ID: 'ID',
  AGENT_ID: 'AGENT',
  GUARDIAN_ID: 'GUARDIAN',
  GUARDIAN_PROOF: 'PROOF',
  OLD_CARD: 'OLD',
  CARD: 'CARD',
  NEW_PHOTO: 'PHOTO',
  PICKUP_SLIP: 'SLIP',
  AUTHORITY_LETTER: 'LETTER',
  UNIT_AGENT_ID: 'UNIT',
  BATCH_SHEET: 'SHEET',
}
const comers: readonly Visitor[] = ['holder', 'agent', 'guardian', 'unit']

test.each(itemCodes)('%s takes the papers of whoever comes', async item => {
  const profile = (await teller.call('profile.view', {})) as Parameters<typeof papersNeeded>[0]
  for (const [place, by] of comers.entries()) {
    const wanted = papers[item][place]
    if (wanted === '-') continue
    const visit = {
      item,
      reason: null,
      by,
      age: by === 'guardian' ? 10 : 40,
      docType: by === 'guardian' ? ('HKB' as const) : ('RIC' as const),
    }
    expect([
      by,
      papersNeeded(profile, visit)
        .map(({ material }) => short[material] ?? material)
        .join(' '),
    ]).toEqual([by, wanted])
  }
})

const people = madeUpCitizens(40)
const adult = (): IdentityInput => people.pop() ?? citizenBorn('1970-01-01')
let children = 0
/** Made-up sequence numbers of one birthday; the last digit is checked nowhere but on an identity card. */
function child(): IdentityInput {
  children += 1
  return { ...citizenBorn(`2015-06-${String(children).padStart(2, '0')}`), docType: 'HKB', validFrom: null, validTo: null }
}
const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'register' }
const whoComes = {
  holder: () => ({ person: adult(), companion: null }),
  agent: () => ({ person: adult(), companion }),
  guardian: () => ({ person: child(), companion: mother }),
} as const

/** Items that begin at the counter with a working card, or none. */
const atCounter = ['REPLACE_PHOTO', 'APPLY', 'REPLACE_DAMAGED', 'LOSS_TEMP', 'LOSS_FORMAL', 'PWD_RESET', 'INFO_CHANGE', 'CANCEL'] as const

describe.each(atCounter)('at the counter, %s', item => {
  test.each(['holder', 'agent', 'guardian'] as const)('by the %s', async by => {
    const { person, companion: brought } = whoComes[by]()
    if (papers[item][comers.indexOf(by)] === '-') {
      await expect(inTheChair(counter, teller, person, item, { companion: brought })).rejects.toThrow('AGENT_NOT_HERE')
      return
    }
    const view = await inTheChair(counter, teller, person, item, { companion: brought })
    const card = item === 'APPLY' ? null : await told(teller, view, { validTo: Day.parse('2030-04-01') })
    const give = await asked(teller, view, item, { companion: brought, cardId: card?.id ?? null })
    // Each of them is asked for: without any one of them the case does not go on.
    for (const missing of give.papers) {
      const without = { ...give, papers: give.papers.filter(one => one !== missing) }
      expect([missing, await teller.ask('business.give', without)]).toMatchObject([
        missing,
        { ok: false, error: { code: 'NOT_READY', detail: { unmet: ['papers'] } } },
      ])
    }
    expect(await teller.ask('business.give', give)).toMatchObject({ ok: true })
  })
})
