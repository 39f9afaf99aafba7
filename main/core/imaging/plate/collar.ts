/** Tells the collar of a light shirt from a wall of the same grey, by the wall right beside it and by what the piece runs on into. */
import type { Bitmap, Plane } from '../raster/pixels.ts'
import { type Body, mayBeCollar } from './body.ts'
import type { Piece } from './pieces.ts'

type Seen = {
  readonly image: Bitmap
  readonly matte: Plane
  /** 1 where the source has pixels. */
  readonly inside: Plane
  /** The mean of the matte around each cell. */
  readonly near: Plane
  readonly body: Body
}

/** Whether the piece is a collar rather than wall: the wall right beside it looks otherwise, or it runs on into the rest of the collar. */
export const isCollar = (seen: Seen, piece: Piece): boolean =>
  isLikeCollar(seen, piece) && (!isOfWallBeside(seen, piece) || runsOnInPerson(seen, piece))

// Collars that are taken for a wall have its grey: they are light, and their channels lie no farther apart than this.
const light = 110
const greyish = 50

/** Whether most of it lies where collars do, and it is light and nearly grey. */
export function isLikeCollar({ image, body, matte: { width } }: Seen, { cells }: Piece): boolean {
  if (cells.filter(cell => mayBeCollar(body, Math.floor(cell / width))).length <= cells.length / 2) return false
  const mean = [0, 1, 2].map(c => cells.reduce((sum, cell) => sum + (image.data[cell * 3 + c] as number), 0) / cells.length)
  return Math.min(...mean) > light && Math.max(...mean) - Math.min(...mean) <= greyish
}

// More samples of either side say nothing new.
const mostSamples = 300
const fewest = 12
// The matte is soft for about four cells around the person; below this a cell is wall and nothing else.
const surelyWall = 0.03

// The grain and the slope of an evenly lit wall between two places so near.
const same = 10
// The shade that a head casts on the wall beside its neck is this much darker at most, and nearly as grey.
const shade = { darker: 36, tint: 8 } as const

// In face widths: how far from the piece a wall is still the one beside it.
const beside = 0.25

/**
 * Whether most of the piece looks like the wall near it, or like that wall in the shade of the head. A white collar has the grey
 * of some wall nearly always, but seldom of the one that stands next to it. True where no wall is near.
 */
export function isOfWallBeside(seen: Seen, piece: Piece): boolean {
  const walls = wallsAround(seen, piece, Math.round(beside * seen.body.faceWidth))
  if (walls.length < fewest) return true
  const cells = thinned(piece.cells, mostSamples)
  const alike = cells.filter(cell => walls.some(wall => isSameWall(seen.image, cell, wall))).length
  return alike > cells.length / 2
}

function isSameWall({ data }: Bitmap, cell: number, wall: number): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let c = 0; c < 3; c++) {
    const difference = (data[cell * 3 + c] as number) - (data[wall * 3 + c] as number)
    least = Math.min(least, difference)
    most = Math.max(most, difference)
  }
  return (least >= -same && most <= same) || (least >= -shade.darker && most <= 0 && most - least <= shade.tint)
}

function wallsAround({ matte: { width, height }, inside, near }: Seen, { left, top, right, bottom }: Piece, reach: number): number[] {
  const found: number[] = []
  for (let y = Math.max(0, top - reach); y < Math.min(height, bottom + reach); y++) {
    for (let x = Math.max(0, left - reach); x < Math.min(width, right + reach); x++) {
      const at = y * width + x
      if ((near.data[at] as number) < surelyWall && (inside.data[at] as number) >= 1) found.push(at)
    }
  }
  return thinned(found, mostSamples)
}

function thinned(cells: readonly number[], most: number): number[] {
  const step = Math.max(1, Math.ceil(cells.length / most))
  return cells.filter((_, i) => i % step === 0)
}

// In cells: how far on either side of the border colours are compared, and how much they may differ there without an edge between.
const across = 2
const smooth = 14
// A wall ends at the person with an edge all around; of a collar in the shade half of the border is the rest of the collar.
const continued = 0.3

/** Whether the piece runs on into the person around it without an edge, as the shaded part of a collar or shirt does. */
function runsOnInPerson({ image, matte }: Seen, { cells }: Piece): boolean {
  const { width, height } = matte
  const own = new Set(cells)
  let border = 0
  let without = 0
  for (const cell of cells) {
    const [x, y] = [cell % width, Math.floor(cell / width)]
    for (const [dx, dy] of sides) {
      if (own.has(cell + dx + dy * width)) continue
      const [outer, inner] = [
        [x + dx * across, y + dy * across],
        [x - dx * (across - 1), y - dy * (across - 1)],
      ] as const
      if (!isWithin(width, height, outer) || !isWithin(width, height, inner)) continue
      const [there, here] = [outer[0] + outer[1] * width, inner[0] + inner[1] * width]
      border++
      if (!own.has(there) && own.has(here) && (matte.data[there] as number) > 0.9 && differenceOf(image, here, there) <= smooth) without++
    }
  }
  return without >= continued * border
}

const sides = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

const isWithin = (width: number, height: number, [x, y]: readonly [number, number]) => x >= 0 && y >= 0 && x < width && y < height

/** The largest difference of the three channels. */
const differenceOf = ({ data }: Bitmap, one: number, other: number): number =>
  Math.max(...[0, 1, 2].map(c => Math.abs((data[one * 3 + c] as number) - (data[other * 3 + c] as number))))
