/** Shows the answers that could not be written by the numbers their senders gave them. */
import type { Core } from '../../commands/core.ts'
import type { ItemStore } from '../../platform/jobs/items.ts'
import { outboxItems } from '../../platform/outbox/items.ts'
import { answerChannel } from './answer.ts'

export function failedAnswers(core: Core): ItemStore {
  const { store } = core
  const items = outboxItems(core, answerChannel, async ids => {
    const named = await store.db.selectFrom('online_package').select(['id', 'package_id']).where('id', 'in', ids).execute()
    return new Map(named.map(({ id, package_id }) => [id, package_id]))
  })
  return {
    ...items,
    // A person answers in another way: it is not due any more.
    drop: key =>
      store.write(async ({ tx }) => {
        if (!(await items.drop(key))) return false
        const { lane } = await tx.selectFrom('outbox').select('lane').where('seq', '=', Number(key)).executeTakeFirstOrThrow()
        await tx.updateTable('online_package').set({ answered_at: core.clock.now() }).where('id', '=', lane).execute()
        return true
      }),
  }
}
