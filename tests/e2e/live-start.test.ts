/** A branch starts in earnest: rules of the place, first manager, recovery code, and a passphrase at every start. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { managerText } from '../../shared/strings/zh-CN/manager-desk.ts'
import { refusalText } from '../../shared/strings/zh-CN/refusal.ts'
import { type App, anApp, aPlace, type Place } from '../support/an-app.ts'

const passphrase = 'kai-men-jian-shan-7'
const manager = { login: 'zhang01', name: '张主管', password: 'zhuguan2026' }
const branch = { code: 'GZ01', name: '广州演示支行', address: '广州市天河区示范路1号', phone: '02012345678' }

let place: Place
let app: App
let code: string

beforeAll(async () => {
  place = await aPlace()
  app = await anApp(place)
})
afterAll(async () => {
  await app.close()
  await place.remove()
})

test('the first start takes the branch, the city, the manager and a passphrase, and shows the recovery code once', async () => {
  const { hands } = app
  await hands.see(appText.setup.live)
  await hands.press('2')
  await hands.key('F9')
  for (const [name, text] of Object.entries(branch)) await hands.into(name, text)
  await hands.into('login', manager.login)
  await hands.into('managerName', manager.name)
  await hands.into('password', manager.password)
  await hands.into('passwordAgain', manager.password)
  await hands.into('passphrase', passphrase)
  await hands.into('passphraseAgain', passphrase)
  await hands.key('F9')
  await hands.field('last').waitFor()
  const groups = await hands.page.locator('.recovery-groups li').allTextContents()
  expect(groups).toHaveLength(5)
  code = groups.join('-')
})

test('it goes on only when the code was really written down', async () => {
  const { hands } = app
  await hands.into('last', '????')
  await hands.key('F9')
  await hands.see(appText.recovery.wrong)
  await hands.into('last', code.slice(-4).toLowerCase())
  await hands.key('F9')
  await hands.see(appText.signIn.title)
})

test('the first manager signs in, and no made-up person is offered', async () => {
  const { hands } = app
  expect(await hands.page.getByText(appText.signIn.practiceTitle).count()).toBe(0)
  await hands.into('login', manager.login)
  await hands.into('password', manager.password)
  await hands.into('counter', '12')
  await hands.key('F9')
  await hands.see(manager.name)
})

test('the manager gets a new recovery code, and the old one opens nothing any more', async () => {
  const { hands } = app
  // The desk's keys work from when its first room says what it counted.
  await hands.see(managerText.today.asOf(''))
  await hands.press('F6')
  await hands.key('F3')
  await hands.page.getByRole('dialog').waitFor()
  await hands.press('Enter')
  await hands.field('last').waitFor()
  const renewed = (await hands.page.locator('.recovery-groups li').allTextContents()).join('-')
  expect(renewed).not.toBe(code)
  await hands.into('last', renewed.slice(-4))
  await hands.key('F9')
  await hands.field('last').waitFor({ state: 'detached' })
  const old = code
  code = renewed
  await app.close()
  app = await anApp(place)
  await app.hands.field('passphrase').waitFor()
  await app.hands.key('F8')
  await app.hands.into('recovery', old)
  await app.hands.key('F9')
  await app.hands.see(refusalText.RECOVERY_WRONG())
})

test('the next start asks for the passphrase and says no to a wrong one', async () => {
  await app.close()
  app = await anApp(place)
  const { hands } = app
  await hands.field('passphrase').waitFor()
  await hands.into('passphrase', 'not this one')
  await hands.key('F9')
  await hands.see(refusalText.PASSPHRASE_WRONG())
  await hands.into('passphrase', passphrase)
  await hands.key('F9')
  await hands.see(appText.signIn.title)
})

test('where the passphrase is forgotten the recovery code opens the store', async () => {
  await app.close()
  app = await anApp(place)
  const { hands } = app
  await hands.field('passphrase').waitFor()
  await hands.key('F8')
  await hands.field('recovery').waitFor()
  await hands.into('recovery', code.toLowerCase().replaceAll('-', ' '))
  await hands.key('F9')
  await hands.see(appText.signIn.title)
})
