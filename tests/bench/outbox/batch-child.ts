/** Makes the batch in a process that does nothing else, out of one file as the program runs: `batch-child.mjs FOLDER RESOURCES SHEET PACK`. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { batchNow } from '../../../main/core/channels/centre/batch/make.ts'
import { openCore } from '../../../main/core/host/open.ts'
import { referenceMark } from '../../../shared/centre/manifest.ts'
import { fieldKeys } from '../../../shared/form/fields.ts'
import { Handover } from '../../../shared/profile/handover.ts'
import { dayOf, Instant } from '../../../shared/time.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'

const [folder = '', resourcesFolder = '', sheet, pack] = process.argv.slice(2)
const how = Handover.parse({ way: 'batch', fields: [...fieldKeys], picture: 'case', sheet, pack })
/** After everything was handed in. */
const now = Instant.parse('2026-03-10T02:30:00.000Z')
const clock = { now: () => now, today: () => dayOf(now) }

const opened = await openCore(
  { dataFolder: join(folder, 'data'), resourcesFolder, key: { kind: 'beside' } },
  {
    clock,
    log: () => undefined,
    tell: () => undefined,
    passwordWork: cheapPasswords,
    // No picture is judged here, and the engine's models would count as memory of the batch.
    photos: { close: async () => undefined } as never,
  },
)
const { core } = opened
let most = 0
const look = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 20)
const before = process.memoryUsage().rss
const cpu = process.cpuUsage()
const start = performance.now()
// In the turn of its job, which would write the same batch beside it once a minute is over.
const who = { caller: { window: 'terminal', seat: 0 }, session: null } as const
const made = await core.jobs.inTurn('centre-batch', ({ signal }) => batchNow(core, who, how, signal))
const seconds = (performance.now() - start) / 1_000
const { user, system } = process.cpuUsage(cpu)
clearInterval(look)
most = Math.max(most, process.memoryUsage().rss)
await opened.close()
const written = (await readdir(join(folder, 'out'))).filter(name => !name.startsWith('.') && name !== referenceMark)
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
process.stdout.write(
  `${made} pictures of 30 kB in ${written.length} batch (${sheet}, ${pack}): ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of the processor), memory ${mb(before)} before, at most ${mb(most)}\n`,
)
