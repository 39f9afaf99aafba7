/** The standard photo change from the call to the hand-in, by keys alone: no field is reached but by the keys that lead there. */
import { tellerLooks } from '../../../../shared/photo/verdict.ts'
import { tellerText } from '../../../../shared/strings/zh-CN/teller.ts'
import { tourText } from '../../../../shared/strings/zh-CN/tour.ts'
import type { Hands } from '../hands.ts'
import { askSecondPerson, letItShoot, type Shoot } from '../steps.ts'
import { keyCount } from './count.ts'

export type Visitor = {
  readonly number: string
  readonly name: string
  readonly validFrom: string
  /** Whether this branch has had the person and the card before. */
  readonly known: boolean
  /** Whether the document lies on the reader. */
  readonly read: boolean
}

export type StepKeys = { readonly step: VisitStep; readonly keys: number; readonly written: number }
export const visitSteps = ['identity', 'card', 'business', 'form', 'photo', 'confirm'] as const
export type VisitStep = (typeof visitSteps)[number]

const fieldsOfAScreen = 60

/** Presses Enter until the field holds the focus; one press where the screen is made for it. */
async function reach(hands: Hands, name: string): Promise<void> {
  await hands.field(name).first().waitFor()
  for (let presses = 0; presses < fieldsOfAScreen; presses += 1) {
    const held = await focused(hands)
    if (held === name) return
    await hands.press('Enter')
    await hands.until('the focus to go on', async () => (await focused(hands)) !== held)
  }
  throw new Error(`Enter never leads to ${name}`)
}

async function focused({ page }: Hands): Promise<string | null> {
  const here = page.locator('[data-field]:focus')
  return (await here.count()) > 0 ? here.getAttribute('data-field') : null
}

const standsIn = (hands: Hands, name: string) => hands.page.locator(`[data-field="${name}"]:focus`).waitFor()

/** The ticket waits; the desk is free. */
export async function visit(hands: Hands, visitor: Visitor, shoot: Shoot): Promise<readonly StepKeys[]> {
  const count = await keyCount(hands)
  const type = (text: string) => hands.page.keyboard.type(text)
  const steps: StepKeys[] = []
  let before = await count.now()
  const step = async (name: VisitStep, walk: () => Promise<void>) => {
    await walk()
    const now = await count.now()
    steps.push({ step: name, keys: now.keys - before.keys, written: now.written - before.written })
    before = now
  }

  await step('identity', async () => {
    await hands.key('F9')
    await standsIn(hands, 'number')
    if (visitor.read) {
      await hands.key('F4')
    } else {
      await type(visitor.number)
      await reach(hands, 'name')
      await count.write(visitor.name)
      await reach(hands, 'validFrom')
      await type(visitor.validFrom)
    }
    await hands.see(tellerText.identity.checked)
    await shoot('identity')
    await hands.key('F9')
    await hands.field('reason').waitFor()
  })

  await step('card', async () => {
    if (visitor.known) return
    await standsIn(hands, 'cardNumber')
    await type(`A${visitor.number.slice(-9, -1)}`)
    await shoot('card')
    await hands.page.locator('[role=dialog]').waitFor()
    await hands.press('F9')
    await hands.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  await step('business', async () => {
    await standsIn(hands, 'reason')
    await hands.press('2')
    const open = hands.page.locator('[data-field^="papers."][aria-checked=false]')
    for (let presses = 0; (await open.count()) > 0 && presses < fieldsOfAScreen; presses += 1) {
      const name = await hands.page.locator('[data-field^="papers."]:focus').getAttribute('data-field')
      const digit = await hands.page.locator(`[data-field="${name}"] .choice-digit`).innerText()
      await hands.press(digit)
    }
    await hands.key('T')
    await hands.page.locator('[data-field^="consents."]:focus').waitFor()
    await hands.press('Space')
    await shoot('business')
    await hands.key('F9')
    await hands.field('mobile').waitFor()
  })

  await step('form', async () => {
    const empty = async (name: string) => (await hands.field(name).first().inputValue()) === ''
    for (const [name, text] of [
      ['ethnic', '01'],
      ['mobile', '13800000000'],
      ['mailAddr', tourText.mailAddr],
      ['occupation', '2'],
    ] as const) {
      if (!(await empty(name))) continue
      await reach(hands, name)
      if (name === 'mailAddr') await count.write(text)
      else await type(text)
      // What was typed of a code is taken with Enter.
      if (name === 'occupation') {
        await hands.press('Enter')
        await hands.until('the occupation', async () => (await focused(hands)) !== name)
      }
    }
    if ((await hands.field('pickupWay').locator('[aria-checked=true]').count()) === 0) {
      await reach(hands, 'pickupWay')
      await hands.press('2')
    }
    await shoot('form')
    await hands.key('F9')
    await hands.page.locator('video:not(.dark)').waitFor()
  })

  await step('photo', async () => {
    // The shutter falls by itself where the coach is content.
    await letItShoot(hands)
    await askSecondPerson(hands, visitor.number)
    const flags = hands.page.locator('[data-field^="flag."]')
    for (let flag = await flags.count(); flag > 0; flag -= 1) await hands.press('1')
    if (tellerLooks.length > 0) await hands.key('T')
    await shoot('photo')
    await hands.key('F9')
    await hands.field('answer').waitFor()
  })

  await step('confirm', async () => {
    await standsIn(hands, 'answer')
    await hands.press('1')
    await hands.signByPen()
    await shoot('confirm')
    await hands.key('F9')
    await hands.page.locator('.done-page').waitFor()
  })
  return steps
}
