/** Opens the core: resources, store, photo engine, camera, and the watch over copies. */
import { join } from 'node:path'
import type { BranchData } from '../../../shared/ipc/shapes/session.ts'
import type { CoreOptions } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { practiceCamera } from '../../../shared/strings/zh-CN/practice.ts'
import { chooseCamera } from '../../devices/choose.ts'
import { keepOnline } from '../channels/online/keeper.ts'
import type { Core } from '../commands/core.ts'
import { shareEngine } from '../imaging/behind.ts'
import { openPhotoEngine } from '../imaging/engine.ts'
import { headOf } from '../platform/audit/record.ts'
import { openBlobs } from '../platform/blobs/blobs.ts'
import { takeCopy } from '../platform/blobs/take-copy.ts'
import { openUnitRuns } from '../platform/jobs/runs.ts'
import { copiesOf, newestHead } from '../platform/store/copies/copies.ts'
import { openStore, removeUnfinishedSetup } from '../platform/store/open.ts'
import { passwordWork as fullWork } from '../records/password.ts'
import { openTextTurns } from '../records/reminder/turns.ts'
import { openSessions } from '../records/sessions.ts'
import { openCalendar } from '../rules/calendar/book.ts'
import { loadPrintStyles } from '../rules/print-styles.ts'
import { openProfiles } from '../rules/profile/keep.ts'
import { loadResources } from '../rules/resources.ts'
import { branchOf, createBranch } from './birth.ts'
import { keepRounds, type Rounds } from './rounds.ts'

/** What the core is opened with from outside; the photo engine and the cost of a password have their own values unless others are given. */
export type Surroundings = Pick<Core, 'clock' | 'log' | 'tell'> & Partial<Pick<Core, 'photos' | 'passwordWork'>>
export type OpenCore = { readonly core: Core; readonly recoveryCode: string | null; readonly rounds: Rounds; close(): Promise<void> }

// At most this much work is lost with a damaged disk: targets.md S2 asks for five minutes.
const copyEveryMs = 5 * 60_000

/** @throws Refusal whatever `openStore` refuses; SETUP_NEEDED also for a store whose making was cut short. */
export async function openCore(options: CoreOptions, around: Surroundings): Promise<OpenCore> {
  const resources = await loadResources(options.resourcesFolder)
  const { passwordWork = fullWork } = around
  // A branch under rules nobody ships could never open again.
  if (options.birth && !resources.profiles.has(options.birth.profile)) throw new Refusal('BAD_INPUT', { fields: ['profile'] })
  const printStyles = await loadPrintStyles(options.resourcesFolder)
  const listeners = [around.tell]
  const { store, recoveryCode } = await openStore(options, {
    clock: around.clock,
    log: around.log,
    tell: (name, payload) => {
      for (const hear of listeners) hear(name, payload)
    },
  })
  try {
    if (options.birth) await createBranch({ store, clock: around.clock, passwordWork }, options.birth)
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
      blobs: openBlobs({ store, clock: around.clock, log: around.log }),
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
      passwordWork,
      unitRuns,
      textTurns: openTextTurns(),
    }
    const core: Core = { ...around, ...own, tell: store.tell }
    const online = keepOnline(core)
    listeners.push(online.heard)
    const rounds = keepRounds(core)
    const stopCopies = copyRegularly(core)
    core.log('core.open', { mode: branch.mode })
    return { core, recoveryCode, rounds, close: () => closing(core, [online, rounds], stopCopies) }
  } catch (error) {
    await store.close()
    if (error instanceof Refusal && (options.birth || error.code === 'SETUP_NEEDED')) await removeUnfinishedSetup(options.dataFolder)
    throw error
  }
}

/** A store that was copied had a branch, so an empty one has lost it; only one never finished may be made anew. */
async function withoutBranch(dataFolder: string): Promise<Refusal> {
  const copies = await copiesOf(dataFolder)
  return copies.length > 0 ? new Refusal('DB_DAMAGED', { copies }) : new Refusal('SETUP_NEEDED')
}

const kindOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof Error ? error.name : typeof error)

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
  let copiedAt: number | null = null
  const copy = async () => {
    const changes = core.store.changes()
    const same = copiedAt === null ? await isCopied(core) : changes === copiedAt
    if (!same) await takeCopy(core)
    copiedAt = changes
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

/** Whether the last run of the program left a copy of what it left in the store. */
const isCopied = async ({ store }: Core): Promise<boolean> => (await headOf(store.db)).hash === (await newestHead(store.folder))
