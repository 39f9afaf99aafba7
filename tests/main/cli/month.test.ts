/** A month of a branch by real commands: everything that came in, went out or went wrong is accounted for, and what does not add up is named. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountFor } from '../../../main/cli/month/account.ts'
import { type Branch, openBranch } from '../../../main/cli/month/branch.ts'
import { writePapers } from '../../../main/cli/month/papers.ts'
import { monthStart, runMonth, type Walked } from '../../../main/cli/month/run-month.ts'
import { readWorkbook } from '../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../main/core/platform/workbook/sheet.ts'
import { itemCodes } from '../../../shared/business/items.ts'
import { monthFileName } from '../../../shared/strings/zh-CN/month.ts'
import { patience } from '../../support/patience.ts'

let folder: string
let branch: Branch
let walked: Walked
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'month-'))
  branch = await openBranch(join(folder, 'store'), `${monthStart}T00:30:00.000Z`)
  await branch.manager.call('reminder.setPort', { folder: await mkdtemp(join(folder, 'texts-')) })
  walked = await runMonth(branch, { seed: 7, cases: 66, folder }, () => undefined)
}, patience(300_000))
afterAll(async () => {
  await branch.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a small month', () => {
  test('had every item, mistakes that were put right, a death and a closed day, and leaves nothing unexplained', async () => {
    expect(walked).toMatchObject({ cases: 66, refusedByCard: 0 })
    expect(walked.items.size).toBe(itemCodes.length)
    expect(walked.corrections).toBeGreaterThan(5)
    expect(walked.ends).toBeGreaterThan(4)
    expect(walked.destroyed).toBeGreaterThan(1)
    expect(walked.sentOn).toBeGreaterThan(0)
    expect(walked.silent).toHaveLength(1)
    expect(walked.dead).not.toBeNull()
    expect(walked.closedDay).not.toBeNull()
    const account = await accountFor(branch, walked)
    expect(account).toMatchObject({ untrue: [], unexplained: [] })
    expect(account.texts).toBeGreaterThan(10)
  })

  test('leaves its papers: the register has a line a case, the statement a line a day, the log stands for itself', async () => {
    const out = await mkdtemp(join(folder, 'papers-'))
    expect(await writePapers(branch, walked, out)).toEqual([])
    const written = await readdir(out)
    expect(written).toEqual(expect.arrayContaining(Object.values(monthFileName).filter(name => typeof name === 'string')))
    // Register, report, ledger and figures; the two examples of the authority's sheets; each unit's own sheet.
    expect(walked.units).toHaveLength(2)
    expect(written.filter(name => name.endsWith('.xlsx'))).toHaveLength(6 + walked.units.length)
    const register = firstSheet(await readWorkbook(new Uint8Array(await readFile(join(out, monthFileName.register)))))
    expect(register.rows).toHaveLength(1 + walked.cases)
    const statement = await readFile(join(out, monthFileName.statement), 'utf8')
    expect(statement.trim().split('\r\n')).toHaveLength(1 + walked.days.length)
  })
})

describe('what does not add up is named', () => {
  class Undone extends Error {}
  type Tx = Parameters<Parameters<Branch['core']['store']['write']>[0]>[0]['tx']
  async function unexplainedAfter(change: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
    let found: readonly string[] = []
    const trial = branch.core.store.write(async ({ tx }) => {
      await change(tx)
      const { untrue, unexplained } = await accountFor(branch, walked)
      found = [...untrue, ...unexplained]
      throw new Undone()
    })
    await expect(trial).rejects.toThrow(Undone)
    return found
  }

  test('a case that moved without the log', async () => {
    const { id, number } = await branch.core.store.db
      .selectFrom('case_file')
      .select(['id', 'number'])
      .where('state', '=', 'closed')
      .executeTakeFirstOrThrow()
    const found = await unexplainedAfter(tx => tx.updateTable('case_file').set({ state: 'void' }).where('id', '=', id).execute())
    expect(found.join('\n')).toContain(number)
  })

  test('a card nobody handed in', async () => {
    const found = await unexplainedAfter(tx =>
      tx.updateTable('card').set({ made_by_case: null }).where('made_by_case', 'is not', null).execute(),
    )
    expect(found.join('\n')).toContain('not in the register')
  })

  test('a fee that is owed otherwise than it was paid', async () => {
    const found = await unexplainedAfter(tx =>
      tx.updateTable('case_file').set({ fee_due: 1 }).where('state', '=', 'closed').where('fee_due', '>', 0).execute(),
    )
    expect(found.join('\n')).toContain('in the ledger')
  })

  test('a blank card that left the drawer', async () => {
    const found = await unexplainedAfter(tx =>
      tx.updateTable('blank').set({ state: 'spoiled' }).where('number', '=', 'B00000100').execute(),
    )
    expect(found.join('\n')).toContain('blank cards')
  })

  test('a card without a case that nobody dealt with, and one that is still on its way', async () => {
    const undone = { dealt_at: null, number: null, operator_id: null, second_id: null }
    const found = await unexplainedAfter(async tx => {
      await tx.updateTable('ended_card').set(undone).execute()
      await tx.updateTable('card_transfer_case').set({ ended: null, ended_at: null }).where('ended', '=', 'back').execute()
    })
    expect(found.join('\n')).toContain('without a case lie in the drawer')
    expect(found.join('\n')).toContain('nor back')
  })

  test('a text that went before its card was there', async () => {
    const found = await unexplainedAfter(tx =>
      tx
        .updateTable('reminder')
        .set({ sent_at: `${monthStart}T00:00:00.000Z` })
        .where('state', '=', 'sent')
        .execute(),
    )
    expect(found.join('\n')).toContain('went while the case was')
  })
})
