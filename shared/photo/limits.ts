/** The limits of the photo checks as data: pass, teller decides, or refuse. */
import { z } from '../zod.ts'

const Open = z.tuple([z.number().nullable(), z.number().nullable()]).readonly()

/** A `null` bound is open. Outside `pass` but inside `flag` the teller decides; outside both the picture is refused. */
export const Limit = z.object({ pass: Open, flag: Open.nullable(), unit: z.enum(['', ' px', '°', ' bit', ' %', ' bytes']) }).readonly()
export type Limit = z.infer<typeof Limit>

export const limitIds = [
  'one-face',
  'source-face-width',
  'source-eye-distance',
  'effective-width',
  'repeated-pixels',
  'raster',
  'face-shape',
  'frame-cut',
  'frame-hair',
  'frame-crown',
  'frame-shoulders',
  'pose-yaw',
  'pose-roll',
  'pose-pitch',
  'tilt-left',
  'eyes-open',
  'eye-aspect',
  'iris-hidden',
  'iris-seen',
  'eye-openness',
  'mouth-closed',
  'between-lips',
  'teeth',
  'gaze-mean',
  'gaze-each',
  'luminance',
  'luminance-toned',
  'luminance-variance',
  'dynamic-range',
  'exposure-over',
  'exposure-under',
  'exposure-under-skin',
  'illumination-even',
  'natural-colour',
  'own-colours',
  'sharpness',
  'matte-soft',
  'matte-shoulders',
  'matte-others',
  'background',
  'background-left',
  'compression',
  'compression-grid',
  'lens-glare',
  'clothes-not-white',
  'print-seam',
  'print-skin',
] as const
export type LimitId = (typeof limitIds)[number]

const anything = [null, null] as const
const atMost = (pass: number, flag: number | null, unit: Limit['unit'] = ''): Limit => ({
  pass: [null, pass],
  flag: flag === null ? null : [null, flag],
  unit,
})
const atLeast = (pass: number, flag: number | null, unit: Limit['unit'] = ''): Limit => ({
  pass: [pass, null],
  flag: flag === null ? null : [flag, null],
  unit,
})

/**
 * A picture is refused for what a card centre sends back and flagged for what the teller must look at; each limit says
 * what it rests on. "Portraits": 97 of 138 licensed portraits, 42 of them acceptable, labelled by eye; the rest was kept aside.
 * A profile may override them. Each quantity is explained in the file of its check.
 */
export const baseLimits: Readonly<Record<LimitId, Limit>> = {
  // A card has one holder; a second face made a third as wide as the first is found.
  'one-face': { pass: [1, 1], flag: null, unit: '' },
  // 165 pixels are enlarged 1.25 times, which a file of 14-20 KB does not show; below 150 (1.4 times) the skin looks waxy.
  'source-face-width': atLeast(165, 150, ' px'),
  // The same two widths by the eyes: they lie 0.43-0.44 of the face's width apart.
  'source-eye-distance': atLeast(72, 65, ' px'),
  // A face on the card has 150 printed dots. Portraits of 165 pixels and more carry 123 and up, 109 once, a good frame of a counter 115; one enlarged
  // from 0.35 of its size 81-109, and sharpened afterwards up to 116 once: that one passes.
  'effective-width': atLeast(112, 60, ' px'),
  // Portraits reach 0.02 (0.11 once, in a picture that was enlarged before); pixels repeated twice to five times leave 0.19 and more.
  'repeated-pixels': { pass: [null, 0.15], flag: anything, unit: '' },
  // The strongest line in the spectrum of portraits is 3.3 times its neighbours, with beards and glasses; plain stripes, dots and waves 75 and
  // more: a copy of a print or a screen, which is sent back. Fainter ones may be knitwear or blinds.
  raster: atMost(10, 70),
  // Faces measure 1.12-1.25; widened by a quarter 1.0-1.03. A phone at arm's length makes 1.4 of them. Beyond that no head is so made.
  'face-shape': { pass: [1.07, 1.33], flag: [0.98, 1.46], unit: '' },
  // What is missing cannot be invented, and the whole room of the rule has been used before.
  'frame-cut': atMost(6, null, ' px'),
  // A strand or two may touch the edge; a head cut off is wider than a twentieth of the picture.
  'frame-hair': atMost(6, 18, ' px'),
  // Only where hair and wall look alike. The matte locates the crown to about four cells of 2 px.
  'frame-crown': { pass: [12, null], flag: anything, unit: ' px' },
  // Long hair over narrow shoulders measures 0.87; a head without a body 0.6 and less.
  'frame-shoulders': atLeast(0.85, 0.6),
  // Straight portraits reach 6.5 with the noise of the mesh, 9.9 under light from one side; both ears show up to 10. Turned ones start at 13.
  'pose-yaw': atMost(10, 13, '°'),
  // The picture is levelled afterwards; what remains is the slope of the shoulders. Leaning portraits start at 12.7.
  'pose-roll': atMost(8.5, 15, '°'),
  // The mesh is good to 5 degrees only: level portraits reach 10.3 (14.7 once), a chin visibly raised 16.7.
  'pose-pitch': atMost(12.5, 18, '°'),
  // Acceptable portraits keep up to 0.4 after levelling, heads too far turned to be levelled up to 1.7.
  'tilt-left': atMost(2, null, '°'),
  // Open eyes measure 0.06-0.1, narrow ones 0.037-0.047 and nearly shut ones 0.035-0.045: alone it decides nothing (`checks/eyes-open.ts`).
  'eyes-open': atLeast(0.05, 0.035),
  // The same for its height over its width, in which the mesh draws open eyes 0.27-0.42 and shut ones 0.19-0.3.
  'eye-aspect': atLeast(0.2, 0.15),
  // Very light irises reach 0.6; above that the teller decides, because a reflecting lens may cover an open eye.
  'iris-hidden': { pass: [null, 0.6], flag: anything, unit: '' },
  // Open eyes show 0.46-1.2 of the iris's width, narrow ones too; the lashes of a shut eye make 0.2.
  'iris-seen': atLeast(0.4, 0.3),
  // Eyes made narrow over an iris that stays, down to an opening of 0.16 of their width, reach down to 0.46, portraits too; made shut ones up to 0.11,
  // with long painted lashes 0.39.
  'eye-openness': atLeast(0.42, 0.25),
  // Closed lips measure up to 0.051 (full ones once 0.074), teeth from 0.054 (median 0.1, one narrow smile 0.042).
  'mouth-closed': atMost(0.055, 0.075),
  // Closed lips show none, whatever their colour (57 portraits); a laugh starts at 0.024. A strip of this height is flagged even where the mesh sees no gap.
  teeth: atMost(0.012, 0.04),
  // Closed lips reach 0.028 by the shadow between them; a strip of six pixels measures 0.045.
  'between-lips': { pass: [null, 0.032], flag: anything, unit: '' },
  // Acceptable portraits reach 0.05; five of those to send back lie between 0.063 and 0.092, which only an eye can tell from a squint.
  'gaze-mean': atMost(0.06, 0.1),
  // One eye alone is less sure: portraits that look into the camera reach 0.131.
  'gaze-each': atMost(0.14, 0.22),
  // Acceptable portraits lie between 0.42 and 0.68, those of dark skin from 0.22 on, which `luminance-toned` is for; half the light on good frames measures 0.25-0.33.
  luminance: { pass: [0.36, 0.75], flag: [0.2, 0.85], unit: '' },
  // Where the tones are there and something white proves the light, only dark skin is left as a cause.
  'luminance-toned': { pass: [0.12, 0.75], flag: [0.08, 0.85], unit: '' },
  // Where OFIQ's score falls to a half and to a quarter of its maximum, on either side.
  'luminance-variance': { pass: [0.0033, 0.083], flag: [0.0015, 0.19], unit: '' },
  // Acceptable portraits start at 6.35; a pale one of soft focus has 5.94, a face in haze 5.5.
  'dynamic-range': atLeast(6.2, 5.7, ' bit'),
  // Acceptable and borderline portraits have none at all; of those to send back the worst has 0.018.
  'exposure-over': atMost(0.01, 0.03),
  // A full black beard alone fills about 0.12 of the face.
  'exposure-under': atMost(0.2, 0.4),
  // The same for bare skin, without beard and brows: nothing there is black in good light, whatever its tone.
  'exposure-under-skin': atMost(0.05, 0.2),
  // The light of studios reaches 0.39, official portraits of ministers among them, and prints well; hard sun begins at 0.48, and at 0.5 one half is lost.
  'illumination-even': atMost(0.4, 0.5),
  // Warm and cool rooms reach 4.2, which a card shows as skin; a green or blue light starts at 6.
  'natural-colour': atMost(4.5, 6.5),
  // Faces start at 0.023; black and white and sepia reach 0.009 by the noise of compression.
  'own-colours': atLeast(0.015, 0.01),
  // A sharp portrait measures 19-150, smooth studio skin 11, one of a soft lens 10; out of focus by a hundredth of the face 3.
  sharpness: atLeast(10, 6),
  // Acceptable portraits reach 5.0 with loose hair; black hair before a black wall, whose edge is not to be seen, 7.8. Only an eye can tell.
  'matte-soft': { pass: [null, 6], flag: anything, unit: ' %' },
  // The edge of clothes is 4.5-5.3 pixels wide, however little of the body shows; where a piece of a shoulder is lost it starts at 6.9.
  'matte-shoulders': { pass: [null, 6], flag: anything, unit: ' px' },
  // What the network saw of a person apart from the sitter; the one portrait with something behind the shoulder has 4.8.
  'matte-others': { pass: [null, 2], flag: anything, unit: ' %' },
  // Pure white but for the ringing of the compression.
  background: atLeast(253, null),
  // 0.3 % of the picture is a strip of a millimetre beside the head on the printed card.
  'background-left': { pass: [null, 0.3], flag: anything, unit: ' %' },
  // From the file's own tables, whatever the picture shows; `compression-grid` sees what they do not say.
  compression: atLeast(75, 60),
  // For a face little larger than the finished one: JPEG of quality 70 leaves about 2.3, of 50 about 3.5, of 30 about 5.
  'compression-grid': atMost(2.8, 5),
  // White spots in the boxes of the eyes: portraits reach 0.15 with glasses and catch lights; what covers an iris only an eye can tell.
  'lens-glare': { pass: [null, 2], flag: anything, unit: ' %' },
  // The rule of the card forbids a white top. White T-shirts measure 56-83 on acceptable portraits, a white collar under a coat up to 33.
  'clothes-not-white': { pass: [null, 50], flag: anything, unit: ' %' },
  // Of the seam between hair and coat. No centre sends it back; it is asked only where nearly nothing shows where the one ends (portraits reach 0.6).
  'print-seam': { pass: [null, 0.7], flag: anything, unit: '' },
  // Lightness L* of the cheeks. The lightest skin in good light measures 82; from 88 the card's white swallows its edge.
  'print-skin': { pass: [null, 88], flag: anything, unit: '' },
}

export function levelFor(value: number, limit: Limit): 'pass' | 'flag' | 'refuse' {
  if (within(value, limit.pass)) return 'pass'
  return limit.flag && within(value, limit.flag) ? 'flag' : 'refuse'
}

export function limitText({ pass: [low, high], unit }: Limit): string {
  if (low !== null && high !== null) return low === high ? `${low}${unit}` : `${low}-${high}${unit}`
  if (low !== null) return `>= ${low}${unit}`
  return high === null ? '' : `<= ${high}${unit}`
}

function within(value: number, [low, high]: Limit['pass']): boolean {
  return (low === null || value >= low) && (high === null || value <= high)
}
