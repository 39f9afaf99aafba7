/** What may be asked of a picture depends on how it came: a camera at the counter can try again at once, a paper print cannot gain detail. */
import type { Limit, LimitId } from './limits.ts'
import type { PhotoSpec } from './standard.ts'

/**
 * `camera`: a frame taken at the counter. `file`: an electronic portrait that somebody brought. `print`: a paper picture, scanned or
 * photographed. `id-photo`: a photo of the picture on a document. `phone`: a portrait the holder took and sent in.
 */
export const ways = ['camera', 'file', 'print', 'id-photo', 'phone'] as const
export type Way = (typeof ways)[number]

const wayOf = {
  preview: 'camera',
  camera: 'camera',
  file: 'file',
  print: 'print',
  'id-photo': 'id-photo',
  online: 'phone',
  unit: 'file',
} as const

type Tolerance = { readonly limit: Limit; readonly reason: string }

const anything = [null, null] as const

/** Only where a way differs from `baseLimits`; each limit with its reason. */
export const tolerances: Readonly<Record<Way, Readonly<Partial<Record<LimitId, Tolerance>>>>> = {
  camera: {
    'source-face-width': {
      limit: { pass: [190, null], flag: [150, null], unit: ' px' },
      reason: 'The person is here: one step nearer costs a second and gives the picture all its detail.',
    },
    'effective-width': {
      limit: { pass: [98, null], flag: [60, null], unit: ' px' },
      reason: 'Nobody enlarges a frame between the camera and the desk; what is lost here is focus, which sharpness tells.',
    },
    sharpness: {
      limit: { pass: [15, null], flag: [6, null], unit: '' },
      reason: 'A counter camera that is in focus measures 25 and more; less is a moved head or a lens to wipe.',
    },
    raster: {
      limit: { pass: anything, flag: anything, unit: '' },
      reason: 'Nobody holds a print before the camera while the teller looks on; knitwear and blinds would only ask needless questions.',
    },
  },
  file: {},
  print: {
    raster: {
      limit: { pass: [null, 10], flag: anything, unit: '' },
      reason: 'A print from a press or an inkjet has dots of its own; whether they show is for the teller to see.',
    },
    'effective-width': {
      limit: { pass: [80, null], flag: [50, null], unit: ' px' },
      reason: 'A paper print of 35 x 45 mm holds about 100 pixels of face; more was never there, and the card prints no more than 150.',
    },
    sharpness: {
      limit: { pass: [8, null], flag: [4, null], unit: '' },
      reason: 'Paper has softened the edges before the scanner did; the person cannot be asked to hold still again.',
    },
    'natural-colour': {
      limit: { pass: [null, 5.5], flag: [null, 8], unit: '' },
      reason: 'Prints fade towards yellow and red within years; the teller compares with the person.',
    },
  },
  'id-photo': {
    'source-face-width': {
      limit: { pass: [207, null], flag: [165, null], unit: ' px' },
      reason: 'The picture was printed small once; taken with few pixels again nothing of a face is left.',
    },
    'effective-width': {
      limit: { pass: [80, null], flag: [50, null], unit: ' px' },
      reason: 'The picture on a document is printed as small as a paper one, with about 100 pixels of face.',
    },
    'lens-glare': {
      limit: { pass: [null, 1], flag: anything, unit: ' %' },
      reason: 'Laminate reflects: a white spot is rather glare on the document than on a lens.',
    },
    raster: {
      limit: { pass: [null, null], flag: null, unit: '' },
      reason: 'Printed documents always have a raster; that it is a copy is known already.',
    },
  },
  phone: {
    'pose-roll': {
      limit: { pass: [null, 10], flag: [null, 15], unit: '°' },
      reason: 'Held in one hand a phone leans; the picture is levelled anyway, and the holder is not here to try again.',
    },
    'pose-pitch': {
      limit: { pass: [null, 13.5], flag: [null, 18], unit: '°' },
      reason: 'An arm holds the phone above or below the eyes; the short distance exaggerates it.',
    },
    'illumination-even': {
      limit: { pass: [null, 0.43], flag: [null, 0.5], unit: '' },
      reason: 'Light of a window from one side; a card still shows both halves of the face.',
    },
  },
}

/** The rule of the place for a picture that came from there. What the place itself sets goes before. */
export function specFor(origin: keyof typeof wayOf, spec: PhotoSpec): PhotoSpec {
  const own = Object.fromEntries(Object.entries(tolerances[wayOf[origin]]).map(([id, { limit }]) => [id, limit]))
  return { ...spec, limits: { ...own, ...spec.limits } }
}
