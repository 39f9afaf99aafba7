/** A day of a counter by keys alone: eight items a round from the number to the end of each case, then the end of the day. */
import { askSecondPerson, letItShoot, stands } from '../../../main/cli/tour/steps.ts'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { dayEndText, dayLineText } from '../../../shared/strings/zh-CN/report.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { madeUpCitizens } from '../../support/a-case.ts'
import {
  approved,
  type CounterDay,
  called,
  caseNow,
  filled,
  given,
  handedOver,
  holding,
  identified,
  made,
  paid,
  reach,
  signed,
  takesNumber,
} from '../../support/a-counter-day.ts'

type Visit = {
  readonly item: ItemCode
  /** Which of the people of the round. */
  readonly person: number
  /** The digit of the reason. */
  readonly reason: string
  /** The card in hand, where the branch does not know it yet. */
  readonly generation?: 2 | 3
  /** What the form still asks, and whether a picture is taken. */
  readonly form?: 'card' | 'change'
  readonly photo?: true
  /** Where a second person's yes takes it; left out where none is asked. */
  readonly passes?: State
  /** What becomes of the old card at the hand-over; null where it was lost. */
  readonly fate?: string | null
}

const morning: readonly Visit[] = [
  { item: 'REPLACE_PHOTO', person: 0, reason: '2', generation: 3, form: 'card', photo: true, passes: 'approved', fate: '1' },
  { item: 'REPLACE_UPGRADE', person: 1, reason: '2', generation: 2, form: 'card', passes: 'approved', fate: '1' },
  { item: 'LOSS_FORMAL', person: 2, reason: '1', generation: 3 },
  { item: 'REISSUE', person: 2, reason: '1', form: 'card', passes: 'approved', fate: null },
  { item: 'LOSS_TEMP', person: 3, reason: '1', generation: 3 },
  { item: 'UNLOSS', person: 3, reason: '1', passes: 'closed' },
]
/** Whoever has got the new card by then comes again. */
const afternoon: readonly Visit[] = [
  { item: 'ENABLE_SOCIAL', person: 1, reason: '1' },
  { item: 'INFO_CHANGE', person: 1, reason: '1', form: 'change', passes: 'closed' },
]
const peopleOfARound = 4
export const visitsOfARound = [...morning, ...afternoon]

type Served = Visit & { readonly caseId: CaseId; readonly round: number }
export type DayReport = { readonly served: readonly Served[] }

const address = (round: number, { person }: Visit): string => `演练市示范区练习路${round * peopleOfARound + person + 1}号`

/** One after the other at the same counter, as their numbers are called. */
async function atTheCounter(day: CounterDay, round: number, people: readonly IdentityInput[], visits: readonly Visit[]): Promise<Served[]> {
  for (const { item } of visits) await takesNumber(day, item)
  const served: Served[] = []
  for (const visit of visits) {
    const person = people[round * peopleOfARound + visit.person]
    if (!person) throw new Error('nobody is left to come')
    served.push({ ...visit, round, caseId: await visited(day, person, visit, address(round, visit)) })
  }
  return served
}

async function visited(day: CounterDay, person: IdentityInput, visit: Visit, mailAddr: string): Promise<CaseId> {
  const { hands } = day
  await called(day)
  const caseId = await identified(day, person)
  const tail = person.number.slice(6, 14)
  if (visit.generation) await holding(day, { number: `A${tail}`, generation: visit.generation })
  await given(day, visit.reason)
  if (visit.form === 'card') await filled(day, mailAddr)
  if (visit.form === 'change') await changed(day, mailAddr)
  if (visit.photo) await photographed(day, person.number)
  await signed(day)
  // The desk stands free again, and says so.
  await hands.key('F9')
  await hands.page.locator('.teller-start').waitFor()
  return caseId
}

/** Another telephone than the one that is known. */
async function changed({ hands }: CounterDay, mailAddr: string): Promise<void> {
  await reach(hands, 'mobile')
  await hands.press('Control+A')
  await hands.enter('13900000001')
  await reach(hands, 'mailAddr')
  await hands.press('Control+A')
  await hands.enter(`${mailAddr}二楼`)
  await hands.key('F9')
}

/** The shutter falls, what was found is decided by digits, T says that the rest was looked at. */
async function photographed({ hands }: CounterDay, number: string): Promise<void> {
  await hands.page.locator('video:not(.dark)').waitFor()
  await letItShoot(hands)
  await askSecondPerson(hands, number)
  for (let flags = await hands.page.locator('[data-field^="flag."]').count(); flags > 0; flags -= 1) await hands.press('1')
  await hands.key('T')
  await hands.key('F9')
  await hands.field('answer').waitFor()
}

/** The card is paid, made and handed over, found by its number as a slip is scanned. */
async function fetched(day: CounterDay, { caseId, fate = null }: Served, cardTail: string): Promise<void> {
  const { hands, sit } = day
  await sit('kaguan')
  const view = await caseNow(day, caseId)
  await hands.key('F3')
  await hands.page.locator('[data-field="find"]:focus').waitFor()
  await hands.enter(view.number)
  await paid(day, caseId)
  await made(day, caseId, cardTail)
  await hands.key('F9')
  await handedOver(day, await caseNow(day, caseId), fate)
  await hands.key('Escape')
  await hands.page.locator('.key-bar [aria-keyshortcuts="F3"]').waitFor()
}

async function behindTheCounter(day: CounterDay, served: readonly Served[]): Promise<void> {
  for (const { caseId, passes } of served) if (passes) await approved(day, caseId, passes)
  for (const [at, one] of served.entries()) if (one.fate !== undefined) await fetched(day, one, String(1000 + one.round * 10 + at))
}

/** Every line zero or explained, then the day is closed. */
async function dayClosed({ hands, sit }: CounterDay): Promise<void> {
  await sit('zhuguan')
  await hands.page.locator('.key-bar').waitFor()
  await hands.press('Control+e')
  await hands.see(dayEndText.title)
  const table = hands.page.getByRole('grid', { name: dayEndText.title })
  await table.waitFor()
  const { lines } = await hands.ask('day.view', { day: (await hands.ask('branch.view', {})).today })
  for (const { line, open } of lines) {
    if (open === 0) continue
    await walkTo(hands, dayLineText[line].name)
    await hands.key('F3')
    await hands.page.locator('[data-field="common"] :focus, [data-field="common"]:focus').first().waitFor()
    await hands.press('4')
    // The digit leads on to the words, which are there by then; nothing weighs on this, so Enter does it.
    await hands.page.locator('[data-field="words"]:focus').waitFor()
    await hands.press('Enter')
    await hands.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await hands.key('F9')
  await hands.page.locator('.remark.pass').waitFor()
}

/** The arrows go down to the row of that name; the table has few. */
async function walkTo({ page, press }: CounterDay['hands'], name: string): Promise<void> {
  const marked = page.locator('[role=grid] [aria-selected=true]')
  await page.locator('[role=grid]:focus').waitFor()
  await press('Home')
  const rows = await page.locator('[role=grid] tbody tr').count()
  for (let at = 0; at < rows; at += 1) {
    if ((await marked.locator('td').first().innerText()) === name) return
    await press('ArrowDown')
  }
  throw new Error(`no line is called ${name}`)
}

export async function aWholeDay(day: CounterDay, rounds: number): Promise<DayReport> {
  const people = madeUpCitizens(rounds * peopleOfARound)
  const served: Served[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const visits of [morning, afternoon]) {
      const now = await atTheCounter(day, round, people, visits)
      await behindTheCounter(day, now)
      served.push(...now)
    }
  }
  await dayClosed(day)
  for (const { caseId } of served) await stands(day.hands, caseId, 'closed')
  return { served }
}
