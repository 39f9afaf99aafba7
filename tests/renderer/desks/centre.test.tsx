/** The manager's room of the card centre, the sentence at the production step and the light in the bar, worked by keys. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claim, settle } from '../../../main/core/platform/outbox/outbox.ts'
import { fieldKeys } from '../../../shared/form/fields.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { practiceBirth } from '../../../shared/practice.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aResourcesFolder } from '../../support/a-resources-folder.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let resources: Awaited<ReturnType<typeof aResourcesFolder>>
let counter: Counter
let screen: Screen
let one: CaseView
beforeAll(async () => {
  engine = await aSharedEngine()
  resources = await aResourcesFolder(practiceBirth.profile, { handover: { way: 'http', fields: [...fieldKeys], picture: 'number' } })
  counter = await aCounter({ photos: engine, options: { resourcesFolder: resources.path } })
  one = await cases.paid(counter)
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
  await resources.end()
})

/** A port nobody listens on. */
const nobody = 'http://127.0.0.1:9/'

test('the manager sets where the centre answers, and the bar says that nobody does', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+H')
  await screen.see('没有设置地址，什么也不会递交。')
  await screen.type('nowhere')
  await screen.press('Enter')
  await screen.see('请填写以 https:// 开头的地址。')
  await screen.press('F9')
  expect(screen.text()).not.toContain('已保存')
  await screen.goTo('url')
  await screen.type(nobody)
  await screen.press('F9')
  await screen.see('已保存，程序会马上联系。')
  await counter.core.jobs.follow('centre')
  await screen.hear()
  await screen.see('不通，程序会自己再试')
  await screen.see('不通，待传 2')
})

test('the cards desk reads at the case that it did not arrive, why, and who must act', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see(one.number.slice(-4))
  await screen.press('Enter')
  await screen.see('没有递交到制卡中心')
  await screen.see('线路不通，程序会自动再试。请主管检查线路。')
})

test('a refused case stands in the room with its reason and who must act', async () => {
  const { core } = counter
  const world = { clock: core.clock, draw: () => 0 }
  await core.store.write(async ({ tx }) => {
    for (const verdict of [{ is: 'done', receipt: null } as const, { is: 'dead', error: 'PHOTO_SIZE', acts: 'counter' } as const]) {
      counter.clock.advance(10 * 60_000)
      const held = await claim(world, tx, 'centre')
      if (!held) throw new Error('nothing waits')
      await settle(world, tx, held, verdict)
    }
  })
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+H')
  await screen.see('照片字节数不在规定范围内。请卡管人员退回柜台，由柜台更正后重新送审。')
  await screen.see('退回 1')
})
