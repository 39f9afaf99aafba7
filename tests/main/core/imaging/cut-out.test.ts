/** What the cut-out takes for the person and what it asks about, on drawn heads whose every pixel is known. */
import { describe, expect, test } from 'vitest'
import type { FaceMesh } from '../../../../main/core/imaging/face/mesh.ts'
import { cleaned, doubtsOf } from '../../../../main/core/imaging/plate/clean.ts'
import { type Bitmap, newBitmap, newPlane, type Plane } from '../../../../main/core/imaging/raster/pixels.ts'

const [width, height] = [358, 441]
const wall = [206, 206, 204] as const
const skin = [206, 164, 140] as const
const hair = [38, 32, 30] as const
const coat = [60, 70, 110] as const
type Colour = readonly [number, number, number]
type Seen = { readonly colour: Colour; readonly person: boolean }

// A face of 200 pixels from ear to ear, brow at 120, chin at 340.
const middle = 179
const jaw = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454]
const known = new Map([
  [10, { x: middle, y: 120 }],
  ...jaw.map((index, i) => {
    const angle = (Math.PI * i) / (jaw.length - 1)
    return [index, { x: middle - 100 * Math.cos(angle), y: 220 + 120 * Math.sin(angle) }] as const
  }),
])
const mesh: FaceMesh = {
  points: Array.from({ length: 468 }, (_, i) => ({ ...(known.get(i) ?? { x: middle, y: 220 }), z: 0 })),
  irisRight: { x: 130, y: 220 },
  irisLeft: { x: 228, y: 220 },
  presence: 1,
}

const isFace = (x: number, y: number) => ((x - middle) / 100) ** 2 + ((y - 225) / 120) ** 2 < 1
const isCoat = (x: number, y: number) => y > 380 && Math.abs(x - middle) < 60 + (y - 380) * 2
const inOval = (x: number, y: number, across: number, down: number) => ((x - middle) / across) ** 2 + ((y - 220) / down) ** 2 < 1

function drawn(at: (x: number, y: number) => Seen): { plate: Bitmap; matte: Plane; inside: Plane } {
  const [plate, matte, inside] = [newBitmap(width, height), newPlane(width, height), newPlane(width, height)]
  inside.data.fill(1)
  for (let i = 0; i < matte.data.length; i++) {
    const { colour, person } = at(i % width, Math.floor(i / width))
    plate.data.set(colour, i * 3)
    matte.data[i] = person ? 1 : 0
  }
  return { plate, matte, inside }
}

/** A head with hair of its own outline, before the wall and whatever stands there. */
const sitter =
  (isHair: (x: number, y: number) => boolean, beside: (x: number, y: number) => Colour | null = () => null) =>
  (x: number, y: number): Seen => {
    if (isFace(x, y)) return { colour: skin, person: true }
    if (isHair(x, y)) return { colour: hair, person: true }
    if (isCoat(x, y) || (y >= 330 && Math.abs(x - middle) < 50)) return { colour: y > 380 ? coat : skin, person: true }
    const thing = beside(x, y)
    return { colour: thing ?? wall, person: thing !== null }
  }

const share = (doubts: readonly { readonly share: number }[]) => 100 * doubts.reduce((sum, doubt) => sum + doubt.share, 0)
const doubts = (at: (x: number, y: number) => Seen) => {
  const { plate, matte, inside } = drawn(at)
  return doubtsOf(plate, cleaned(plate, matte, inside, mesh), inside, mesh)
}
const short = (x: number, y: number) => inOval(x, y, 112, 200) && y < 200
const long = (x: number, y: number) => inOval(x, y, 176, 205) || (y >= 220 && y < 400 && Math.abs(x - middle) < 176)

test('a bald head in the light, white as the wall and taken for it by the network, stays on the person', () => {
  const bald = drawn((x, y) => {
    const isShine = inOval(x, y, 100, 150) && y < 150
    return isShine ? { colour: wall, person: false } : sitter(() => false)(x, y)
  })
  const kept = cleaned(bald.plate, bald.matte, bald.inside, mesh)
  const at = (x: number, y: number) => kept.data[y * width + x] as number
  expect([at(middle, 90), at(middle, 140), at(middle - 50, 115), at(middle + 50, 115)]).toEqual([1, 1, 1, 1])
  expect([at(middle, 40), at(20, 120), at(330, 120)]).toEqual([0, 0, 0])
})

test('a bald head that shines in the colours of the wall, and that the network saw, is not asked about', () => {
  const shining = (x: number, y: number): Seen =>
    inOval(x, y, 100, 165) && y < 150 ? { colour: y < 110 ? wall : skin, person: true } : sitter(() => false)(x, y)
  expect(share(doubts(shining))).toBeLessThan(0.3)
})

test('shine on short hair that the network saw as hair is not cut for its colour', () => {
  const shining = drawn((x, y) =>
    short(x, y) && y < 100 && Math.abs(x - middle) < 40 ? { colour: wall, person: true } : sitter(short)(x, y),
  )
  const kept = cleaned(shining.plate, shining.matte, shining.inside, mesh)
  expect(kept.data[70 * width + middle]).toBe(1)
})

test('a shine on the crown that the network took for a hole is hair, a gap in a bun above it stays open', () => {
  const bun = (x: number, y: number) => ((x - middle) / 70) ** 2 + ((y - 25) / 22) ** 2 < 1
  const spot = (x: number, y: number, down: number) => Math.hypot(x - middle, y - down) < 7
  const shining = drawn((x, y) =>
    spot(x, y, 68) || spot(x, y, 25) ? { colour: wall, person: false } : sitter((u, v) => short(u, v) || bun(u, v))(x, y),
  )
  const kept = cleaned(shining.plate, shining.matte, shining.inside, mesh)
  expect([kept.data[68 * width + middle], kept.data[25 * width + middle]]).toEqual([1, 0])
})

test('a brown cupboard on one side opens no holes in the shade of the hair on the other', () => {
  const cupboard = [96, 72, 52] as const
  const isShade = (x: number, y: number) => x > middle + 112 && x < middle + 130 && y > 250 && y < 330
  const seen = drawn((x, y) => {
    if (x < 60 && !long(x, y)) return { colour: cupboard, person: false }
    return isShade(x, y) ? { colour: cupboard, person: true } : sitter((u, v) => long(u, v) && Math.abs(u - middle) < 140)(x, y)
  })
  const kept = cleaned(seen.plate, seen.matte, seen.inside, mesh)
  expect(kept.data[290 * width + middle + 120]).toBe(1)
})

describe('beside a slim neck and a narrow jaw', () => {
  const isBeside = (x: number, y: number) => y > 345 && y < 405 && Math.abs(x - middle) >= 50 && Math.abs(x - middle) < 62 + (y - 345) / 4

  test('the wall stays wall where the network saw it', () => {
    const slim = drawn(sitter(short))
    const kept = cleaned(slim.plate, slim.matte, slim.inside, mesh)
    const at = (x: number, y: number) => kept.data[y * width + x] as number
    expect([at(middle - 57, 350), at(middle + 57, 350), at(middle - 90, 310), at(middle + 90, 310)]).toEqual([0, 0, 0, 0])
    expect([at(middle - 30, 350), at(middle + 30, 350), at(middle - 55, 310), at(middle + 55, 310)]).toEqual([1, 1, 1, 1])
  })

  test('wall that the network took for the person is cut', () => {
    const taken = (x: number, y: number): Seen => (isBeside(x, y) ? { colour: wall, person: true } : sitter(short)(x, y))
    const { plate, matte, inside } = drawn(taken)
    const kept = cleaned(plate, matte, inside, mesh)
    expect([kept.data[370 * width + middle - 60], kept.data[370 * width + middle + 60]]).toEqual([0, 0])
    expect(share(doubts(taken))).toBeLessThan(0.3)
  })

  test('a white collar in the shade of the jaw, as grey as the wall, stays on', () => {
    const isCollar = (x: number, y: number) => y > 325 && y < 380 && Math.abs(x - middle) >= 50 && Math.abs(x - middle) < 80
    const isShirt = (x: number, y: number) => y > 392 && Math.abs(x - middle) < 16
    const { plate, matte, inside } = drawn((x, y) =>
      isCollar(x, y) || isShirt(x, y) ? { colour: wall, person: true } : sitter(short)(x, y),
    )
    const kept = cleaned(plate, matte, inside, mesh)
    expect([kept.data[350 * width + middle - 65], kept.data[350 * width + middle + 65]]).toEqual([1, 1])
  })

  // Beside the neck from under the jaw to the shoulder, with a coat on its outer side.
  const isCollar = (x: number, y: number) => y > 330 && y < 400 && Math.abs(x - middle) >= 50 && Math.abs(x - middle) < 84
  const isCoatBeside = (x: number, y: number) => y > 330 && Math.abs(x - middle) >= 84 && Math.abs(x - middle) < 130

  const worn =
    (collar: (x: number, y: number) => Colour, behind: (x: number, y: number) => Colour) =>
    (x: number, y: number): Seen => {
      if (isCollar(x, y)) return { colour: collar(x, y), person: true }
      if (isCoatBeside(x, y)) return { colour: coat, person: true }
      const seen = sitter(short)(x, y)
      return seen.person ? seen : { colour: behind(x, y), person: false }
    }
  const keptOf = (at: (x: number, y: number) => Seen) => {
    const { plate, matte, inside } = drawn(at)
    const kept = cleaned(plate, matte, inside, mesh)
    let [all, left] = [0, 0]
    for (let i = 0; i < kept.data.length; i++) {
      if (!isCollar(i % width, Math.floor(i / width))) continue
      all++
      if ((kept.data[i] as number) > 0.5) left++
    }
    return left / all
  }

  test('a collar as grey as a wall above stays on before a dark chair that hides that wall here', () => {
    const chair = worn(
      () => wall,
      (_x, y) => (y > 200 ? [52, 40, 36] : wall),
    )
    expect(keptOf(chair)).toBeGreaterThan(0.99)
  })

  test('a white collar whose shade passes through the grey of the wall gets no hole', () => {
    const shaded = worn(
      (x, y) => {
        const level = 246 - (y - 330) - Math.abs(x - middle) / 8
        return [level, level, level + 2]
      },
      () => wall,
    )
    expect(keptOf(shaded)).toBeGreaterThan(0.99)
  })

  test('a green curtain that the network took for the person beside the neck is cut', () => {
    const curtain = worn(
      () => [40, 160, 130],
      (x, y) => (x < middle && y > 150 ? [40, 160, 130] : wall),
    )
    expect(keptOf((x, y) => (x > middle && isCollar(x, y) ? { colour: skin, person: true } : curtain(x, y)))).toBeLessThan(0.55)
  })

  test('a white collar is not asked about before a wall that is nearly as light', () => {
    const { plate, matte, inside } = drawn(
      worn(
        () => [225, 235, 250],
        () => [214, 222, 232],
      ),
    )
    expect(share(doubtsOf(plate, matte, inside, mesh))).toBeLessThan(0.3)
  })

  test('a strip of it that was not cut is asked about, with its place', () => {
    const { plate, matte, inside } = drawn((x, y) => (isBeside(x, y) ? { colour: wall, person: true } : sitter(short)(x, y)))
    const found = doubtsOf(plate, matte, inside, mesh)
    expect(share(found)).toBeGreaterThan(0.3)
    expect(found.every(({ top, height }) => top >= 330 && top + height <= 420)).toBe(true)
  })
})

test('long hair that falls to both sides of the picture is the person, and nobody is asked', () => {
  expect(share(doubts(sitter(long)))).toBeLessThan(0.3)
})

test('a cupboard beside the head that is as dark as the hair is asked about, with its place', () => {
  const found = doubts(sitter(short, (x, y) => (x > 270 && y > 90 ? hair : null)))
  expect(share(found)).toBeGreaterThan(0.3)
  expect(found[0]?.left).toBeGreaterThan(260)
})

test('the dark hair of somebody behind the shoulder is asked about', () => {
  const behind = (x: number, y: number) => (((x - 350) / 70) ** 2 + ((y - 190) / 110) ** 2 < 1 ? hair : null)
  expect(share(doubts(sitter(short, behind)))).toBeGreaterThan(0.3)
  expect(share(doubts(sitter(short)))).toBeLessThan(0.3)
})
