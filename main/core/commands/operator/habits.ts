/** Keeps what a person has set for themselves, so that it is there at whichever desk they sign in. */
import { clashIn } from '../../../../shared/habits/moved-keys.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { habitsOf, setHabits } from '../../records/operator/habits.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function viewHabits(core: Core, who: Who): Promise<Out<'habit.view'>> {
  return habitsOf(core.store.db, signedIn(who).operatorId)
}

/** @throws Refusal KEY_TAKEN where two keys would stand in one place */
export async function keepHabits(core: Core, who: Who, habits: Parsed<'habit.keep'>): Promise<Out<'habit.keep'>> {
  const { operatorId } = signedIn(who)
  const clash = clashIn(habits.moves)
  if (clash) throw new Refusal('KEY_TAKEN', { place: clash.place, key: clash.keys[0], other: clash.keys[1] })
  await core.store.write(async ({ tx, tell }) => {
    await setHabits(tx, operatorId, habits)
    const moved = Object.entries(habits.moves).map(([key, place]) => `${key}>${place}`)
    await record(core, tx, { who, what: 'habit.keep', facts: { moved: moved.join(' '), contrast: habits.contrast } })
    tell('habit.changed', {})
  })
  return habits
}
