/** The mouth is closed, or it is not: told by the mesh's gap and by what has the colour of teeth or of a dark gap between the lips. */
import { describe, expect, test } from 'vitest'
import { betweenLips } from '../../../../../main/core/imaging/checks/between-lips.ts'
import { mouthClosed } from '../../../../../main/core/imaging/checks/mouth-closed.ts'
import type { FaceAlone } from '../../../../../main/core/imaging/checks/seen.ts'
import { newBitmap } from '../../../../../main/core/imaging/raster/pixels.ts'
import { levelFor } from '../../../../../shared/photo/limits.ts'
import { levels } from '../../../../../shared/photo/verdict.ts'
import { photoSpec } from '../../../../support/a-photo-engine.ts'

const spec = await photoSpec()

type Rgb = readonly [number, number, number]
type Mouth = { readonly lip: Rgb; readonly between?: Rgb; readonly height?: number; readonly gap?: number }

// In pixels: from the eyes to the chin, and the row where the lips meet.
const [chin, line] = [150, 150]

/** A mouth drawn flat: lips of one colour, a strip of another between them. `gap`: how far the mesh sees the lips apart; both over eyes to chin. */
function drawn({ lip, between = lip, height = 0, gap = 0 }: Mouth): FaceAlone['composed'] {
  const plate = newBitmap(200, 220)
  for (let i = 0; i < plate.data.length; i++) {
    const y = Math.floor(i / 3 / plate.width)
    plate.data[i] = (Math.abs(y + 0.5 - line) < (height * chin) / 2 ? between : lip)[i % 3] as number
  }
  const points = Array.from({ length: 468 }, () => ({ x: 100, y: 50, z: 0 }))
  const put = (indices: readonly number[], y: number) => {
    for (const [i, index] of indices.entries()) points[index] = { x: 80 + 10 * i, y, z: 0 }
  }
  put([81, 82, 13, 312, 311], line - (gap * chin) / 2)
  put([178, 87, 14, 317, 402], line + (gap * chin) / 2)
  put([39, 37, 0, 267, 269], line - 16)
  put([181, 84, 17, 314, 405], line + 16)
  points[152] = { x: 100, y: 50 + chin, z: 0 }
  points[61] = { x: 70, y: line, z: 0 }
  points[291] = { x: 130, y: line, z: 0 }
  return { plate, mesh: { points, irisRight: { x: 80, y: 50 }, irisLeft: { x: 120, y: 50 }, presence: 1 } }
}

function levelOf(mouth: Mouth) {
  const { readings } = mouthClosed.read({ spec, composed: drawn(mouth) } as FaceAlone)
  return levels[Math.max(...readings.map(({ value, limit }) => levels.indexOf(levelFor(value, limit))))]
}

const lips = {
  red: [178, 96, 92],
  pale: [206, 160, 158],
  dark: [92, 62, 60],
  painted: [205, 30, 92],
} as const satisfies Record<string, Rgb>
const teeth = { white: [226, 220, 208], yellow: [186, 172, 140], shaded: [150, 142, 128] } as const satisfies Record<string, Rgb>

describe('closed lips pass', () => {
  test.each(Object.entries(lips))('%s ones', (_kind, lip) => expect(levelOf({ lip, gap: 0.03 })).toBe('pass'))
  test('with the shadow where they meet', () => {
    expect(levelOf({ lip: lips.red, between: [60, 24, 26], height: 0.024 })).toBe('pass')
  })
  test('with a narrow shine on them', () => expect(levelOf({ lip: lips.red, between: [240, 226, 222], height: 0.01 })).toBe('pass'))
})

describe('teeth are seen', () => {
  test.each([
    ['white ones between red lips', lips.red, teeth.white],
    ['yellow ones between red lips', lips.red, teeth.yellow],
    ['yellow ones between pale lips, hardly lighter than those', lips.pale, [208, 196, 170]],
    ['shaded ones between red lips', lips.red, teeth.shaded],
    ['white ones between dark lips', lips.dark, teeth.white],
    ['white ones between painted lips', lips.painted, teeth.white],
  ] as const)('%s: a narrow row is asked about, a laugh refused', (_what, lip, between) => {
    expect(levelOf({ lip, between, height: 0.027 })).toBe('flag')
    expect(levelOf({ lip, between, height: 0.06 })).toBe('refuse')
    expect(betweenLips(drawn({ lip, between, height: 0.06 }).plate, drawn({ lip, between, height: 0.06 }).mesh).teeth).toBeCloseTo(0.06, 1)
  })

  test('where the mesh sees the lips apart too, a narrow row is enough', () => {
    expect(levelOf({ lip: lips.pale, between: teeth.white, height: 0.027, gap: 0.035 })).toBe('refuse')
  })
})

test('a dark gap without teeth is asked about', () => {
  expect(levelOf({ lip: lips.red, between: [40, 18, 18], height: 0.045 })).toBe('flag')
})
