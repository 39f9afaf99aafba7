/** Nobody decides on what they changed, nor through an account they made, raised or reset; the day's end says where it looks so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../../../shared/access/roles.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { dayLines } from '../../../../../shared/report/day-end.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { cardInHand, madeUpCitizens, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { cardsHeld, given, handedIn, inTheChair, told } from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
const people = madeUpCitizens(60)
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

/** A password is to be reset: signed by the holder, without a picture. */
async function begun(by: Seat): Promise<CaseView> {
  const view = await inTheChair(counter, by, people.pop() ?? people[0] ?? fail(), 'PWD_RESET')
  await told(by, view)
  return given(by, view, 'PWD_RESET')
}
const fail = (): never => {
  throw new Error('all made-up people are used')
}
const again = async (by: Seat, view: CaseView) => by.call('case.view', { caseId: view.id })

describe('a teller who reviews as well and', () => {
  let both: Seat
  beforeAll(async () => {
    both = await counter.hired('shuangren', ['teller', 'reviewer'])
  })

  const hands: readonly [string, (view: CaseView) => Promise<unknown>][] = [
    [
      'puts another picture of the old card there',
      async ({ id }) => both.call('photo.oldCard', { caseId: id, image: await citizenPhoto() }),
    ],
    [
      'tells the card again',
      async view => {
        const [held] = await cardsHeld(both, view)
        await both.call('holder.tellCard', { caseId: view.id, card: { ...cardInHand, cardId: held?.id ?? null, accountTail: '1234' } })
      },
    ],
    ['gives the notices', view => given(both, view, 'PWD_RESET')],
    ['takes the signature', view => both.call('confirm.sign', { ...refOf(view), signature })],
    [
      'corrects the name',
      view =>
        both.call('correction.make', {
          change: { fact: 'identity', ...refOf(view), identity: { ...view.identity, name: '李更正' } },
          reason: '录入时打错一个字',
          second: null,
        }),
    ],
    [
      'witnesses for who cannot sign',
      view =>
        teller.call('confirm.sign', {
          ...refOf(view),
          signature: [],
          otherwise: { way: 'witness', reason: 'cannot-sign', slip: 'YL-1', witness: { login: 'shuangren', password: practicePassword } },
        }),
    ],
  ]
  test.each(hands)('%s cannot decide on that case', async (_, touch) => {
    const view = await begun(teller)
    await touch(view)
    const now = await again(teller, view)
    const handed = now.confirmedBy === 'witness' ? await teller.call('case.submit', refOf(now)) : await handedIn(teller, now)
    for (const answer of [
      await both.ask('review.take', { caseId: handed.id }),
      await both.ask('review.approve', refOf(handed)),
      await both.ask('review.return', { ...refOf(handed), faults: [{ part: 'identity', what: null }], note: '自己退回' }),
      await both.ask('review.reject', { ...refOf(handed), note: '自己否决' }),
    ]) {
      expect(answer).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
    }
    expect((await (await counter.reviewer()).call('review.approve', refOf(handed))).state).toBe('closed')
  })

  test('only looked and printed decides like any other', async () => {
    const handed = await handedIn(teller, await begun(teller))
    await both.call('case.view', { caseId: handed.id })
    expect((await both.call('review.approve', refOf(handed))).state).toBe('closed')
  })
})

describe('a manager who works at the counter and', () => {
  let boss: Seat
  const idOf = async (login: string) => {
    const found = (await boss.call('operator.list', {})).find(person => person.login === login)
    if (!found) throw new Error(`nobody is called ${login}`)
    return found.id
  }
  const add = (by: Seat, login: string, roles: Role[]) =>
    by.call('operator.add', { login, name: login, roles, password: practicePassword, endsOn: null })

  beforeAll(async () => {
    boss = await counter.manager()
    await boss.call('operator.setRoles', { operatorId: await idOf('zhuguan'), roles: ['manager', 'teller'] })
  })

  const accounts: readonly [string, string, () => Promise<Seat>][] = [
    [
      'makes a second account',
      'made',
      async () => {
        await add(boss, 'erhao', ['reviewer'])
        return counter.seated('erhao')
      },
    ],
    [
      'makes a manager who makes one',
      'made',
      async () => {
        await add(boss, 'fuzhuguan', ['manager'])
        await add(await counter.seated('fuzhuguan'), 'sanhao', ['reviewer'])
        return counter.seated('sanhao')
      },
    ],
    [
      'gives a colleague the role',
      'raised',
      async () => {
        await boss.call('operator.setRoles', { operatorId: await idOf('kaguan'), roles: ['cards', 'reviewer'] })
        return counter.seated('kaguan')
      },
    ],
    [
      'lets a colleague stand in',
      'raised',
      async () => {
        const deputy = { roles: ['reviewer' as const], until: '2026-03-31' as never }
        await boss.call('operator.setTerms', { operatorId: await idOf('dating'), trainee: false, endsOn: null, deputy })
        return counter.seated('dating')
      },
    ],
    [
      'opens a closed account again',
      'opened',
      async () => {
        await counter.hired('laoren', ['reviewer'])
        await boss.call('operator.setActive', { operatorId: await idOf('laoren'), active: false })
        await boss.call('operator.setActive', { operatorId: await idOf('laoren'), active: true })
        return counter.seated('laoren')
      },
    ],
    [
      'resets a password and changes it',
      'reset',
      async () => {
        await boss.call('operator.resetPassword', { operatorId: await idOf('fuhe'), password: 'linshi2026' })
        const seat = counter.emptySeat()
        await seat.call('session.signIn', { login: 'fuhe', password: 'linshi2026', counter: '09' })
        await seat.call('session.changePassword', { password: 'linshi2026', fresh: practicePassword })
        return seat
      },
    ],
  ]
  test.each(accounts)('%s approves nothing of his own with it', async (_, kind, account) => {
    const puppet = await account()
    const handed = await handedIn(boss, await begun(boss))
    const answer = await puppet.ask('review.approve', refOf(handed))
    expect(answer).toEqual({ ok: false, error: { code: 'OWN_ACCOUNT', detail: { kind, days: 30 } } })
    if (!answer.ok) expect(sayRefusal(answer.error)).toContain('近 30 天内')
    const both = await counter.seated('shuangren')
    expect((await both.call('review.approve', refOf(handed))).state).toBe('closed')
  })

  test('nor does such an account stand beside him as the second person', async () => {
    const view = await begun(boss)
    const handed = await handedIn(boss, view)
    const answer = await boss.ask('correction.make', {
      change: { fact: 'identity', ...refOf(handed), identity: { ...handed.identity, name: '李更正' } },
      reason: '录入时打错一个字',
      second: { login: 'erhao', password: practicePassword },
    })
    expect(answer).toEqual({ ok: false, error: { code: 'OWN_ACCOUNT', detail: { kind: 'made', days: 30 } } })
  })

  test('the work of others the account decides on as before', async () => {
    const handed = await handedIn(teller, await begun(teller))
    expect((await (await counter.reviewer()).call('review.approve', refOf(handed))).state).toBe('closed')
  })

  test('what such an account sent back stands in red at the day’s end, and neither of them explains it', async () => {
    const handed = await handedIn(boss, await begun(boss))
    const erhao = await counter.seated('erhao')
    await erhao.call('review.return', { ...refOf(handed), faults: [{ part: 'identity', what: null }], note: '证件看不清' })
    const today = counter.clock.today()
    const { tied, lines } = await boss.call('day.view', { day: today })
    expect(tied).toMatchObject([{ maker: '周明', checker: 'erhao', by: '周明', kind: 'made', cases: [handed.number] }])
    expect(lines.find(({ line }) => line === 'tied')).toMatchObject({ open: 1, figures: { pairs: 1 } })
    const reasons = Object.fromEntries(dayLines.map(line => [line, '已核对，另有说明']))
    expect(await boss.ask('day.close', { day: today, reasons })).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
    const another = await counter.seated('renshi')
    expect((await another.call('day.close', { day: today, reasons })).runs).toHaveLength(1)
  })

  test('after the days of the place the account is anybody’s again', async () => {
    const handed = await handedIn(boss, await begun(boss))
    const erhao = await counter.seated('erhao')
    expect((await erhao.ask('review.approve', refOf(handed))).ok).toBe(false)
    counter.clock.advance(31 * 86_400_000)
    expect((await erhao.call('review.approve', refOf(handed))).state).toBe('closed')
  })
})
