/** Sets how the hall's screen speaks: how loud, how often, and when not. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { record } from '../../platform/audit/record.ts'
import { voiceOf } from '../../queries/ticket/hall.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

export async function viewHallVoice(core: Core): Promise<Out<'hall.voice'>> {
  return voiceOf(core.store.db)
}

export async function setHallVoice(
  core: Core,
  who: Who,
  { volume, repeats, quiet }: Parsed<'hall.setVoice'>,
): Promise<Out<'hall.setVoice'>> {
  const set = { volume, repeats, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null }
  await core.store.write(async ({ tx, tell }) => {
    await tx
      .insertInto('hall_voice')
      .values({ id: 1, ...set })
      .onConflict(conflict => conflict.column('id').doUpdateSet(set))
      .execute()
    await record(core, tx, {
      who,
      what: 'hall.setVoice',
      facts: { volume, repeats, quiet: quiet === null ? null : `${quiet.from}-${quiet.to}` },
    })
    tell('ticket.changed', {})
  })
  return voiceOf(core.store.db)
}
