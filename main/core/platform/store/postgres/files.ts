/** Keeps sealed pictures and documents in a table of the branch's schema, so that a server that takes over has them. */
import { Refusal } from '../../../../../shared/refusal.ts'
import type { SealedFiles } from '../sealed-files.ts'
import type { Hold } from './hold.ts'
import { ask, isBroken, type Link, troubleOf } from './link.ts'

/** As long as a file is left to wait for its row in a folder. */
const grace = '1 hour'

/** Written beside the transactions: a file that nobody names yet is in nobody's way, and whoever writes another row need not wait for it. */
export function filesInDatabase(link: Link, hold: Pick<Hold, 'isHeld'>): SealedFiles {
  async function run(pool: Link['reading'], text: string, values: readonly unknown[]): Promise<unknown[]> {
    const client = await pool.connect().catch((error: unknown) => {
      throw troubleOf(error)
    })
    try {
      const { rows } = await ask(client, text, values)
      client.release()
      return rows
    } catch (error) {
      client.release(isBroken(error))
      throw troubleOf(error)
    }
  }
  const change = async (text: string, values: readonly unknown[]): Promise<void> => {
    if (!hold.isHeld()) throw new Refusal('STORE_GONE')
    await run(link.writing, text, values)
  }
  return {
    read: async name => {
      try {
        const [row] = (await run(link.reading, 'select bytes from sealed_file where name = $1', [name])) as { bytes: Uint8Array }[]
        return row ? { bytes: row.bytes } : { why: 'missing' }
      } catch (error) {
        if (error instanceof Refusal) return { why: 'unreadable' }
        throw error
      }
    },
    // The name is a hash of the bytes: what lies there under it is the same, unless it was damaged.
    write: (name, bytes) =>
      change(
        `insert into sealed_file (name, bytes) values ($1, $2)
         on conflict (name) do update set bytes = excluded.bytes, laid_at = now()`,
        [name, bytes],
      ),
    remove: name => change('delete from sealed_file where name = $1', [name]),
    unowned: async () => {
      const rows = await run(
        link.reading,
        `select name from sealed_file where laid_at < now() - interval '${grace}'
         and not exists (select 1 from blob where blob.file = sealed_file.name)`,
        [],
      )
      return (rows as { name: string }[]).map(({ name }) => name)
    },
  }
}
