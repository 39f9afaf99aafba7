/** Tells the ways a case can take through the one workflow table: which steps it has follows from what is asked for. */
import { type ItemCode, itemOf, type PhotoNeed } from '../business/items.ts'
import { z } from '../zod.ts'
import type { CounterStep } from './steps.ts'

/**
 * Where the picture on the card comes from: taken now, the one the card system holds, one the place has passed before and named by the
 * number of its receipt, or a card without one.
 */
export const photoPlans = ['new', 'stored', 'receipt', 'none'] as const
export const PhotoPlan = z.enum(photoPlans)
export type PhotoPlan = z.infer<typeof PhotoPlan>

/**
 * `photo-card`: a card with a picture taken now; `plain-card`: a card without one to take; `record`: data changed, no card;
 * `act`: something done to a card the holder has, after a second person's word; `act-alone`: the same, at once.
 */
export const paths = ['photo-card', 'plain-card', 'record', 'act', 'act-alone'] as const
export const Path = z.enum(paths)
export type Path = z.infer<typeof Path>

export const cardPaths = ['photo-card', 'plain-card'] as const satisfies readonly Path[]
export const formPaths = ['photo-card', 'plain-card', 'record'] as const satisfies readonly Path[]
export const actPaths = ['act', 'act-alone'] as const satisfies readonly Path[]

/**
 * A person has at most one of each under way: an application makes a card or changes the record and takes weeks; an act is done
 * to a card they hold, and a loss reported must not wait until the new card is handed over.
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

/** What is assumed until the teller says otherwise. */
const usualPlans = { new: 'new', 'if-none': 'stored', reuse: 'stored', none: 'none' } as const satisfies Record<PhotoNeed, PhotoPlan>
export const usualPlan = (item: ItemCode): PhotoPlan => usualPlans[itemOf(item).photo]

const walks = {
  'photo-card': ['identity', 'business', 'form', 'photo', 'confirm'],
  'plain-card': ['identity', 'business', 'form', 'confirm'],
  record: ['identity', 'business', 'form', 'confirm'],
  act: ['identity', 'business', 'confirm'],
  'act-alone': ['identity', 'business', 'confirm'],
} as const satisfies Record<Path, readonly CounterStep[]>

/** The steps a teller walks with the citizen in the chair. */
export const walkOf = (path: Path): readonly CounterStep[] => walks[path]
