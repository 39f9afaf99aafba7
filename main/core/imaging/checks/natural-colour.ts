/** Skin without a colour cast: the Lab distance of the cheeks to a 5..25, b 5..35 (OFIQ NaturalColour), and more than one colour to each tone. Judges the light, never the skin tone. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { cheeksOf, meanColour } from './cheeks.ts'
import { labOf } from './lab.ts'
import { colourScore } from './ofiq.ts'
import { ownColours } from './own-colours.ts'
import type { FaceCheck } from './seen.ts'

export const naturalColour: FaceCheck = {
  id: 'natural-colour',
  read: ({ spec, region, composed: { plate, mesh } }) => {
    const { right, left } = cheeksOf(plate, mesh)
    const { a, b } = labOf(meanColour(plate, [right, left]))
    const distance = Math.hypot(beyond(a, 5, 25), beyond(b, 5, 35))
    return {
      readings: [
        { value: distance, limit: limitOf(spec, 'natural-colour') },
        { value: ownColours(plate, region), limit: limitOf(spec, 'own-colours') },
      ],
      score: colourScore(distance),
    }
  },
}

const beyond = (value: number, low: number, high: number) => Math.max(0, low - value, value - high)
