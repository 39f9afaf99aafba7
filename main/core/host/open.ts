/** Opens the core: resources, store, photo engine, and the jobs; and closes it all in the reverse order. */
import { join } from 'node:path'
import type { BranchData } from '../../../shared/ipc/shapes/session.ts'
import type { CoreOptions } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { listenToCases } from '../channels/online/keeper.ts'
import { judgeClock } from '../commands/clock/watch.ts'
import type { Core } from '../commands/core.ts'
import { shareEngine } from '../imaging/behind.ts'
import { openPhotoEngine } from '../imaging/engine.ts'
import { openBlobs } from '../platform/blobs/blobs.ts'
import { systemTimers, type Timers } from '../platform/clock.ts'
import { errorCode } from '../platform/jobs/error-code.ts'
import { openJobs } from '../platform/jobs/jobs.ts'
import { copiesOf } from '../platform/store/copies/copies.ts'
import { openStore, removeUnfinishedSetup } from '../platform/store/open.ts'
import type { Holding } from '../platform/store/store.ts'
import { passwordWork as fullWork } from '../records/password.ts'
import { openSessions } from '../records/sessions.ts'
import { openCalendar } from '../rules/calendar/book.ts'
import { takeAddedDivisions } from '../rules/form/added-divisions.ts'
import { loadPrintStyles } from '../rules/print-styles.ts'
import { firstRules } from '../rules/profile/first-rules.ts'
import { openProfiles } from '../rules/profile/keep.ts'
import { loadResources } from '../rules/resources.ts'
import { branchOf, createBranch } from './birth.ts'
import { copyWhenChanged } from './copies.ts'
import { jobTable } from './jobs/table.ts'
import { noteMended, noteRekeyed, noteRestored } from './restored.ts'

/** What the core is opened with from outside; the photo engine, the cost of a password, timers and draw have their own values unless others are given. */
export type Surroundings = Pick<Core, 'clock' | 'log' | 'tell'> &
  Partial<Pick<Core, 'photos' | 'passwordWork' | 'hall'>> & {
    /** What wakes the jobs, and what their jitter is drawn from. */
    readonly timers?: Timers
    readonly draw?: () => number
    /** Of a server whose branch a database keeps. */
    readonly holding?: Holding
  }
export type OpenCore = { readonly core: Core; readonly recoveryCode: string | null; close(): Promise<void> }

/** @throws Refusal whatever `openStore` refuses; SETUP_NEEDED also for a store whose making was cut short. */
export async function openCore(options: CoreOptions, around: Surroundings): Promise<OpenCore> {
  const resources = await loadResources(options.resourcesFolder)
  const { passwordWork = fullWork } = around
  // A branch under rules nobody ships could never open again.
  const { birth } = options
  if (birth && !birth.rules && !birth.emergency && !resources.profiles.has(birth.profile))
    throw new Refusal('BAD_INPUT', { fields: ['profile'] })
  const rules = birth?.rules ? firstRules(resources, birth.rules, around.clock.today(), birth.mode) : null
  const printStyles = await loadPrintStyles(options.resourcesFolder)
  const listeners = [around.tell]
  const { timers = systemTimers, draw = Math.random, holding = {} } = around
  const { store, recoveryCode } = await openStore(options, {
    clock: around.clock,
    log: around.log,
    holding,
    tell: (name, payload) => {
      for (const hear of listeners) hear(name, payload)
    },
  })
  const open = new AsyncDisposableStack()
  open.defer(() => store.close())
  try {
    if (birth) await createBranch({ store, clock: around.clock, passwordWork }, birth, rules)
    await noteRestored({ store, clock: around.clock })
    if (options.rekey) await noteRekeyed({ store, clock: around.clock })
    const branch = await branchOf(store)
    if (!branch) throw await withoutBranch(options.dataFolder)
    const profiles = await openProfiles({ store, clock: around.clock, resources, branch })
    const calendar = await openCalendar(store, resources.calendarYears)
    await takeAddedDivisions(store.db, resources.codes)
    const { counter: photos, behind: photosBehind } = shareEngine(
      around.photos ?? openPhotoEngine({ modelsDir: join(options.resourcesFolder, 'models') }),
    )
    open.defer(() => photos.close())
    const blobs = openBlobs({ store, clock: around.clock, log: around.log })
    const copy = copyWhenChanged({ store, blobs, clock: around.clock, log: around.log })
    open.defer(() => copy().catch(error => around.log('copy.failed', { error: errorCode(error) })))
    const jobs = await openJobs({ ...around, store, tell: store.tell, timers, draw })
    open.defer(() => jobs.stop())
    const own = {
      store,
      blobs,
      branch,
      changeBranch: (change: BranchData & { readonly code: string }) => void Object.assign(branch, change),
      resources,
      profiles,
      calendar,
      printStyles,
      statisticsFolder: join(options.resourcesFolder, 'statistics'),
      photos,
      photosBehind,
      sessions: openSessions(around.clock.today),
      passwordWork,
      hall: around.hall ?? null,
      jobs,
    }
    const core: Core = { ...around, ...own, tell: store.tell }
    const cases = listenToCases(core, timers)
    listeners.push(cases.heard)
    open.defer(() => cases.stop())
    await judgeClock(core)
    jobs.start(jobTable(core, copy, draw))
    await noteMended(core)
    core.log('core.open', { mode: branch.mode })
    return { core, recoveryCode, close: () => open.disposeAsync() }
  } catch (error) {
    await open.disposeAsync()
    if (error instanceof Refusal && (options.birth || error.code === 'SETUP_NEEDED')) await removeUnfinishedSetup(options)
    throw error
  }
}

/** A store that was copied had a branch, so an empty one has lost it; only one never finished may be made anew. */
async function withoutBranch(dataFolder: string): Promise<Refusal> {
  const copies = await copiesOf(dataFolder)
  return copies.length > 0 ? new Refusal('DB_DAMAGED', { copies }) : new Refusal('SETUP_NEEDED')
}
