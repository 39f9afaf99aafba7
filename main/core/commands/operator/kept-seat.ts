/** Keeps who sits where at the desks of a hall, so that a server that was restarted within ten minutes signs nobody out. */
import { createHash } from 'node:crypto'
import { OperatorId } from '../../../../shared/ids.ts'
import { Instant } from '../../../../shared/time.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { SeatPlace } from '../../records/desk/hall.ts'
import { hasEnded, isActive, mustChange, operatorById } from '../../records/operator/rows.ts'
import type { Session } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { sessionOf } from './session-of.ts'

/** Anything that ends a session while the server runs ends it through a restart too: another password, other roles, another end. */
const markOf = (operator: OperatorRecord): string =>
  createHash('sha256')
    .update(JSON.stringify([operator.password_hash, operator.roles, operator.deputy_roles, operator.deputy_until, operator.ends_on]))
    .digest('hex')

/** In the transaction of the signing in; a person sits at one window at a time. */
export async function keepSeat(core: Core, tx: Tx, seat: number, session: Session): Promise<void> {
  const place = core.hall?.placeOf(seat)
  if (!place) return
  const operator = await operatorById(tx, session.operatorId)
  if (!operator || session.mustChange) return
  await tx.deleteFrom('seat_kept').where('operator_id', '=', session.operatorId).execute()
  await dropPlace(tx, place)
  const { operatorId: operator_id, counter, locked } = session
  const kept = { operator_id, counter, locked: locked ? 1 : 0, operator_mark: markOf(operator), at: core.clock.now() }
  await tx
    .insertInto('seat_kept')
    .values({ desk_id: place.deskId, run: place.run, seat: place.seat, ...kept })
    .execute()
}

/** In the transaction of the signing out. */
export async function dropSeat(core: Core, tx: Tx, seat: number): Promise<void> {
  const place = core.hall?.placeOf(seat)
  if (place) await dropPlace(tx, place)
}

export async function lockKeptSeat(core: Core, seat: number, locked: boolean): Promise<void> {
  const place = core.hall?.placeOf(seat)
  if (!place) return
  const at = { desk_id: place.deskId, run: place.run, seat: place.seat }
  await core.store.write(({ tx }) =>
    tx
      .updateTable('seat_kept')
      .set({ locked: locked ? 1 : 0 })
      .where(eb => eb.and(at))
      .execute(),
  )
}

/** A window that was closed, or that an earlier start of the desk's program had. */
export const forgetSeat = (core: Pick<Core, 'store'>, place: SeatPlace): Promise<unknown> =>
  core.store.write(({ tx }) => dropPlace(tx, place))
export const forgetOtherRuns = (tx: Tx, deskId: string, run: string) =>
  tx.deleteFrom('seat_kept').where('desk_id', '=', deskId).where('run', '!=', run).execute()

const dropPlace = (tx: Tx, { deskId, run, seat }: SeatPlace) =>
  tx
    .deleteFrom('seat_kept')
    .where(eb => eb.and({ desk_id: deskId, run, seat }))
    .execute()

/** Who sat at the windows of this start of a desk's program and is still who they were; the rest is forgotten. */
export async function keptSeats(
  core: Core,
  deskId: string,
  run: string,
  keptMs: number,
): Promise<readonly { readonly seat: number; readonly session: Session }[]> {
  const { clock, store } = core
  const oldest = Instant.parse(new Date(Date.parse(clock.now()) - keptMs).toISOString())
  const rows = await store.db.selectFrom('seat_kept').selectAll().where('desk_id', '=', deskId).execute()
  const found: { seat: number; session: Session }[] = []
  for (const row of rows) {
    const operator = row.run === run && row.at >= oldest ? await operatorById(store.db, OperatorId.parse(row.operator_id)) : undefined
    if (!operator || !isActive(operator) || hasEnded(operator, clock.today()) || mustChange(operator)) continue
    if (markOf(operator) !== row.operator_mark) continue
    found.push({ seat: row.seat, session: { ...sessionOf(core, operator, row.counter), locked: row.locked === 1 } })
  }
  return found
}

/** These desks are on the line now. Rows of desks that have been gone for longer go. */
export async function noteSeatsSeen(core: Core, deskIds: readonly string[], keptMs: number): Promise<void> {
  const { clock, store } = core
  const now = clock.now()
  const oldest = Instant.parse(new Date(Date.parse(now) - keptMs).toISOString())
  const known = await store.db.selectFrom('seat_kept').select(['desk_id', 'at']).execute()
  if (!known.some(row => deskIds.includes(row.desk_id) || row.at < oldest)) return
  await store.write(async ({ tx }) => {
    if (deskIds.length > 0)
      await tx
        .updateTable('seat_kept')
        .set({ at: now })
        .where('desk_id', 'in', [...deskIds])
        .execute()
    await tx.deleteFrom('seat_kept').where('at', '<', oldest).execute()
  })
}
