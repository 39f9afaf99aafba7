/** Sets where the card centre answers, and puts aside its news that a person has looked at. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { setOutcome } from '../../records/centre/rows.ts'
import type { Who } from '../../records/context.ts'
import { viewCentre } from './view.ts'

/** Personal data goes over it: without a certificate only to a program on this machine. */
const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

/** @throws Refusal BAD_INPUT */
export async function setLine(core: Core, who: Who, { url, token }: Parsed<'centre.setLine'>): Promise<Out<'centre.setLine'>> {
  const address = new URL(url)
  if (!isSafe(address)) throw new Refusal('BAD_INPUT', { fields: ['url'] })
  // Paths are put behind it.
  const base = address.href.endsWith('/') ? address.href : `${address.href}/`
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    const before = await tx.selectFrom('centre_line').select('url').executeTakeFirst()
    // Another centre counts its news from its own beginning.
    const cursor = before?.url === base ? {} : { cursor: '0' }
    const set = { url: base, token, state: 'untried' as const, since: core.clock.now() }
    await tx
      .insertInto('centre_line')
      .values({ id: 1, cursor: '0', ...set })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ ...set, ...cursor }))
      .execute()
    await record(core, tx, { who, what: 'centre.setLine', facts: { token: token !== null } })
    tell('centre.changed', {})
    afterCommit(() => {
      core.jobs.wake('centre')
      core.jobs.wake('centre-news')
    })
  })
  return viewCentre(core)
}

/** @throws Refusal NOT_FOUND */
export async function seeNews(core: Core, who: Who, { id }: Parsed<'centre.seen'>): Promise<Out<'centre.seen'>> {
  await core.store.write(async ({ tx, tell }) => {
    const event = await tx.selectFrom('centre_event').select(['case_id', 'outcome']).where('id', '=', id).executeTakeFirst()
    if (!event) throw new Refusal('NOT_FOUND')
    await setOutcome(tx, id, 'seen')
    await record(core, tx, { who, what: 'centre.seen', facts: { was: event.outcome } })
    tell('centre.changed', {})
  })
  return viewCentre(core)
}
