/** A desk whose hall server dies goes on by itself in the real window, hands in what it took, and what the branch cannot take is settled; each screen is looked at. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HallServer } from '../../main/cli/tour/hall-server.ts'
import { join as joinBranch } from '../../main/cli/tour/hall-walk.ts'
import type { Hands } from '../../main/cli/tour/hands.ts'
import { takeSeat } from '../../main/cli/tour/steps.ts'
import type { Bridge } from '../../shared/ipc/client.ts'
import { practicePassword } from '../../shared/practice.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { emergencyText as text } from '../../shared/strings/zh-CN/emergency.ts'
import { hallText } from '../../shared/strings/zh-CN/hall.ts'
import { managerText } from '../../shared/strings/zh-CN/manager-desk.ts'
import { type Look, lookingAtSizes } from '../pictures/sizes.ts'
import { madeUpCitizens, opened } from '../support/a-case.ts'
import type { Seat } from '../support/a-counter.ts'
import { type App, anApp, aPlace, type Place } from '../support/an-app.ts'
import { patience } from '../support/patience.ts'

let place: Place
let folder: string
let app: App
let hands: Hands
let server: HallServer
const looks: Look[] = []

beforeAll(async () => {
  place = await aPlace()
  folder = await mkdtemp(join(tmpdir(), 'emergency-'))
  await mkdir(place.out, { recursive: true })
  server = new HallServer(join(folder, 'branch'), join(folder, 'server.log'))
  await server.start()
  app = await anApp(place)
  hands = lookingAtSizes(app.hands, app.launched, { out: place.out, looks, pictures: 'usual-size' })
})
afterAll(async () => {
  await app?.close()
  await server?.close()
  await place?.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Whoever sits at the window, by the commands that its screens would send. */
const sitting = (): Seat => ({
  number: 1,
  ask: async (name, input) => ({ ok: true, value: await hands.ask(name, input) }),
  call: (name, input) => hands.ask(name, input),
})

/** F9 wherever the focus stands, as soon as the dialog lets it. */
async function confirm(): Promise<void> {
  await hands.page.locator('.dialog-actions [aria-keyshortcuts="Enter"]:not(:disabled)').waitFor()
  await hands.press('F9')
}

/** Waits until the desk has taken in once more what it needs to go on alone, after the act. */
async function keptAfter(act: () => Promise<unknown>): Promise<void> {
  await hands.page.evaluate(() => {
    Reflect.set(globalThis, 'hasKept', false)
    const { on } = Reflect.get(globalThis, 'counter') as Bridge
    on(name => name === 'emergency.changed' && Reflect.set(globalThis, 'hasKept', true))
  })
  await act()
  await hands.page.waitForFunction(() => Reflect.get(globalThis, 'hasKept') === true)
}

const [both, one] = madeUpCitizens(2)

test('the manager says after how long a desk may go on alone', async () => {
  await hands.see(appText.setup.practice)
  await joinBranch(hands, server.address, server.code ?? '', '3号窗')
  // The desk makes its verifier of whoever signs in; the teller's is there before the line goes.
  await keptAfter(() => takeSeat(hands, 'jingban', '03'))
  await takeSeat(hands, 'zhuguan', '12')
  await hands.see(managerText.today.asOf('').trim())
  await hands.press('Alt+W')
  await hands.key('F3')
  await hands.field('minutes').waitFor()
  await hands.picture('emergency-rule')
  await hands.into('minutes', '1')
  await confirm()
  await hands.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await hands.ask('emergency.list', {})).afterMinutes).toBe(1)
})

test('the line goes, and after that long the teller goes on at this desk alone', async () => {
  await keptAfter(() => takeSeat(hands, 'jingban', '03'))
  await hands.page.locator('.key-bar').waitFor()
  // Begun at the branch; the same person comes again while it is away.
  await opened(sitting(), both)
  await server.kill()
  await hands.see(new RegExp(hallText.lineGone('')))
  await hands.picture('line-gone')
  await hands.until('emergency mode is offered', async () => (await hands.ask('emergency.view', {})).state === 'offered', patience(120_000))
  await hands.see(text.offered)
  await hands.picture('emergency-offered')
  await hands.press('Alt+A')
  await hands.field('password').waitFor()
  await hands.picture('emergency-begin')
  await hands.into('password', practicePassword)
  await confirm()
  await hands.page.getByRole('dialog').waitFor({ state: 'detached' })
  await hands.see(text.mode)
  await hands.page.locator('.key-bar').waitFor()
  await hands.picture('emergency-on')
  await hands.press('Alt+A')
  await hands.page.getByRole('dialog').waitFor()
  await hands.picture('emergency-on-page')
  await hands.press('Escape')
})

test('the branch is back: what was taken is handed in, and what it cannot take says why and what to do', async () => {
  await opened(sitting(), both)
  await opened(sitting(), one)
  await server.start()
  await hands.see(text.backTitle)
  await hands.picture('emergency-handing')
  await hands.press('Alt+A')
  await hands.page.getByRole('dialog').waitFor()
  await hands.picture('emergency-handing-page')
  await confirm()
  await hands.see(appText.signIn.practiceTitle)
  await takeSeat(hands, 'jingban', '03')
  await hands.see(text.conflictsTitle)
  await hands.picture('emergency-conflicts')
  await hands.press('Alt+A')
  await hands.page.locator('.pick-table tbody tr').first().waitFor()
  const { pieces } = await hands.ask('emergency.list', {})
  expect(pieces.map(({ state }) => state).sort()).toEqual(['conflict', 'taken'])
  await hands.picture('emergency-conflicts-page')
  await hands.key('F4')
  await hands.see(text.dropTitle)
  await hands.picture('emergency-drop')
})

test('nothing on these screens is cut, doubled, outside or out of reach at three widths, and axe finds nothing', () => {
  expect(looks.map(({ name }) => name)).toContain('emergency-conflicts-page')
  expect(looks.flatMap(({ file, faults }) => faults.map(fault => `${file}: ${fault}`))).toEqual([])
})
