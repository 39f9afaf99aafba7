/** A live counter takes pictures only from a camera on a plug, or from one that a manager allowed there; the log names each. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../../../../main/core/commands/core.ts'
import { capture } from '../../../../../main/core/commands/photo/capture.ts'
import type { Parsed } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { filled } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
let view: CaseView
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
  view = await filled(teller)
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const virtual = { id: '', name: 'OBS Virtual Camera' }
const plugged = { id: '', name: 'HD Pro Webcam C920 (046d:082d)' }

/** As the same branch would take it in live mode. */
async function taken(camera: Parsed<'photo.capture'>['camera']) {
  const live: Core = { ...counter.core, branch: { ...counter.core.branch, mode: 'live' } }
  const who = { caller: { window: 'desk', seat: teller.number }, session: counter.core.sessions.at(teller.number) } as const
  return capture(live, who, { caseId: view.id, source: 'preview', images: [await citizenPhoto()], camera })
}
const shotsInLog = async () => {
  const manager = await counter.manager()
  const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
  return entries.filter(({ facts }) => 'frames' in facts).map(({ facts }) => [facts.camera, facts.cameraKind])
}

test.each([
  ['a virtual camera', virtual, 'virtual'],
  ['a camera nobody knows', { id: '', name: 'Some Camera' }, 'unknown'],
  ['a camera without a name', null, 'unknown'],
] as const)('%s is refused before anything is kept', async (_what, camera, kind) => {
  await expect(taken(camera)).rejects.toMatchObject({ code: 'CAMERA_UNSURE', detail: { kind } })
  expect((await teller.call('case.view', { caseId: view.id })).photos).toEqual([])
})

test('a teller cannot allow one, a manager at this counter can, and the log says which camera it was', async () => {
  const device = { id: virtual.name, name: virtual.name }
  expect(await teller.ask('device.pin', { purpose: 'camera', device })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  const elsewhere = await counter.seated('zhuguan', '09')
  await elsewhere.call('device.pin', { purpose: 'camera', device })
  await expect(taken(virtual)).rejects.toMatchObject({ code: 'CAMERA_UNSURE' })
  const here = await counter.seated('zhuguan', '03')
  await here.call('device.pin', { purpose: 'camera', device })
  expect((await taken(virtual)).photos).toHaveLength(1)
  await here.call('device.pin', { purpose: 'camera', device: null })
  await expect(taken(virtual)).rejects.toMatchObject({ code: 'CAMERA_UNSURE' })
  expect(await shotsInLog()).toContainEqual([virtual.name, 'virtual'])
})

test('a camera on a plug is taken as it is, and a teller may choose it', async () => {
  await teller.call('device.pin', { purpose: 'camera', device: { id: plugged.name, name: plugged.name } })
  expect((await taken(plugged)).photos).toHaveLength(2)
  expect(await shotsInLog()).toContainEqual([plugged.name, 'plugged'])
})
