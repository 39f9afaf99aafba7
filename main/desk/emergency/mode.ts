/** Emergency mode of a desk: keeps what it needs, begins when the line is gone long enough, and hands in and empties its store afterwards. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { kitDays, markOfRun } from '../../../shared/hall/emergency.ts'
import type { In, Out } from '../../../shared/ipc/contract.ts'
import { EmergencyBegin, type EmergencyKit } from '../../../shared/ipc/shapes/emergency.ts'
import { SessionView } from '../../../shared/ipc/shapes/session.ts'
import type { Caller, CoreOptions } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fail, type Result } from '../../../shared/result.ts'
import { z } from '../../../shared/zod.ts'
import { passwordWork as fullWork, type PasswordWork } from '../../core/records/password.ts'
import type { Answer } from '../desk.ts'
import type { LineState } from '../line/link.ts'
import { keyFor } from '../sealed.ts'
import { asking, handIn, noProgress, type Progress } from './hand-in.ts'
import { openKept, type Run } from './kept.ts'
import { type LocalCore, type LocalProcess, openLocalCore } from './local-core.ts'
import { noteSignedIn, provenHere, stillGood, young } from './people.ts'

export type EmergencyWorld = {
  /** Where kit and store lie. */
  readonly folder: string
  /** In PEM. */
  readonly deskKey: string
  readonly deskId: string
  readonly resourcesFolder: string
  readonly startCore: () => LocalProcess
  /** The line to the branch. */
  readonly line: () => LineState
  readonly call: (caller: Caller, name: string, input: unknown) => Promise<Result<unknown>>
  readonly tell: (name: string, payload: unknown) => void
  readonly log: (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
  readonly nowMs?: () => number
  readonly passwordWork?: PasswordWork
  /** How long to wait before the branch is asked again for what it could not take. */
  readonly againMs?: number
}

export type Emergency = {
  /** Answers for the branch while the desk is on its own; null while it is not. */
  readonly answer: () => Answer | null
  /** What somebody at this desk asked of the branch, and that it was granted. */
  heard(name: string, input: unknown, value: unknown): void
  /** Of the line and the branch; see `events`. */
  told(name: string): void
  /** What the branch gave it last. */
  kept(): EmergencyKit | null
  view(): Out<'emergency.view'>
  begin(caller: Caller, input: In<'session.beginEmergency'>): Promise<Out<'session.beginEmergency'>>
  end(): Promise<Out<'emergency.view'>>
  seatClosed(seat: number): void
  close(): Promise<void>
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Numbers have the day in them, so after more than a day they may begin anew. */
const numbersAnewMs = 36 * 60 * minuteMs
const refreshMs = 30 * minuteMs
/** Cards come and go all day: what is carried is so much older than the branch at most. */
const cardsMs = 2 * minuteMs
const soonMs = 1_000
const refreshedBy: readonly string[] = ['operator.changed', 'profile.changed', 'calendar.changed', 'branch.changed', 'emergency.changed']
const SignedIn = z.object({ login: z.string(), password: z.string() })
const Changed = z.object({ fresh: z.string() })

export function openEmergency(world: EmergencyWorld): Emergency {
  const { folder, deskId, line, tell, log, nowMs = Date.now, againMs = 3_000 } = world
  const kept = openKept(folder, world.deskKey)
  const people = { kept, nowMs, work: world.passwordWork ?? fullWork }
  const storeFolder = join(folder, 'store')
  const branch = asking(deskId, world.call)
  let local: LocalCore | null = null
  let opening: Promise<unknown> | null = null
  let progress: Progress = noProgress
  let working: Promise<void> | null = null
  let closed = false
  let wake: (() => void) | null = null
  let woken = false
  /** Where somebody worked alone: whoever sat there at the branch before may be somebody else. */
  const seats = new Set<number>()
  let soon: NodeJS.Timeout | undefined
  let offer: NodeJS.Timeout | undefined
  let later: NodeJS.Timeout | undefined
  const refreshing = setInterval(() => refresh(), refreshMs)

  const run = (): Run | null => kept.read().run
  const changeRun = (change: Partial<Run>): void => {
    const now = run()
    if (now) kept.change({ run: { ...now, ...change } })
  }
  const isUp = (): boolean => line().state === 'up'
  const said = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof Error ? error.name : typeof error)

  function changed(): void {
    tell('emergency.changed', {})
    tell('line.changed', {})
  }

  /** The kit is asked for while the line stands and nobody works here without it. */
  function refresh(): void {
    clearTimeout(soon)
    if (closed || !isUp() || run()) return
    keepKit().catch(error => log('emergency.unkept', { error: said(error) }))
  }

  async function keepKit(): Promise<void> {
    const verifiers = young(kept.read().verifiers, nowMs())
    const reply = await branch('emergency.keep', { people: Object.keys(verifiers) as never })
    if (!reply.ok) return log('emergency.unkept', { error: reply.error.code })
    // Whoever signed in meanwhile is asked for in the next round.
    const since = Object.fromEntries(Object.entries(kept.read().verifiers).filter(([id]) => !(id in verifiers)))
    const good = { ...stillGood(verifiers, reply.value.people), ...since }
    kept.change({ kit: reply.value, kitAt: nowMs(), verifiers: good })
    if (Object.keys(since).length > 0) refreshSoon()
    tell('emergency.changed', {})
  }

  function refreshSoon(): void {
    clearTimeout(soon)
    if (!closed) soon = setTimeout(refresh, soonMs)
  }

  /** Not at each change: it is asked for once, for all that changed meanwhile. */
  function refreshLater(): void {
    if (closed || later !== undefined) return
    later = setTimeout(() => {
      later = undefined
      refresh()
    }, cardsMs)
  }

  const storeOptions = (): CoreOptions => ({
    dataFolder: storeFolder,
    resourcesFolder: world.resourcesFolder,
    key: { kind: 'keyring', key: keyFor(world.deskKey, 'ssc-counter emergency store 1') },
  })

  async function openStore(options: CoreOptions): Promise<void> {
    const opened = await openLocalCore({ start: world.startCore, tell: heardHere, log, onGone: () => void reopen() }, options)
    if (closed) return opened.close()
    local = opened
    tell('core.changed', { state: 'ready' })
    changed()
  }

  /** Its process ended, or the program was started again in the middle of a run. */
  async function reopen(): Promise<void> {
    local = null
    if (closed || !run() || run()?.emptied) return
    opening ??= openStore(storeOptions())
      .catch(error => {
        // Its making was cut short: nobody can have worked in it.
        if (error instanceof Refusal && error.code === 'SETUP_NEEDED') return forget()
        log('emergency.unopened', { error: said(error) })
        setTimeout(() => void reopen(), againMs)
      })
      .finally(() => {
        opening = null
      })
    await opening
    wakeUp()
    work()
  }

  function forget(): void {
    rmSync(storeFolder, { recursive: true, force: true })
    kept.change({ run: null })
    progress = noProgress
    changed()
  }

  /** What changed in the desk's own store may be ready to be handed in. */
  function heardHere(name: string, payload: unknown): void {
    tell(name, payload)
    if (name === 'case.changed') wakeUp()
  }

  /** Goes on until the run is over or this program is. */
  function work(): void {
    if (working || closed || !run()) return
    working = rounds()
      .catch(error => log('bug', { command: 'emergency', error: said(error) }))
      .finally(() => {
        working = null
      })
  }

  async function rounds(): Promise<void> {
    for (let now = run(); now !== null && !closed; now = run()) {
      if (now.emptied) {
        if (!(await sayEmptied(now, now.emptied))) await pause(againMs)
        continue
      }
      if (!isUp() || !local) {
        await pause(null)
        continue
      }
      woken = false
      const store = local
      const before = JSON.stringify([...progress.states, progress.ready, progress.open])
      const round = await handIn(
        asking(deskId, (...asked) => store.call(...asked)),
        branch,
        progress,
        now.ending,
        seen => {
          progress = seen
        },
      )
      progress = round.progress
      if (JSON.stringify([...progress.states, progress.ready, progress.open]) !== before) tell('emergency.changed', {})
      if (round.is === 'waits') {
        log('emergency.waits', { why: round.why })
        await pause(againMs)
        // Not asked anew: a round that began before the mode ended has left the open cases out, and the next one takes them.
      } else if (now.ending) await empty(store)
      else await pause(null)
    }
  }

  /** What happens while a round is under way is looked at in the next one. */
  function wakeUp(): void {
    woken = true
    wake?.()
  }

  /** Woken by the line, by a case that changed, or by the key that ends the mode. */
  function pause(ms: number | null): Promise<void> {
    if (woken) {
      woken = false
      return Promise.resolve()
    }
    return new Promise(resolve => {
      const timer = ms === null ? undefined : setTimeout(() => wake?.(), ms)
      wake = () => {
        clearTimeout(timer)
        wake = null
        woken = false
        resolve()
      }
    })
  }

  /** The branch has all of it: what stands here goes, and only then is the branch told that it is gone. */
  async function empty(store: LocalCore): Promise<void> {
    const ask = asking(deskId, (...asked) => store.call(...asked))
    const last = await ask('emergency.piece', { logFrom: Math.max(1, progress.logTo) })
    const entry = last.ok ? last.value.entries.at(-1) : undefined
    // Something was written since: it is handed in first.
    if (!entry || entry.seq !== progress.logTo) return
    changeRun({ emptied: { cases: progress.states.size, entries: entry.seq, lastHash: entry.hash } })
    local = null
    await store.close()
    await leaveSeats()
    tell('core.changed', { state: 'ready' })
  }

  /** The branch may have kept them signed in through its absence; who goes on there says so with a password. */
  async function leaveSeats(): Promise<void> {
    for (const seat of [...seats]) if ((await world.call({ window: 'desk', seat }, 'session.signOut', {})).ok) seats.delete(seat)
  }

  async function sayEmptied({ id }: Run, emptied: NonNullable<Run['emptied']>): Promise<boolean> {
    rmSync(storeFolder, { recursive: true, force: true })
    const reply = await branch('emergency.emptied', { run: id, ...emptied })
    if (!reply.ok && reply.error.code !== 'DONE_BEFORE') return false
    await leaveSeats()
    log('emergency.over', { cases: emptied.cases, entries: emptied.entries })
    forget()
    refreshSoon()
    return true
  }

  /** From when on the desk may go on by itself, in milliseconds; null while the line stands. */
  function dueAt(): number | null {
    const { state, since } = line()
    const { kit } = kept.read()
    return state === 'gone' && since !== null && kit ? Date.parse(since) + kit.afterMinutes * minuteMs : null
  }

  function offerInTime(): void {
    clearTimeout(offer)
    const due = dueAt()
    if (due !== null && !closed) offer = setTimeout(changed, Math.max(0, due - nowMs()))
  }

  function view(): Out<'emergency.view'> {
    const now = run()
    const due = dueAt()
    const { kit } = kept.read()
    const state = now ? (isUp() ? 'handing' : 'on') : kit === null ? 'none' : due !== null && due <= nowMs() ? 'offered' : 'ready'
    const conflicts = [...progress.states.values()].filter(one => one === 'conflict').length
    return {
      state,
      from: due === null ? null : new Date(due).toISOString(),
      since: now?.begunAt ?? null,
      mark: now?.mark ?? null,
      by: now?.by ?? null,
      handed: progress.states.size,
      left: Math.max(0, progress.ready - progress.states.size),
      cards: now ? (kit?.cards.length ?? 0) : 0,
      open: progress.open,
      conflicts,
      ending: now?.ending ?? false,
    }
  }

  async function begin(caller: Caller, input: In<'session.beginEmergency'>): Promise<Out<'session.beginEmergency'>> {
    const { login, password, counter } = EmergencyBegin.parse(input)
    if (run()) throw new Refusal('EMERGENCY_ON')
    const { kit, kitAt, verifiers } = kept.read()
    const due = dueAt()
    if (due === null || due > nowMs()) throw new Refusal('EMERGENCY_EARLY')
    if (kit === null || nowMs() - kitAt > kitDays * dayMs) throw new Refusal('EMERGENCY_NOT_HERE')
    const { person } = await provenHere(people, login, password)
    if (run() || opening) throw new Refusal('EMERGENCY_ON')
    const id = ulid()
    rmSync(storeFolder, { recursive: true, force: true })
    progress = noProgress
    const begunAt = new Date(nowMs()).toISOString()
    const { runs } = kept.read()
    const count = nowMs() - runs.at < numbersAnewMs ? runs.count : 0
    const mark = markOfRun(kit.mark, count)
    kept.change({ runs: { at: nowMs(), count: count + 1 }, run: { id, mark, begunAt, by: person.name, ending: false, emptied: null } })
    const hashes = Object.fromEntries(Object.entries(young(verifiers, nowMs())).map(([of, { hash }]) => [of, hash]))
    const { mode, profile, ...own } = kit.branch
    const birth = { mode, branch: own, profile, emergency: { run: id, kit: { ...kit, mark }, verifiers: hashes } }
    opening = openStore({ ...storeOptions(), birth })
    try {
      await opening
    } catch (error) {
      forget()
      throw error
    } finally {
      opening = null
    }
    log('emergency.begun')
    work()
    const reply = await (local as LocalCore | null)?.call(caller, 'session.signIn', { login, password, counter })
    if (!reply?.ok) throw reply ? new Refusal(reply.error.code, reply.error.detail) : new Refusal('CORE_DOWN')
    seats.add(caller.seat)
    return SessionView.parse(reply.value)
  }

  /** Nobody works here on its own any more; what is still open goes to the branch as far as it came. @throws Refusal EMERGENCY_ON */
  async function end(): Promise<Out<'emergency.view'>> {
    if (!run() || !isUp()) throw new Refusal('EMERGENCY_ON')
    changeRun({ ending: true })
    wakeUp()
    changed()
    return view()
  }

  const answerHere: Answer = async (caller, name, input) => {
    if (run()?.ending) return fail({ code: 'CORE_STARTING' })
    return local ? local.call(caller, name, input) : fail({ code: 'CORE_STARTING' })
  }

  if (run()?.emptied) work()
  else if (run()) void reopen()
  return {
    answer: () => (run() && !run()?.emptied ? answerHere : null),
    heard(name, input, value) {
      if (run()) return
      const typed = name === 'session.signIn' ? SignedIn.safeParse(input).data : undefined
      const fresh = name === 'session.changePassword' ? Changed.safeParse(input).data?.fresh : undefined
      const session = typed || fresh !== undefined ? SessionView.safeParse(value).data : undefined
      if (!session || session.mustChange) return
      noteSignedIn(people, session.operator.id, session.operator.login, typed?.password ?? fresh ?? '')
        .then(refreshSoon)
        .catch(error => log('emergency.unkept', { error: said(error) }))
    },
    told(name) {
      if (name === 'line.changed' || name === 'core.changed') {
        offerInTime()
        wakeUp()
        if (isUp()) refreshSoon()
      } else if (refreshedBy.includes(name)) refreshSoon()
      else if (name === 'case.changed') refreshLater()
    },
    kept: () => kept.read().kit,
    view,
    begin,
    end,
    seatClosed: seat => local?.seatClosed(seat),
    async close() {
      closed = true
      clearInterval(refreshing)
      clearTimeout(soon)
      clearTimeout(offer)
      clearTimeout(later)
      wakeUp()
      await local?.close()
    },
  }
}
