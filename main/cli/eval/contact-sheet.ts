/** Draws a contact sheet to look at: every picture as it came, as it left, and what was said about it. */
import sharp, { type OverlayOptions } from 'sharp'
import { type EvalResult, spoken } from './result.ts'

const cell = { width: 360, picture: 180, height: 300 } as const
const columns = 4
const white = '#ffffff'

/** The small pictures of one cell; made while the bytes are at hand, so that no large picture is kept. */
export type Tile = { readonly result: EvalResult; readonly came: Buffer | null; readonly left: Buffer | null }

export async function tileOf(result: EvalResult, bytes: Uint8Array): Promise<Tile> {
  const came = result.outcome === 'unreadable' ? null : await small(bytes)
  return { result, came, left: result.finished && (await small(result.finished)) }
}

async function small(bytes: Uint8Array): Promise<Buffer | null> {
  const side = { width: cell.picture - 4, height: 222, fit: 'contain', background: '#cccccc' } as const
  // A Windows bitmap is read by the engine alone; its cell stays empty.
  return sharp(bytes)
    .autoOrient()
    .resize(side)
    .png()
    .toBuffer()
    .catch(error => {
      if (error instanceof Error) return null
      throw error
    })
}

export async function contactSheet(tiles: readonly Tile[]): Promise<Buffer> {
  const rows = Math.ceil(tiles.length / columns)
  const layers = tiles.flatMap((tile, i) => layersOf(tile, (i % columns) * cell.width, Math.floor(i / columns) * cell.height))
  return sharp({ create: { width: columns * cell.width, height: Math.max(1, rows) * cell.height, channels: 3, background: white } })
    .composite(layers)
    .png()
    .toBuffer()
}

function layersOf({ result, came, left }: Tile, x: number, y: number): OverlayOptions[] {
  const pictures = [came, left].map((input, i) => (input ? [{ input, left: x + i * cell.picture, top: y }] : []))
  return [...pictures.flat(), { input: words(result), left: x, top: y + 222 }]
}

const colours = { accepted: '#1a7f37', flagged: '#9a6700', refused: '#cf222e', unreadable: '#57606a' } as const

function words(result: EvalResult): Buffer {
  const said = spoken(result).map(({ level, check, measured, limit }) => `${level} ${check} ${measured ?? ''} (${limit})`)
  const rest = said.length > 4 ? [`and ${said.length - 4} more`] : []
  const lines = [...said.slice(0, 4), ...rest].map((line, i) => text(line, 29 + i * 11, '#333333', 10))
  const title = text(`${result.name.slice(0, 40)}: ${result.outcome}`, 13, colours[result.outcome], 12)
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${cell.width}" height="78">${title}${lines.join('')}</svg>`)
}

const text = (line: string, y: number, colour: string, size: number) =>
  `<text x="3" y="${y}" font-family="sans-serif" font-size="${size}" fill="${colour}">${escaped(line)}</text>`

const escaped = (line: string) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
