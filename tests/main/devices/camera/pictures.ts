/** Makes the pictures that stand before the camera in these tests. */
import sharp from 'sharp'

export type Colour = 'red' | 'green' | 'blue'
const fills = { red: '#c83232', green: '#32c832', blue: '#3232c8' } as const satisfies Record<Colour, string>

export async function pictureOf(colour: Colour): Promise<Uint8Array> {
  const plate = sharp({ create: { width: 640, height: 480, channels: 3, background: fills[colour] } })
  return new Uint8Array(await plate.jpeg({ quality: 95 }).toBuffer())
}

/** What a person would say the picture shows. */
export async function colourOf(jpeg: Uint8Array): Promise<Colour> {
  const { dominant } = await sharp(jpeg).stats()
  const parts = [
    ['red', dominant.r],
    ['green', dominant.g],
    ['blue', dominant.b],
  ] as const
  return parts.reduce((most, part) => (part[1] > most[1] ? part : most))[0]
}
