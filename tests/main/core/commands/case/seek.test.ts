/** Whoever looks for a case finds it by whole values only; guesses are counted, slowed down and stand in the log. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Role, workingRoles } from '../../../../../shared/access/roles.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { contactDetails, madeUpCitizens, noticed, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
beforeEach(async () => {
  counter = await aCounter()
  const teller = await counter.teller()
  const { id } = await noticed(teller, otherCitizen)
  await teller.call('form.save', { caseId: id, draft: contactDetails })
})
afterEach(() => counter.end())

const seat = (role: Role): Promise<Seat> =>
  ({ lobby: counter.lobby, teller: counter.teller, reviewer: counter.reviewer, cards: counter.cards, manager: counter.manager })[
    role as 'lobby'
  ]()
const numbers = (by: Seat, text: string) => by.call('case.find', { which: 'all', text }).then(rows => rows.map(row => row.maskedNumber))
const strangers = madeUpCitizens(40).map(person => person.number)
const misses = () => counter.core.store.db.selectFrom('audit').select('facts').where('what', '=', 'search.miss').execute()

describe.each(workingRoles)('%s', role => {
  test('finds by the whole of it, and by no part', async () => {
    const by = await seat(role)
    const one = ['4401**********0012']
    expect(await numbers(by, otherCitizen.number)).toEqual(one)
    expect(await numbers(by, contactDetails.mobile)).toEqual(one)
    expect(await numbers(by, `${otherCitizen.name}0012`)).toEqual(one)
    const [row] = await by.call('case.find', { which: 'all', text: otherCitizen.number })
    expect(await numbers(by, row?.number ?? '')).toEqual(one)
    const { number } = otherCitizen
    // What is long enough for a number counts as a guess, and may have to wait; it never finds anybody.
    const parts = [4, 6, 8, 14, 17].flatMap(at => [number.slice(0, at), number.slice(-at)])
    const patterns = ['%', '_', `${number.slice(0, 17)}_`, `%${number.slice(4)}`, '4401*', `${number}' or '1'='1`]
    for (const text of [...parts, ...patterns]) {
      const answer = await by.ask('case.find', { which: 'all', text })
      expect([text, answer.ok ? answer.value : answer.error.code]).toEqual([text, answer.ok ? [] : 'SEARCH_WAIT'])
    }
  })
})

describe('the attack on a masked number', () => {
  test('by which a login of the lobby once read it whole in 65 calls finds nothing and is stopped', async () => {
    const lobby = await counter.lobby()
    expect(await lobby.call('case.find', { which: 'all', text: '' })).toEqual([])
    // Digit by digit, as it went: nothing shorter than a whole number is even looked for.
    for (const digit of '0123456789') expect(await numbers(lobby, `440${digit}`)).toEqual([])
    expect(await misses()).toHaveLength(0)
    // By whole numbers it is a guess each time.
    const codes: string[] = []
    for (const guess of strangers.slice(0, 12)) {
      const answer = await lobby.ask('case.find', { which: 'all', text: guess })
      codes.push(answer.ok ? `${answer.value.length}` : answer.error.code)
      if (!answer.ok) expect(sayRefusal(answer.error)).toContain('已记入日志')
    }
    expect(codes).toEqual(['0', '0', '0', '0', '0', ...Array(7).fill('SEARCH_WAIT')])
    expect(await misses()).toHaveLength(5)
  })

  test('tries sent side by side are counted one by one', async () => {
    const lobby = await counter.lobby()
    const answers = await Promise.all(strangers.slice(0, 30).map(text => lobby.ask('case.find', { which: 'all', text })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5)
  })

  test('another seat or a new session of the same person waits as well', async () => {
    const lobby = await counter.lobby()
    for (const text of strangers.slice(0, 5)) await lobby.call('case.find', { which: 'all', text })
    const elsewhere = await counter.lobby()
    expect(await elsewhere.ask('case.find', { which: 'all', text: strangers[6] ?? '' })).toMatchObject({ error: { code: 'SEARCH_WAIT' } })
    await lobby.call('session.signOut', {})
    await lobby.call('session.signIn', { login: 'dating', password: practicePassword, counter: '00' })
    expect(await lobby.ask('case.find', { which: 'all', text: strangers[7] ?? '' })).toMatchObject({ error: { code: 'SEARCH_WAIT' } })
    // A colleague goes on.
    expect(await numbers(await counter.teller(), otherCitizen.number)).toHaveLength(1)
  })

  test('the wait grows, is said truly, and an hour later all is as before', async () => {
    const lobby = await counter.lobby()
    const ask = (at: number) => lobby.ask('case.find', { which: 'all', text: strangers[at] ?? '' })
    for (let at = 0; at < 5; at += 1) await ask(at)
    expect(await ask(5)).toMatchObject({ error: { code: 'SEARCH_WAIT', detail: { seconds: 5 } } })
    counter.clock.advance(5_000)
    expect((await ask(5)).ok).toBe(true)
    expect(await ask(6)).toMatchObject({ error: { code: 'SEARCH_WAIT', detail: { seconds: 10 } } })
    // A clock that is set back locks nobody out for longer.
    counter.clock.advance(-2 * 86_400_000)
    expect(await ask(6)).toMatchObject({ error: { code: 'SEARCH_WAIT', detail: { seconds: 10 } } })
    counter.clock.advance(10_000)
    expect((await ask(6)).ok).toBe(true)
    counter.clock.advance(2 * 86_400_000 + 3_700_000)
    expect((await ask(6)).ok).toBe(true)
    expect((await ask(7)).ok).toBe(true)
  })

  test('a window that asks the same again whenever a case changes makes no new tries', async () => {
    const lobby = await counter.lobby()
    for (let times = 0; times < 20; times += 1) await numbers(lobby, strangers[0] ?? '')
    expect(await misses()).toHaveLength(1)
  })

  test('the log says who, how and how often, and not what was typed', async () => {
    const manager = await counter.manager()
    await numbers(manager, strangers[0] ?? '')
    await manager.call('case.search', { text: '13999999999' })
    const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
    const logged = entries.filter(({ what }) => what === 'search.miss')
    expect(logged.map(({ operator, facts }) => [operator, facts])).toEqual([
      ['周明', { by: 'whole', misses: 2, wait: 0 }],
      ['周明', { by: 'whole', misses: 1, wait: 0 }],
    ])
    expect(JSON.stringify(await counter.core.store.db.selectFrom('search_miss').selectAll().execute())).not.toContain('13999999999')
  })
})

test('only a manager looks through the names of all', async () => {
  expect(await numbers(await counter.manager(), otherCitizen.name.slice(1))).toHaveLength(1)
  for (const role of ['lobby', 'teller', 'reviewer', 'cards'] as const)
    expect(await numbers(await seat(role), otherCitizen.name)).toEqual([])
  // Among the own work a whole name is enough.
  expect(await (await counter.teller()).call('case.find', { which: 'mine', text: otherCitizen.name })).toHaveLength(1)
})

test('each of them is answered by an index', async () => {
  // The plan is SQLite's to tell.
  const own = await aCounter({ engine: 'sqlite' })
  const asked = {
    number: sql`number = 'x'`,
    receipt: sql`receipt = 'x'`,
    document: sql`doc_number = 'x'`,
    mobile: sql`json_extract(form, '$.mobile') = 'x'`,
    phone: sql`json_extract(form, '$.phone') = 'x'`,
    name: sql`name = 'x'`,
  }
  for (const [what, condition] of Object.entries(asked)) {
    const plan = await sql<{ detail: string }>`explain query plan select id from case_file where ${condition}`.execute(own.core.store.db)
    expect(plan.rows.map(({ detail }) => detail).join(), what).toMatch(/^SEARCH case_file USING (COVERING )?INDEX/)
  }
  await own.end()
})
