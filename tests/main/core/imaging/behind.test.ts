/** Tests that a picture nobody waits for lets those of the counter go first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareEngine } from '../../../../main/core/imaging/behind.ts'
import { citizenPhoto } from '../../../support/a-counter.ts'
import { aSharedEngine, photoSpec, type SharedEngine } from '../../../support/a-photo-engine.ts'

let engine: SharedEngine
beforeAll(async () => {
  engine = await aSharedEngine()
})
afterAll(() => engine.end())

test('a unit waits while somebody sits before the camera, and goes on when the chair is empty', { timeout: 60_000 }, async () => {
  const [face, spec] = [await citizenPhoto(), await photoSpec()]
  const { counter, behind } = shareEngine(engine)
  const order: string[] = []
  const first = counter.judge(face, spec)
  const unit = behind.judge(face, spec).then(() => order.push('unit'))
  await first
  order.push('counter')
  await counter.judge(face, spec)
  order.push('counter')
  await unit
  expect(order).toEqual(['counter', 'counter', 'unit'])
})
