/** A branch starts in earnest, with nothing that could drive the program; and whoever tries to drive a live branch is refused. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { newKeyText } from '../../shared/strings/zh-CN/copies.ts'
import { managerText } from '../../shared/strings/zh-CN/manager-desk.ts'
import { refusalText } from '../../shared/strings/zh-CN/refusal.ts'
import { startTrouble } from '../../shared/strings/zh-CN/shell.ts'
import { aPerson, aScreen, type Person, type Screen } from '../support/a-person.ts'
import { anApp, aPlace } from '../support/an-app.ts'

const passphrase = 'kai-men-jian-shan-7'
const manager = { login: 'zhang01', name: '张主管', password: 'zhuguan2026' }
const branch = { code: 'GZ01', name: '广州演示支行', address: '广州市天河区示范路1号', phone: '02012345678', bank: '' }

describe('from the first start on', () => {
  let folder: string
  let screen: Screen
  let person: Person
  let code: string
  const start = async () => {
    person = await aPerson(screen, { userData: folder })
  }
  const startAgain = async () => {
    await person.leave()
    await start()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-start-'))
    screen = await aScreen()
    await start()
  })
  afterAll(async () => {
    // There is none where the first start failed.
    await (person as Person | undefined)?.leave()
    await screen.remove()
    await rm(folder, { recursive: true, force: true })
  })

  test('it takes the branch, the city, the manager and a passphrase, and shows the recovery code once', async () => {
    await person.seeUntouched(appText.setup.live)
    await person.key('2', 'F9')
    for (const line of Object.values(branch)) await writeLine(line)
    // The rules of the first city on the list will do.
    await person.key('Return')
    for (const line of [manager.login, manager.name, manager.password, manager.password, passphrase, passphrase]) await writeLine(line)
    code = codeIn(await person.see(appText.recovery.doThis))
    expect(JSON.parse(await readFile(join(folder, 'current.json'), 'utf8'))).toEqual({ mode: 'live' })
    expect(await readdir(join(folder, 'live'))).toContain('store.db')
  })

  test('it goes on only when the code was really written down', async () => {
    await person.toField()
    await person.write('????')
    await person.key('F9')
    await person.see(appText.recovery.wrong)
    await person.toField()
    await person.write(code.slice(-4).toLowerCase())
    await person.key('F9')
    await person.see(appText.signIn.title)
  })

  test('the first manager signs in, and no made-up person is offered', async () => {
    expect(await person.see(appText.signIn.title)).not.toContain(appText.signIn.practiceTitle)
    await person.toField()
    for (const line of [manager.login, manager.password]) await writeLine(line)
    await person.write('12')
    await person.key('F9')
    await person.seeUntouched(manager.name)
  })

  test('the manager gets a new recovery code, and the old one opens nothing any more', async () => {
    // The desk's keys work from when its first room says what it counted.
    await person.seeUntouched(managerText.today.asOf(''))
    await person.key('F6')
    await person.seeUntouched(managerText.people.recovery)
    await person.key('F3')
    await person.see(newKeyText.passphraseHint)
    // From where the look went, the first field of the dialog is the next.
    await person.key('Tab')
    for (const line of [manager.password, passphrase]) await writeLine(line)
    const renewed = codeIn(await person.see(appText.recovery.doThis))
    expect(renewed).not.toBe(code)
    await person.toField()
    await person.write(renewed.slice(-4))
    await person.key('F9')
    await person.see(newKeyText.done)
    const old = code
    code = renewed
    await startAgain()
    await person.see(appText.unlock.passphrase)
    await person.key('F8')
    await person.write(old)
    await person.key('F9')
    await person.see(refusalText.RECOVERY_WRONG())
  })

  test('the next start asks for the passphrase and says no to a wrong one', async () => {
    await startAgain()
    await person.see(appText.unlock.passphrase)
    await person.key('F8', 'F8')
    await person.write('not this one')
    await person.key('F9')
    await person.see(refusalText.PASSPHRASE_WRONG())
    await person.key('F8', 'F8')
    await person.write(passphrase)
    await person.key('F9')
    await person.see(appText.signIn.title)
  })

  test('where the passphrase is forgotten the recovery code opens the store', async () => {
    await startAgain()
    await person.see(appText.unlock.passphrase)
    await person.key('F8')
    await person.write(code.toLowerCase().replaceAll('-', ' '))
    await person.key('F9')
    await person.see(appText.signIn.title)
  })

  test.each([
    ['a port for other programs', ['--remote-debugging-port=0'], {}, '--remote-debugging-port'],
    ['a debugger', ['--inspect=0'], {}, '--inspect'],
    ['weaker pages', ['-disable-web-security'], {}, '--disable-web-security'],
    ['options for Node', [], { NODE_OPTIONS: '--no-warnings' }, 'NODE_OPTIONS'],
  ])('started with %s the branch stays closed: one sentence, and code 1', async (_what, switches, variables, name) => {
    await person.leave()
    person = await aPerson(screen, { userData: folder, switches, variables })
    expect(await person.dismiss()).toBe(1)
    expect(person.stderr()).toContain(`${startTrouble.unsafe([name])}\n`)
  })

  async function writeLine(line: string): Promise<void> {
    if (line !== '') await person.write(line)
    await person.key('Return')
  }
})

/** Five groups of four, one below the other as they stand on the page. */
function codeIn(text: string): string {
  const groups = text.split(/\s+/).filter(word => /^[0-9A-Z]{4}$/.test(word))
  expect(groups).toHaveLength(5)
  return groups.join('-')
}

test('a first start that is driven practises, and is refused when it would begin a live branch', async () => {
  const place = await aPlace()
  const { hands, close } = await anApp(place)
  try {
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
    await hands.see('--remote-debugging-port')
    expect(await readdir(place.userData)).not.toContain('live')
  } finally {
    await close()
    await place.remove()
  }
})
