/** What a counter stands on, and how it is: which states each part can be in and how much each weighs. Pure. */
import type { JobReason } from '../printing/job.ts'

/** Of the states: all is well, somebody should look, work is held up, or there is none and none is needed. */
export type HealthLevel = 'pass' | 'flag' | 'refuse' | 'off'

/** Each state has its word and what to do in one sentence in the strings. */
export const healthTable = {
  camera: { there: 'pass', none: 'flag', away: 'flag', unknown: 'off' },
  reader: { there: 'pass', none: 'off', away: 'flag' },
  slip: {
    ready: 'pass',
    quiet: 'flag',
    'paper-low': 'flag',
    none: 'off',
    paper: 'refuse',
    cover: 'refuse',
    'printer-error': 'refuse',
    away: 'refuse',
    busy: 'flag',
    looking: 'off',
  },
  sheet: { chosen: 'pass', system: 'off' },
  pad: { pen: 'pass', mouse: 'off' },
  line: { alone: 'pass', up: 'pass', gone: 'refuse', barred: 'refuse' },
  disk: { enough: 'pass', low: 'flag', full: 'refuse', unknown: 'flag' },
  clock: { right: 'pass', wrong: 'refuse' },
  copies: { good: 'pass', none: 'flag', old: 'refuse', away: 'flag' },
} as const satisfies Record<string, Record<string, HealthLevel>>

type Table = typeof healthTable
export type HealthPart = keyof Table
export type HealthState<P extends HealthPart> = keyof Table[P]
export const healthParts = Object.keys(healthTable) as HealthPart[]
export type HealthSeen = { readonly [P in HealthPart]: HealthState<P> }
export type HealthRow = {
  readonly [P in HealthPart]: { readonly part: P; readonly state: HealthState<P>; readonly level: HealthLevel }
}[HealthPart]

/** The worst first, and in the order of the table among equals. */
export function healthRows(seen: HealthSeen): HealthRow[] {
  const rows = healthParts.map(part => {
    const levels: Readonly<Record<string, HealthLevel>> = healthTable[part]
    return { part, state: seen[part], level: levels[seen[part]] ?? 'off' } as HealthRow
  })
  return rows.sort((a, b) => weight[a.level] - weight[b.level])
}
const weight: Record<HealthLevel, number> = { refuse: 0, flag: 1, pass: 2, off: 3 }

/** A plug among those that are there; none chosen is no fault, for everything can be done by hand. */
export const pluggedState = (chosen: string | null, there: readonly string[]): 'there' | 'none' | 'away' =>
  chosen === null ? 'none' : there.includes(chosen) ? 'there' : 'away'

/** A camera works also where none was chosen: whichever there is. */
export const cameraState = (chosen: string | null, there: readonly string[] | null): HealthState<'camera'> =>
  there === null ? 'unknown' : chosen !== null && !there.includes(chosen) ? 'away' : there.length > 0 ? 'there' : 'none'

type PrinterLook = 'ready' | 'quiet' | 'paper-low' | JobReason
export function slipState(isChosen: boolean, look: PrinterLook | null): HealthState<'slip'> {
  if (!isChosen) return 'none'
  if (look === null) return 'looking'
  if (look === 'in-use') return 'busy'
  return look in healthTable.slip ? (look as HealthState<'slip'>) : 'away'
}

/** A case needs one or two megabytes, a copy of the store as much as the store: below a gigabyte it becomes a matter of days. */
const lowMb = 2048
const fullMb = 300
export const diskState = (freeMb: number | null): HealthState<'disk'> =>
  freeMb === null ? 'unknown' : freeMb < fullMb ? 'full' : freeMb < lowMb ? 'low' : 'enough'

/** Work that no copy holds for longer than this is told. */
export const copyPatienceMs = 60 * 60_000

type Copies = { readonly lastAt: string | null; readonly behind: boolean; readonly awaySince: string | null }
export function copiesState({ lastAt, behind, awaySince }: Copies, nowMs: number): HealthState<'copies'> {
  if (lastAt === null) return 'none'
  if (behind && nowMs - Date.parse(lastAt) > copyPatienceMs) return 'old'
  return awaySince !== null && nowMs - Date.parse(awaySince) > copyPatienceMs ? 'away' : 'good'
}
