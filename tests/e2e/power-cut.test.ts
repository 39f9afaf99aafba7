/** The program or its core is killed in the middle of a case, and the next start stands where it stood. */
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../../main/cli/tour/steps.ts'
import { tourCitizen } from '../../main/cli/tour/trail.ts'
import { tellerText } from '../../shared/strings/zh-CN/teller.ts'
import { type App, anApp, aPlace, type Place } from '../support/an-app.ts'

/** The mark beside the form, whatever the time in it. */
const savedMark = new RegExp(tellerText.form.saved(''))

describe('a power cut while the form is being typed', () => {
  let place: Place
  let app: App
  beforeAll(async () => {
    place = await aPlace()
    app = await anApp(place)
    await app.walkTo('business')
  })
  afterAll(async () => {
    await app.close()
    await place.remove()
  })

  test('loses nothing that was typed a second before', async () => {
    await app.hands.into('mailAddr', '演练路9号')
    await app.hands.see(savedMark)
    await app.kill()
    app = await anApp(place)
    await signIn(app.hands, 'jingban', '03')
    await app.hands.key('F9')
    await app.hands.field('mailAddr').waitFor()
    expect(await app.hands.field('mailAddr').inputValue()).toBe('演练路9号')
  })

  test('a killed core comes back by itself and the case with it', async () => {
    await killCore(app)
    await signIn(app.hands, 'jingban', '03')
    await app.hands.field('mailAddr').waitFor()
    expect(await app.hands.field('mailAddr').inputValue()).toBe('演练路9号')
    const [open] = await app.hands.ask('case.find', { which: 'mine', text: tourCitizen.number })
    expect(open?.state).toBe('noticed')
  })
})

/** The core is the child of the program that runs the core's entry. */
async function killCore(app: App): Promise<void> {
  const parent = app.launched.app.process().pid
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const [status, command] = await Promise.all(
      ['status', 'cmdline'].map(file => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    )
    if (status?.includes(`PPid:\t${parent}\n`) && command?.includes('entry.mjs')) return void process.kill(Number(name), 'SIGKILL')
  }
  throw new Error('no core runs under the program')
}
