/** Shows what has not arrived on the page of jobs, where a person tries it again or gives it up. */
import type { PlatformContext } from '../context.ts'
import type { ItemStore } from '../jobs/items.ts'
import { drop, replay, unfinished } from './outbox.ts'

const mostShown = 50

/** `label` says a lane in a person's words, as the number of the case. */
export function outboxItems(
  { store, clock }: Pick<PlatformContext, 'store' | 'clock'>,
  channel: string,
  label: (lanes: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): ItemStore {
  const seqOf = (key: string): number => (/^\d+$/.test(key) ? Number(key) : -1)
  return {
    list: async () => {
      const rows = await store.db
        .selectFrom('outbox')
        .select(['seq', 'lane', 'attempts', 'error', 'enqueued_at', 'state'])
        .where('channel', '=', channel)
        .where(unfinished)
        .where('error', 'is not', null)
        .orderBy(({ eb }) => eb('state', '=', 'dead'), 'desc')
        .orderBy('seq')
        .limit(mostShown)
        .execute()
      const named = await label(rows.map(({ lane }) => lane))
      return rows.map(({ seq, lane, attempts, error, enqueued_at, state }) => ({
        key: String(seq),
        label: named.get(lane) ?? lane,
        attempts,
        error: error ?? '',
        since: enqueued_at,
        quarantined: state === 'dead',
      }))
    },
    release: key => store.write(({ tx }) => replay({ clock }, tx, seqOf(key))),
    drop: key => store.write(({ tx }) => drop({ clock }, tx, seqOf(key))),
  }
}
