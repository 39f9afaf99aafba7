/** Opens a store as one version of the program would, does what it is told, and waits to be killed where it is told to. */
import { sql } from 'kysely'
import { openBlobs } from '../../main/core/platform/blobs/blobs.ts'
import { systemClock } from '../../main/core/platform/clock.ts'
import type { Migration } from '../../main/core/platform/store/migration.ts'
import { migrations } from '../../main/core/platform/store/migrations/index.ts'
import { openStore } from '../../main/core/platform/store/open.ts'
import { practiceBirth } from '../../shared/practice.ts'
import { Refusal } from '../../shared/refusal.ts'

export type Order = {
  readonly folder: string
  readonly birth?: boolean
  /** The program after this one has two steps more. */
  readonly newer?: boolean
  /** Dies at this statement of the newer steps; -1 is never. */
  readonly dieAt?: number
  /** Keeps a picture, and dies once its file is there, once its row is written but not committed, or afterwards. */
  readonly picture?: { readonly bytes: Uint8Array; readonly dieAfter: 'file' | 'row' | 'commit' | 'nothing' }
}
export type Told = { readonly opened?: true; readonly refused?: string; readonly copies?: readonly string[]; readonly version?: number }

export const newest = Math.max(...migrations.map(({ version }) => version))
/** Statements of the two steps. */
export const newerStatements = 6

function stepsAfter(passing: () => void): Migration[] {
  return [10, 20].map(more => ({
    version: newest + more,
    name: `later ${more}`,
    up: async tx => {
      passing()
      await sql`create table ${sql.id(`later_${more}`)} (id text primary key) strict`.execute(tx)
      passing()
      await sql`update branch set name = name || '·'`.execute(tx)
      passing()
    },
  }))
}

const die = (): void => void process.kill(process.pid, 'SIGKILL')

async function obey(order: Order): Promise<Told> {
  let passed = 0
  const passing = () => {
    if (passed === order.dieAt) die()
    passed += 1
  }
  const clock = systemClock()
  const log = () => undefined
  const list = order.newer ? [...migrations, ...stepsAfter(passing)] : migrations
  const options = { dataFolder: order.folder, key: { kind: 'beside' } as const, ...(order.birth ? { birth: practiceBirth } : {}) }
  const { store } = await openStore(options, { clock, log, tell: () => undefined, list })
  if (order.birth)
    await store.write(async ({ tx }) => {
      const branch = { id: 1, mode: 'practice' as const, ...practiceBirth.branch, profile: practiceBirth.profile, created_at: clock.now() }
      await tx.insertInto('branch').values(branch).execute()
    })
  if (order.picture) {
    const { bytes, dieAfter } = order.picture
    const blobs = openBlobs({ store, clock, log })
    const kept = await blobs.put(new Uint8Array(bytes))
    if (dieAfter === 'file') die()
    await store.write(async ({ tx }) => {
      await blobs.keep(tx, kept)
      if (dieAfter === 'row') die()
    })
    if (dieAfter === 'commit') die()
    await store.copy(clock.now())
  }
  const version = await store.engine.readVersion(store.db)
  await store.close()
  return { opened: true, version }
}

if (import.meta.main)
  process.once('message', async order => {
    const told = await obey(order as Order).catch((error): Told => {
      if (!(error instanceof Refusal)) throw error
      const copies = error.detail?.copies
      return { refused: error.code, copies: Array.isArray(copies) ? copies.map(String) : [] }
    })
    process.send?.(told, () => process.disconnect())
  })
