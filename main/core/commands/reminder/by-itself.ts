/** Hands on what is due without anybody's key, as long as the core runs. */
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../core.ts'
import { handOnDue } from './hand-on.ts'

/**
 * A folder that cannot be written is asked again the next time and costs no text one of its tries: those count what a person
 * tried, and a share that is away for a night must not leave every text given up in the morning.
 */
export async function handOnByItself(core: Core): Promise<void> {
  const { textTurns: turns, clock } = core
  const before = turns.byItself()
  try {
    const { sent } = await turns.inTurn(() => handOnDue(core, null))
    if (sent > 0) turns.note({ failingSince: null, sentAt: clock.now(), sent })
    else if (before.failingSince !== null) turns.note({ ...before, failingSince: null })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Where nobody named a folder nothing is expected to go out.
    if (error.code !== 'TEXTS_NOWHERE') turns.note({ ...before, failingSince: before.failingSince ?? clock.now() })
  }
  if (turns.byItself() !== before) core.tell('pickup.changed', {})
}
