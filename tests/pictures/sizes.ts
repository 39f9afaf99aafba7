/** Takes each picture of a walk at several sizes of the window, looks for faults of the layout, asks axe, and lays all of them on one sheet. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Hands } from '../../main/cli/tour/hands.ts'
import type { Launched } from '../../main/cli/tour/launch.ts'
import { axeFaults } from './axe.ts'
import { layoutFaults } from './layout.ts'

export type Size = { readonly width: number; readonly height: number }
/** 1366 x 768 at 125 %, as it is, and the screen of a newer desk. */
export const walkedSizes: readonly Size[] = [
  { width: 1093, height: 614 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

export type Look = { readonly name: string; readonly size: Size; readonly file: string; readonly faults: readonly string[] }

const sizeName = ({ width, height }: Size): string => `${width}x${height}`

/** The size the walk goes on with. */
const usual = { width: 1366, height: 768 }

type Ways = {
  readonly out: string
  readonly looks: Look[]
  /** Whether a picture is kept of every size, or of the usual one only. */
  readonly pictures: 'every-size' | 'usual-size'
  /** How many an earlier walk has taken. */
  readonly from?: number
}

/** The same hands, who look at the window at every size and ask axe whenever a picture is due. */
export function lookingAtSizes(hands: Hands, { app, page }: Launched, { out, looks, pictures, from = 0 }: Ways): Hands {
  const resize = async (size: Size) => {
    await app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height), size)
    await page.waitForFunction(wanted => Math.abs(window.innerWidth - wanted.width) <= 1, size)
    // Two frames: one that measures, one that shows what was folded.
    await page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
  }
  let taken = from
  return {
    ...hands,
    picture: async name => {
      taken += 1
      const fileAt = (size: Size) => `${String(taken).padStart(3, '0')}-${name}-${sizeName(size)}.png`
      for (const size of [...walkedSizes.filter(({ width }) => width !== usual.width), usual]) {
        await resize(size)
        // What axe finds does not hang on the size but by what is folded, and the smallest folds most.
        const faults = [...(await layoutFaults(page)), ...(size.width > usual.width ? [] : await axeFaults(page))]
        looks.push({ name, size, file: fileAt(size), faults })
        if (pictures === 'every-size' || size === usual) {
          await page.screenshot({ path: join(out, fileAt(size)), caret: 'hide', animations: 'disabled' })
        }
      }
      return fileAt(usual)
    },
  }
}

const [across, gap, label] = [455, 12, 28] as const

/** One row a screen, one column a size, with the name above. */
export async function contactSheet(out: string, looks: readonly Look[]): Promise<string> {
  const rows = [...new Set(looks.map(({ file }) => file.slice(0, 3)))]
  const high = Math.round((across * 9) / 16) + label + gap
  const tiles = await Promise.all(
    looks.map(async ({ file, name, faults }) => {
      const picture = await sharp(join(out, file)).resize({ width: across }).png().toBuffer()
      const column = walkedSizes.findIndex(size => file.includes(sizeName(size)))
      const [left, top] = [gap + column * (across + gap), gap + rows.indexOf(file.slice(0, 3)) * high]
      const colour = faults.length > 0 ? '#b42318' : '#1b2733'
      const words = `<svg width="${across}" height="${label}"><text x="0" y="18" font-size="14" font-family="sans-serif" fill="${colour}">${file.slice(0, 3)} ${name} ${faults.length > 0 ? `(${faults.length})` : ''}</text></svg>`
      return [
        { input: Buffer.from(words), left, top },
        { input: picture, left, top: top + label },
      ]
    }),
  )
  const width = gap + walkedSizes.length * (across + gap)
  const sheet = join(out, 'contact-sheet.png')
  const ground = { width, height: gap + rows.length * high, channels: 3, background: '#edf0f3' } as const
  await sharp({ create: ground, limitInputPixels: false }).composite(tiles.flat()).png().toFile(sheet)
  await writeFile(
    join(out, 'layout.json'),
    `${JSON.stringify(
      looks.filter(({ faults }) => faults.length > 0),
      null,
      2,
    )}\n`,
  )
  return sheet
}
