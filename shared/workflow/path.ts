/** Defines the paths a case can take through the workflow table; the item and the photo plan determine its steps. */
import { type ItemCode, itemOf, type PhotoNeed } from '../business/items.ts'
import { z } from '../zod.ts'
import type { CounterStep } from './steps.ts'

/**
 * Where the picture on the card comes from: taken now, stored in the card system, accepted earlier by the place and identified by its
 * receipt number, held by the police and used with the holder's consent, or none.
 */
export const photoPlans = ['new', 'stored', 'receipt', 'police', 'none'] as const
export const PhotoPlan = z.enum(photoPlans)
export type PhotoPlan = z.infer<typeof PhotoPlan>

/**
 * `photo-card`: a card with a picture taken now; `plain-card`: a card without taking one; `record`: changed data, no card;
 * `act`: a change to a card the holder has, after review; `act-alone`: the same, effective at once.
 */
export const paths = ['photo-card', 'plain-card', 'record', 'act', 'act-alone'] as const
export const Path = z.enum(paths)
export type Path = z.infer<typeof Path>

export const cardPaths = ['photo-card', 'plain-card'] as const satisfies readonly Path[]
export const formPaths = ['photo-card', 'plain-card', 'record'] as const satisfies readonly Path[]
export const actPaths = ['act', 'act-alone'] as const satisfies readonly Path[]

/**
 * A person has at most one open case of each kind. An application makes a card or changes the record and takes weeks; an act
 * changes a card they hold, and a loss report must not wait until a new card is handed over.
 */
export type CaseKind = 'application' | 'act'
export const isActPath = (path: Path): boolean => actPaths.some(act => act === path)
export const kindOf = (path: Path): CaseKind => (isActPath(path) ? 'act' : 'application')

export function pathOf(item: ItemCode, plan: PhotoPlan): Path {
  const { makes } = itemOf(item)
  if (makes === 'handover') throw new Error('a pickup takes up the case whose card it is')
  if (makes === 'card' || makes === 'batch') return plan === 'new' ? 'photo-card' : 'plain-card'
  return makes
}

/** The default until the teller chooses another plan. */
const usualPlans = { new: 'new', 'if-none': 'stored', reuse: 'stored', none: 'none' } as const satisfies Record<PhotoNeed, PhotoPlan>
export const usualPlan = (item: ItemCode): PhotoPlan => usualPlans[itemOf(item).photo]

const walks = {
  'photo-card': ['identity', 'business', 'form', 'photo', 'confirm'],
  'plain-card': ['identity', 'business', 'form', 'confirm'],
  record: ['identity', 'business', 'form', 'confirm'],
  act: ['identity', 'business', 'confirm'],
  'act-alone': ['identity', 'business', 'confirm'],
} as const satisfies Record<Path, readonly CounterStep[]>

/** The steps a teller takes with the citizen at the counter. */
export const walkOf = (path: Path): readonly CounterStep[] => walks[path]
