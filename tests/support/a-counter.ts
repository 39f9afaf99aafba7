/** Opens a whole counter for a test: real core, real encrypted store, real photo engine, a clock that is held. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../../main/core/commands/core.ts'
import { answerAlone } from '../../main/core/host/answer.ts'
import { type OpenCore, openCore, type Surroundings } from '../../main/core/host/open.ts'
import type { Clock } from '../../main/core/platform/clock.ts'
import { insertOperator, operatorByLogin } from '../../main/core/records/operator/rows.ts'
import { hashPassword } from '../../main/core/records/password.ts'
import type { Role, WindowKind } from '../../shared/access/roles.ts'
import { type CommandName, contract, type In, type Out } from '../../shared/ipc/contract.ts'
import type { CoreOptions } from '../../shared/ipc/wire.ts'
import { practiceBirth, practicePassword } from '../../shared/practice.ts'
import type { Result } from '../../shared/result.ts'
import { dayOf, Instant } from '../../shared/time.ts'
import { aSharedEngine } from './a-photo-engine.ts'
import { aDatabase, type TestDatabase } from './a-postgres.ts'
import { openFromTemplate, openFromTemplateDatabase } from './a-template-store.ts'
import { cheapPasswords } from './cheap-passwords.ts'
import { type EngineName, engineOfRun } from './engine-of-run.ts'

export const root = new URL('../../', import.meta.url).pathname
export const resourcesFolder = join(root, 'resources')

/** A Monday in March 2026, 10:30 in the branch's zone: far from holidays and from the year's end. */
export const testMorning = '2026-03-09T02:30:00.000Z'

export type HeldClock = Clock & { advance(ms: number): void; set(instant: string): void }

export function heldClock(start: string = testMorning): HeldClock {
  let ms = Date.parse(start)
  const now = () => Instant.parse(new Date(ms).toISOString())
  return {
    now,
    today: () => dayOf(now()),
    advance: by => {
      ms += by
    },
    set: instant => {
      ms = Date.parse(instant)
    },
  }
}

/** The public-domain face of the fixtures, as a camera would send it. */
export const citizenPhoto = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile(join(resourcesFolder, 'practice', 'citizen.jpg')))

export type Seat = {
  readonly number: number
  /** Calls a command as this seat and gives whatever comes back. */
  ask<N extends CommandName>(name: N, input: In<N>): Promise<Result<Out<N>>>
  /** Calls a command that must succeed; a refusal fails the test with its code. */
  call<N extends CommandName>(name: N, input: In<N>): Promise<Out<N>>
}

export type Counter = Awaited<ReturnType<typeof aCounter>>

/** Another manager, there from the beginning like the first: the log knows nobody who made the account. */
async function aHiringManager({ store, clock, passwordWork }: Core): Promise<string> {
  const login = 'renshi'
  if (await operatorByLogin(store.db, login)) return login
  const passwordHash = await hashPassword(practicePassword, passwordWork)
  await store.write(({ tx }) => insertOperator(tx, { login, name: '钱进', roles: ['manager'], passwordHash }, clock.now()))
  return login
}

type Wishes = Partial<Pick<Surroundings, 'photos' | 'passwordWork'>> & {
  readonly clock?: HeldClock
  readonly options?: Partial<CoreOptions>
  /** The engine of the whole run, unless a test is about one of them. */
  readonly engine?: EngineName
}

/** By folder: a counter that is closed and opened again finds its own. */
const databases = new Map<string, TestDatabase>()

export async function aCounter({
  clock = heldClock(),
  options = {},
  photos,
  passwordWork = cheapPasswords,
  engine = engineOfRun,
}: Wishes = {}) {
  const folder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'counter-')))
  const told: { name: string; payload: unknown }[] = []
  const logged: { code: string; fields: unknown }[] = []
  const wanted = { dataFolder: folder, resourcesFolder, key: { kind: 'beside' }, birth: practiceBirth, ...options } as const
  const around: Surroundings = {
    clock,
    log: (code, fields = {}) => void logged.push({ code, fields }),
    tell: (name, payload) => void told.push({ name, payload }),
    photos: photos ?? (await aSharedEngine()),
    passwordWork,
  }
  const isOrdinary = wanted.birth?.mode === 'practice' && !options.dataFolder && !options.key && !options.resourcesFolder
  async function onPostgres(): Promise<OpenCore> {
    if (isOrdinary) {
      const { opened, database } = await openFromTemplateDatabase(wanted, around)
      databases.set(folder, database)
      return opened
    }
    const database = databases.get(folder) ?? (await aDatabase())
    databases.set(folder, database)
    return openCore({ ...wanted, database: database.address }, around)
  }

  const inFolder = () => (isOrdinary ? openFromTemplate(wanted, around) : openCore(wanted, around))
  const opened = await (engine === 'postgres' ? onPostgres() : inFolder()).catch(async error => {
    // A store that was refused leaves no folder of ours behind.
    if (!options.dataFolder) await rm(folder, { recursive: true, force: true })
    throw error
  })
  const answer = answerAlone(opened.core, wanted.resourcesFolder)
  let seats = 0

  /** Sends a raw call, as a window of that kind would; `desk` is the one it stands on, across a hall. */
  const send = (seat: number, name: string, input: unknown, window: WindowKind = 'desk', desk?: string) =>
    answer({ window, seat, ...(desk === undefined ? {} : { desk }) }, name, input)

  function emptySeat(): Seat {
    seats += 1
    const number = seats
    const ask: Seat['ask'] = async (name, input) =>
      (await send(number, name, input, contract[name].from.some(kind => kind === 'desk') ? 'desk' : 'print')) as never
    return {
      number,
      ask,
      call: async (name, input) => {
        const result = await ask(name, input)
        if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail ?? {})}`)
        return result.value
      },
    }
  }

  async function seated(login: string, counter = '03'): Promise<Seat> {
    const seat = emptySeat()
    await seat.call('session.signIn', { login, password: practicePassword, counter })
    return seat
  }

  return {
    core: opened.core,
    recoveryCode: opened.recoveryCode,
    /** One round of what the core does by itself, whatever its timer says. */
    round: async () => {
      for (const job of ['day-turn', 'texts'] as const) await opened.core.jobs.follow(job)
    },
    clock,
    folder,
    told,
    logged,
    send,
    emptySeat,
    seated,
    /** Takes somebody on with these roles, and signs them in. */
    async hired(login: string, roles: readonly Role[], at = '07', endsOn: string | null = null): Promise<Seat> {
      // The manager of the practice branch vouches for the fixture's picture, so nobody he takes on could approve it.
      const hiring = await aHiringManager(opened.core)
      const manager = await seated(hiring, '12')
      await manager.call('operator.add', { login, name: login, roles: [...roles], password: practicePassword, endsOn: endsOn as never })
      return seated(login, at)
    },
    lobby: () => seated('dating', '00'),
    teller: () => seated('jingban', '03'),
    reviewer: () => seated('fuhe', '09'),
    cards: () => seated('kaguan', '11'),
    manager: () => seated('zhuguan', '12'),
    close: () => opened.close(),
    async end() {
      await opened.close()
      await databases.get(folder)?.drop()
      databases.delete(folder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
