/** Opens the core: resources, store, photo engine, camera, and the watch over copies. */
import { join } from 'node:path'
import type { BranchData } from '../../../shared/ipc/shapes/session.ts'
import type { CoreOptions } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { practiceCamera } from '../../../shared/strings/zh-CN/practice.ts'
import { chooseCamera } from '../../devices/choose.ts'
import { keepOnline, type OnlineKeeper } from '../channels/online/keeper.ts'
import { shareEngine } from '../imaging/behind.ts'
import { openPhotoEngine, type PhotoEngine } from '../imaging/engine.ts'
import type { Core } from '../platform/core.ts'
import { copiesOf, takeCopy } from '../platform/store/copies.ts'
import { forgetUnborn, openStore } from '../platform/store/open.ts'
import { loadPrintStyles } from '../queries/print/styles.ts'
import { openSessions } from '../records/operator/sessions.ts'
import { openTextTurns } from '../records/reminder/turns.ts'
import { openUnitRuns } from '../records/unit/runs.ts'
import { openCalendar } from '../rules/calendar/book.ts'
import { openProfiles } from '../rules/profile/keep.ts'
import { loadResources } from '../rules/resources.ts'
import { bearBranch, branchOf } from './birth.ts'
import { keepRounds, type Rounds } from './rounds.ts'

export type Surroundings = Pick<Core, 'clock' | 'log' | 'tell'> & { readonly photos?: PhotoEngine }
export type OpenCore = { readonly core: Core; readonly recoveryCode: string | null; readonly rounds: Rounds; close(): Promise<void> }

// At most this much work is lost with a damaged disk: targets.md S2 asks for five minutes.
const copyEveryMs = 5 * 60_000

/** @throws Refusal whatever `openStore` refuses; SETUP_NEEDED also for a store whose making was cut short. */
export async function openCore(options: CoreOptions, around: Surroundings): Promise<OpenCore> {
  const resources = await loadResources(options.resourcesFolder)
  // A branch under rules nobody ships could never open again.
  if (options.birth && !resources.profiles.has(options.birth.profile)) throw new Refusal('BAD_INPUT', { fields: ['profile'] })
  const printStyles = await loadPrintStyles(options.resourcesFolder)
  const { store, recoveryCode } = await openStore(options)
  try {
    if (options.birth) await bearBranch(store, around.clock, options.birth)
    const branch = await branchOf(store)
    if (!branch) throw await withoutBranch(options.dataFolder)
    const profiles = await openProfiles({ store, clock: around.clock, resources, branch })
    const calendar = await openCalendar(store, resources.calendarYears)
    const { counter: photos, behind: photosBehind } = shareEngine(
      around.photos ?? openPhotoEngine({ modelsDir: join(options.resourcesFolder, 'models') }),
    )
    const camera = chooseCamera({
      mode: branch.mode,
      platform: process.platform,
      allowFiles: false,
      practiceName: practiceCamera,
      practiceFrame: join(options.resourcesFolder, 'practice', 'citizen.jpg'),
    })
    const unitRuns = openUnitRuns(error => around.log('unit.failed', { error: kindOf(error) }))
    const own = {
      store,
      branch,
      changeBranch: (change: BranchData) => void Object.assign(branch, change),
      resources,
      profiles,
      calendar,
      printStyles,
      photos,
      photosBehind,
      camera,
      sessions: openSessions(),
      unitRuns,
      textTurns: openTextTurns(),
    }
    const alone: Core = { ...around, ...own }
    const online = keepOnline(alone)
    const core: Core = { ...alone, tell: toldTo(around.tell, online) }
    const rounds = keepRounds(core)
    const stopCopies = copyRegularly(core)
    core.log('core.open', { mode: branch.mode })
    return { core, recoveryCode, rounds, close: () => closing(core, [online, rounds], stopCopies) }
  } catch (error) {
    await store.close()
    if (error instanceof Refusal && (options.birth || error.code === 'SETUP_NEEDED')) await forgetUnborn(options.dataFolder)
    throw error
  }
}

/** A store that was copied had a branch, so an empty one has lost it; only one never finished may be made anew. */
async function withoutBranch(dataFolder: string): Promise<Refusal> {
  const copies = await copiesOf(dataFolder)
  return copies.length > 0 ? new Refusal('DB_DAMAGED', { copies }) : new Refusal('SETUP_NEEDED')
}

const kindOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof Error ? error.name : typeof error)

/** What the windows hear, the keeper of online applications hears too. */
const toldTo =
  (tell: Core['tell'], online: OnlineKeeper): Core['tell'] =>
  (name, payload) => {
    tell(name, payload)
    online.heard(name)
  }

type Stops = { stop(): Promise<void> }

async function closing({ store, photos, unitRuns }: Core, behind: readonly Stops[], stopCopies: () => Promise<void>): Promise<void> {
  await unitRuns.stopAll()
  for (const work of behind) await work.stop()
  await stopCopies()
  await photos.close()
  await store.close()
}

/** A copy at the start and every few minutes while something changed; stopping takes a last one. */
function copyRegularly(core: Core): () => Promise<void> {
  let copiedAt = -1
  const copy = async () => {
    const last = await core.store.db
      .selectFrom('audit')
      .select(eb => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    const seq = Number(last?.seq ?? 0)
    if (seq === copiedAt) return
    await takeCopy(core.store, core.clock.now())
    copiedAt = seq
  }
  const attempt = () => copy().catch(error => core.log('copy.failed', { error: error instanceof Error ? error.name : typeof error }))
  let running = attempt()
  const timer = setInterval(() => {
    running = attempt()
  }, copyEveryMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
    await attempt()
  }
}
