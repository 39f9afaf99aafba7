/** Kills the core without warning while saves and a picture are on their way, and looks what is left. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { contactDetails, noticed } from '../support/a-case.ts'
import { aCoreProcess, aDataFolder, type CoreProcess, drop } from '../support/a-core-process.ts'
import { citizenPhoto } from '../support/a-counter.ts'
import { dice } from '../support/a-dice.ts'

let folder: string
let core: CoreProcess
let view: CaseView
beforeAll(async () => {
  folder = await aDataFolder()
  core = await aCoreProcess(folder, { birth: true })
  const teller = await core.seated('jingban')
  view = await noticed(teller)
})
afterAll(async () => {
  await core.kill()
  await drop(folder)
})

/** `npm run fault -- kill` runs hundreds of kills; here as many as the minutes of `npm test` allow. */
const kills = 24

test(`a core killed in the middle of typing, ${kills} times: every word that was acknowledged is there, and the log is whole`, async () => {
  const roll = dice(60)
  let typed = 0
  let teller = await core.seated('jingban')
  for (let round = 0; round < kills; round += 1) {
    let acknowledged = ''
    let last = ''
    const until = roll.below(25)
    const child = core.child
    // The kill falls while saves are on their way; how far they are is the machine's to say.
    for (let count = 0; ; count += 1) {
      typed += 1
      last = `演练市示范区练习路${typed}号`
      const saving = teller.ask('form.save', { caseId: view.id, draft: { mailAddr: last } })
      if (count === until) child.kill('SIGKILL')
      const saved = await saving
      if (!saved.ok) break
      acknowledged = last
    }
    await core.kill()
    core = await aCoreProcess(folder)
    teller = await core.seated('jingban')
    const found = (await teller.call('case.view', { caseId: view.id })).form.mailAddr ?? ''
    const numberOf = (text: string) => Number(text.replaceAll(/\D/g, ''))
    expect(numberOf(found)).toBeGreaterThanOrEqual(numberOf(acknowledged))
    expect(numberOf(found)).toBeLessThanOrEqual(numberOf(last))
  }
  expect(await (await core.seated('fuhe')).call('audit.verify', {})).toEqual({ brokenAt: null })
})

test('a core killed in the middle of a shot: the case has the whole picture or none', async () => {
  const teller = await core.seated('jingban')
  await teller.call('form.complete', { caseId: view.id, draft: contactDetails })
  const shooting = teller.ask('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] })
  await teller.call('case.view', { caseId: view.id })
  await core.kill()
  expect(await shooting).toEqual({ ok: false, error: { code: 'CORE_RESTARTED' } })
  core = await aCoreProcess(folder)
  const after = await (await core.seated('jingban')).call('case.view', { caseId: view.id })
  expect(after).toMatchObject({ state: 'filled', photos: [] })
})
