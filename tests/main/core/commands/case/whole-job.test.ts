/** A photo change goes from the chair to the card in the customer's hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closed } from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

describe('a photo change from ticket to card', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.end())

  test('ends closed, with every step in an unbroken audit log', async () => {
    const view = await closed(counter)
    expect(view.state).toBe('closed')
    expect(view.cardTail).toBe('0042')
    const manager = await counter.manager()
    const audit = await manager.call('audit.find', { caseId: view.id, day: null })
    expect(await manager.call('audit.verify', {})).toEqual({ brokenAt: null })
    const steps = audit.entries.map(entry => entry.what).reverse()
    expect(steps).toEqual([
      'case.open',
      'card.tell',
      'case.notice',
      'case.draft',
      'case.fill',
      'case.shoot',
      'case.choosePhoto',
      'case.confirm',
      'case.submit',
      'case.approve',
      'case.collectFee',
      'case.sendToMake',
      'case.cityBankReceived',
      'case.branchReceived',
      'card.issue',
      'case.bookPickup',
      'case.verifyTaker',
      'case.handOver',
      'card.replace',
    ])
  })
})
