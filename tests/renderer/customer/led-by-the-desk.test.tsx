/** What the customer presses on their screen moves the teller's step; the teller's keys stay at hand. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CommandName, In, Out } from '../../../shared/ipc/contract.ts'
import type { Result } from '../../../shared/result.ts'
import { customerDeskText } from '../../../shared/strings/zh-CN/customer.ts'
import { citizen, photographed, signature } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { patience } from '../../support/patience.ts'

let counter: Counter
let engine: SharedEngine
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await photographed(await counter.teller())
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
  screen = await aScreen(counter)
})
afterAll(async () => {
  await screen.leave()
  await counter.end()
  await engine.end()
})

const asks = async <N extends CommandName>(name: N, input: In<N>) =>
  (await counter.send(screen.seat, name, input, 'customer')) as Result<Out<N>>
const customerSees = (page: string): Promise<Out<'customer.view'>> =>
  vi.waitFor(
    async () => {
      await screen.hear()
      const reply = await asks('customer.view', {})
      if (!reply.ok || reply.value.page !== page) throw new Error(`the customer sees ${reply.ok ? reply.value.page : reply.error.code}`)
      return reply.value
    },
    { timeout: patience(20_000), interval: 50 },
  )

test('welcome, check, agree, sign: the case moves as the customer goes, and the teller hands it in', async () => {
  await screen.signIn('2')
  await screen.see('张**')
  expect((await customerSees('welcome')).ticket).toBeNull()
  await screen.press('F5', 'Enter')
  await screen.see('请您核对')
  const check = await customerSees('check')
  expect(check.shown?.sheet.name).toBe(citizen.name)
  // The teller's own page stays masked.
  expect(screen.text()).not.toContain(citizen.name)

  await asks('customer.answer', { turn: check.turn, kind: 'agree' })
  await screen.hear()
  await screen.see(customerDeskText.agreed)
  const sign = await customerSees('sign')
  await asks('customer.answer', { turn: sign.turn, kind: 'sign', strokes: signature, sheet: sign.shown?.sha256 ?? '' })
  await screen.hear()
  await screen.see(customerDeskText.signed)
  await customerSees('wait')

  await screen.press('F9')
  await screen.see('已提交复核')
  const kept = await counter.core.store.db.selectFrom('signed_sheet').select(['pad', 'sheet_sha']).execute()
  // Handing in signs nothing anew: what stands is what the customer signed.
  expect(kept).toEqual([{ pad: 'customer', sheet_sha: sign.shown?.sha256 }])
  expect((await customerSees('bye')).shown?.sheet.name).toBe(citizen.name)
  await screen.press('F9')
  await screen.see('可以开始了')
  expect((await customerSees('welcome')).shown).toBeNull()
})
