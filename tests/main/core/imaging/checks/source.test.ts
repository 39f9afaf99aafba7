/** A source that is not what it seems, each kind in three strengths: what is faint passes or is asked about, what is plain is refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { original } from '../../../../../main/core/imaging/checks/original.ts'
import type { Seen } from '../../../../../main/core/imaging/checks/seen.ts'
import { sourceDetail } from '../../../../../main/core/imaging/checks/source-detail.ts'
import { findFaces } from '../../../../../main/core/imaging/face/find-faces.ts'
import { openNetworks } from '../../../../../main/core/imaging/net/networks.ts'
import type { Bitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import { pyramidOf } from '../../../../../main/core/imaging/raster/warp.ts'
import { levelFor } from '../../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../../shared/photo/standard.ts'
import { levels } from '../../../../../shared/photo/verdict.ts'
import { specFor } from '../../../../../shared/photo/ways.ts'
import type { Person } from '../../../../bench/photo/good-people.ts'
import { madeDefects } from '../../../../bench/photo/made-defects.ts'
import { bitmapOf } from '../../../../bench/photo/raster.ts'
import { counterFrameFile } from '../../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, modelsDir, photoSpec } from '../../../../support/a-photo-engine.ts'

let spec: PhotoSpec
let person: Person
beforeAll(async () => {
  await (await aPhotoEngine()).close() // lays the networks out
  spec = await photoSpec()
  const file = await counterFrameFile()
  const image = await bitmapOf(file)
  const mesh = findFaces(await openNetworks(modelsDir), pyramidOf(image))[0]?.mesh
  if (!mesh) throw new Error('Nobody sits before the counter')
  // What is done to the source leaves the face where it is, so it is found once.
  person = { name: 'at the counter', file, image, mesh, faceWidth: 0, alpha: { data: new Float32Array(), width: 0, height: 0 } }
})

function levelOf(check: typeof original, source: Bitmap, rule = spec) {
  const { readings } = check.read({ spec: rule, source, sourceScale: 1, mesh: person.mesh } as Seen)
  return levels[Math.max(0, ...readings.map(({ value, limit }) => levels.indexOf(levelFor(value, limit))))]
}

test('a frame of the counter itself is a source of its own', () => {
  expect([levelOf(original, person.image), levelOf(sourceDetail, person.image)]).toEqual(['pass', 'pass'])
})

describe('made worse', () => {
  test.each([
    ['enlarged by repeating pixels', sourceDetail],
    ['enlarged and sharpened', sourceDetail],
    ['lines of a screen', original],
    ['waves of a photographed screen', original],
    ['printed dots', original],
  ] as const)('%s: faintly it is not refused, plainly it is', async (id, check) => {
    const defect = madeDefects.find(one => one.id === id)
    if (!defect) throw new Error(`Nobody makes ${id}`)
    const [weak, medium, strong] = await Promise.all(
      defect.amounts.map(async amount => levelOf(check, await bitmapOf(await defect.make(person, amount)))),
    )
    expect({ weak: weak !== 'refuse', medium: medium !== 'pass', strong }).toEqual({ weak: true, medium: true, strong: 'refuse' })
  })
})

test('the dots of a printed picture are for the teller to see when it is known to be a print, and say nothing on a document', async () => {
  const dots = madeDefects.find(({ id }) => id === 'printed dots')
  if (!dots) throw new Error('Nobody prints')
  const scanned = await bitmapOf(await dots.make(person, 0.6))
  const by = (origin: 'file' | 'print' | 'id-photo') => levelOf(original, scanned, specFor(origin, spec))
  expect([by('file'), by('print'), by('id-photo')]).toEqual(['refuse', 'flag', 'pass'])
})
