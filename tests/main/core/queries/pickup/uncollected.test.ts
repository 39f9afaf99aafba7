/** The list of waiting cards in a branch that has more of them than one page shows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allWaiting, countWaiting } from '../../../../../main/core/queries/pickup/uncollected.ts'
import { countLines } from '../../../../../main/core/queries/report/day-lines.ts'
import type { WaitingPlace } from '../../../../../shared/ipc/shapes/pickup.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { atBranch, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { countedQueries } from '../../../../support/counted-queries.ts'

const [person] = madeUpCitizens(1)
const more = 450
const dayMs = 86_400_000

let photos: SharedEngine
let counter: Counter
let cards: Seat
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
  cards = await counter.cards()
  const view = await atBranch(counter, person)
  await manyLike(view.id)
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

/** Cards of other people that came a day apart from each other, each twice on one day. */
async function manyLike(id: string): Promise<void> {
  await counter.core.store.write(async ({ tx }) => {
    const row = await tx.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    for (let at = 0; at < more; at += 1) {
      const own = `${row.id.slice(0, -4)}${String(at).padStart(4, '0')}`
      const arrived_at = new Date(Date.parse(counter.clock.now()) - Math.floor(at / 2) * dayMs).toISOString()
      const number = `${row.number}-${at}`
      await tx
        .insertInto('case_file')
        .values({ ...row, id: own, number, person: `${row.person}-${at}`, ticket_id: null, photo_id: null, receipt: null })
        .execute()
      await tx.insertInto('waiting_card').values({ case_id: own, arrived_at, told_at: null }).execute()
    }
  })
}

async function allPages() {
  const pages = []
  let after: WaitingPlace | null = null
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(after)
    pages.push(page)
    after = page.next
  } while (after)
  return pages
}
const read = (after: WaitingPlace | null) => cards.call('pickup.waiting', { after })

test('each card stands on one page, the longest waiting first', async () => {
  const pages = await allPages()
  expect(pages.map(({ rows }) => rows.length)).toEqual([200, 200, 51])
  const rows = pages.flatMap(page => page.rows)
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(more + 1)
  expect(rows.map(({ days }) => days)).toEqual(rows.map(({ days }) => days).toSorted((a, b) => b - a))
  for (const page of pages)
    expect(page).toMatchObject({
      total: more + 1,
      late: rows.filter(({ ageing }) => ageing === 'past-limit' || ageing === 'past-grace').length,
    })
})

test('what is late is counted as each row says it', async () => {
  const rows = (await allPages()).flatMap(page => page.rows)
  const late = rows.filter(({ ageing }) => ageing === 'past-limit' || ageing === 'past-grace')
  expect(late.length).toBeGreaterThan(0)
  expect(late.length).toBeLessThan(rows.length)
  expect((await read(null)).late).toBe(late.length)
})

test('a page costs as many queries in a full branch as in an empty one', async () => {
  expect(await countedQueries(counter.core, async core => [await countWaiting(core), await allWaiting(core)])).toBeLessThanOrEqual(4)
})

test('a closure of the day counts them alike', async () => {
  const { late, total } = await read(null)
  const line = (await countLines(counter.core, counter.clock.today())).find(one => one.line === 'uncollected')
  expect(line).toMatchObject({ open: late, figures: { waiting: total, sentBack: 0 } })
})
