/** Pages of papers: found on the table, laid flat, made readable, small; whatever is no page is kept whole or refused. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makePage, mostPageBytes, type Page, type Quarters } from '../../../../../main/core/imaging/page/make-page.ts'
import { aSheetOnATable, dots, type Lying, seenAt } from '../../../../support/a-sheet.ts'

/** A PNG that ends after its head: to unpack the whole would take a gigabyte. */
function headOfPng(width: number, height: number): Uint8Array {
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), body])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.byteLength)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(60_001)))]))
}

type Kept = Extract<Page, { readable: true }>

async function kept(bytes: Uint8Array, quarters: Quarters = 0): Promise<Kept> {
  const page = await makePage(bytes, quarters)
  if (!page.readable) throw new Error(`the page was unreadable: ${page.code}`)
  return page
}

async function pixels({ jpeg }: Kept) {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return (x: number, y: number): [number, number, number] => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
    return [data[at] as number, data[at + 1] as number, data[at + 2] as number]
  }
}

/** How far the middles of the four dots are from where they stand on the paper, at most, as a share of its width. */
async function skewOf(page: Kept): Promise<number> {
  const { data, info } = await sharp(page.jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const errors = dots.map(({ x, y, fill }) => {
    let [sumX, sumY, count] = [0, 0, 0]
    for (let row = Math.floor((y - 0.08) * info.height); row < (y + 0.08) * info.height; row++) {
      for (let column = Math.floor((x - 0.1) * info.width); column < (x + 0.1) * info.width; column++) {
        const at = (row * info.width + column) * 3
        const near = [0, 1, 2].every(channel => Math.abs((data[at + channel] as number) - (fill[channel] as number)) < 90)
        const coloured =
          Math.max(data[at] as number, data[at + 1] as number, data[at + 2] as number) -
            Math.min(data[at] as number, data[at + 1] as number, data[at + 2] as number) >
          60
        if (!near || !coloured) continue
        sumX += column
        sumY += row
        count += 1
      }
    }
    if (count < 20) return 1
    return Math.hypot(sumX / count / info.width - x, (sumY / count / info.height - y) * Math.SQRT2)
  })
  return Math.max(...errors)
}

const straight = seenAt({})
const slanted = seenAt({ turn: 7, tilt: 22, swing: 14 })
const aside = seenAt({ turn: 94, tilt: 15, share: 0.85 })

describe('a sheet on a dark table', () => {
  test.each([
    ['straight before the lens', { corners: straight }],
    ['at a slant', { corners: slanted }],
    ['at a slant, half in a shadow', { corners: slanted, shadow: true }],
    ['far to one side of the lens', { corners: seenAt({ turn: -12, tilt: 30, swing: -20 }) }],
    ['held by a finger', { corners: slanted, finger: true }],
    ['on a brown table', { corners: slanted, table: '#6b4a2f' }],
    ['in bad light', { corners: slanted, noise: 30 }],
  ] as const)('%s comes out as a flat A4 page of at most 300 KB', async (_, lying) => {
    const page = await kept(await aSheetOnATable(lying))
    expect(page).toMatchObject({ found: true, cut: false })
    expect(page.height / page.width).toBeCloseTo(Math.SQRT2, 2)
    expect(await skewOf(page)).toBeLessThan(0.012)
    expect(page.jpeg.byteLength).toBeLessThanOrEqual(mostPageBytes)
  })

  test('lying on its side is turned upright by the quarter the teller asks for', async () => {
    const frame = await aSheetOnATable({ corners: aside })
    const lying = await kept(frame, 0)
    expect(lying.width).toBeGreaterThan(lying.height)
    const upright = await kept(frame, 3)
    expect(upright.height).toBeGreaterThan(upright.width)
    expect(await skewOf(upright)).toBeLessThan(0.012)
  })

  test('in a shadow is white all over, its ink dark and its stamp still red', async () => {
    const at = await pixels(await kept(await aSheetOnATable({ corners: slanted, shadow: true })))
    const blank = [at(0.5, 0.06), at(0.95, 0.5), at(0.05, 0.5), at(0.5, 0.95)]
    for (const paper of blank) expect(Math.min(...paper)).toBeGreaterThan(215)
    expect(Math.max(...at(0.2, 0.204))).toBeLessThan(90)
    const [red, green] = at(0.15, 0.12)
    expect(red - green).toBeGreaterThan(80)
  })

  test('with a corner outside of the picture says so', async () => {
    const page = await kept(await aSheetOnATable({ corners: slanted.map(([x, y]) => [x - 420, y]) as unknown as Lying['corners'] }))
    expect(page.cut).toBe(true)
  })

  test('with too few pixels says that small print is lost', async () => {
    const far = slanted.map(([x, y]) => [x * 0.4, y * 0.4]) as unknown as Lying['corners']
    expect((await kept(await aSheetOnATable({ corners: far, frame: [640, 480] }))).coarse).toBe(true)
    const near = slanted.map(([x, y]) => [x * 1.5, y * 1.5]) as unknown as Lying['corners']
    expect((await kept(await aSheetOnATable({ corners: near, frame: [2400, 1800] }))).coarse).toBe(false)
  })
})

describe('what has no four edges', () => {
  test('a scan without a margin is kept whole', async () => {
    const paper = await aSheetOnATable({
      corners: [
        [0, 0],
        [1240, 0],
        [1240, 1754],
        [0, 1754],
      ],
      frame: [1240, 1754],
    })
    expect(await kept(paper)).toMatchObject({ found: false, width: 1240, height: 1754 })
  })

  test('white paper on a white table is kept whole', async () => {
    expect(await kept(await aSheetOnATable({ corners: slanted, table: '#f4f3ee' }))).toMatchObject({ found: false })
  })

  test('a round thing is no page', async () => {
    const plate = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="100%" height="100%" fill="#333"/><circle cx="800" cy="600" r="420" fill="#eee"/></svg>`
    const frame = new Uint8Array(await sharp(Buffer.from(plate)).jpeg().toBuffer())
    expect(await kept(frame)).toMatchObject({ found: false })
  })

  test('the ruled table of a scanned form is not taken for its page', async () => {
    const rule = (y: number) => `<path d="M120 ${y}H1120" stroke="#000" stroke-width="3"/>`
    const form = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="#fff"/><path d="M120 200V1500M1120 200V1500" stroke="#000" stroke-width="3"/>${Array.from({ length: 14 }, (_, i) => rule(200 + i * 100)).join('')}</svg>`
    const frame = new Uint8Array(await sharp(Buffer.from(form)).png().toBuffer())
    expect(await kept(frame)).toMatchObject({ found: false, width: 1240 })
  })
})

describe('what is no picture', () => {
  test.each([
    ['nothing', new Uint8Array(), 'IMAGE_EMPTY'],
    ['a text', new TextEncoder().encode('申请人声明'.repeat(200)), 'IMAGE_UNREADABLE'],
    ['a PDF of a scanner', new TextEncoder().encode('%PDF-1.7\n'.repeat(40)), 'IMAGE_DRAWING'],
    ['a hundred megabytes', new Uint8Array(100_000_000).fill(7), 'IMAGE_TOO_LARGE'],
  ] as const)('%s is refused', async (_, bytes, code) => {
    expect(await makePage(bytes, 0)).toEqual({ readable: false, code })
  })

  test('twenty thousand pixels each way are refused by what the file says of itself', async () => {
    expect(await makePage(headOfPng(20_000, 20_000), 0)).toEqual({ readable: false, code: 'IMAGE_TOO_LARGE' })
  })

  test('a torn file is refused', async () => {
    const whole = await aSheetOnATable({ corners: straight })
    expect(await makePage(whole.subarray(0, whole.length >> 1), 0)).toEqual({ readable: false, code: 'IMAGE_TORN' })
  })
})

test('a page full of noise still comes out small enough', async () => {
  const raw = new Uint8Array(2400 * 3200 * 3)
  let seed = 3
  for (let i = 0; i < raw.length; i++) {
    seed = (seed * 1664525 + 1013904223) >>> 0
    raw[i] = seed >>> 24
  }
  const frame = await sharp(raw, { raw: { width: 2400, height: 3200, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer()
  expect((await kept(new Uint8Array(frame))).jpeg.byteLength).toBeLessThanOrEqual(mostPageBytes)
})
