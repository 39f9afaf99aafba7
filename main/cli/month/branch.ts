/** Opens the made-up branch of the simulated month: a real core, an encrypted store, the real photo engine, a clock that is set. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '../../../shared/access/roles.ts'
import type { Call } from '../../../shared/ipc/client.ts'
import { type CommandName, contract, type In, type Out } from '../../../shared/ipc/contract.ts'
import { practiceBirth, practicePassword } from '../../../shared/practice.ts'
import type { Result } from '../../../shared/result.ts'
import { monthPeople } from '../../../shared/strings/zh-CN/month.ts'
import { dayOf, Instant } from '../../../shared/time.ts'
import { answerAlone } from '../../core/host/answer.ts'
import { openCore } from '../../core/host/open.ts'
import { openPhotoEngine, type PhotoEngine } from '../../core/imaging/engine.ts'
import type { Clock } from '../../core/platform/clock.ts'

export const resourcesFolder = fileURLToPath(new URL('../../../resources/', import.meta.url))

export type SetClock = Clock & { advance(ms: number): void; set(instant: string): void }

function setClock(start: string): SetClock {
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

export type Seat = {
  readonly ask: Call
  /** @throws for a refusal: nothing in the month's ordinary walk is refused */
  readonly call: <N extends CommandName>(name: N, input: In<N>) => Promise<Out<N>>
}

/** The same made-up face for everybody, so that it is judged once. */
function judgedOnce(engine: PhotoEngine): PhotoEngine {
  const known = new Map<string, ReturnType<PhotoEngine['best']>>()
  return {
    ...engine,
    warmUp: async () => undefined,
    best: (images, spec) => {
      const hash = createHash('sha256').update(JSON.stringify(spec))
      for (const image of images) hash.update(image)
      const key = hash.digest('hex')
      const answer = known.get(key) ?? engine.best(images, spec)
      known.set(key, answer)
      return answer.then(found => structuredClone(found))
    },
  }
}

export type Branch = Awaited<ReturnType<typeof openBranch>>

export async function openBranch(dataFolder: string, start: string) {
  const clock = setClock(start)
  const bugs: string[] = []
  const around = {
    clock,
    log: (code: string) => void bugs.push(code),
    tell: () => undefined,
    // Nobody waits for these pictures, however busy the machine is.
    photos: judgedOnce(openPhotoEngine({ modelsDir: join(resourcesFolder, 'models'), deadline: 600_000, startDeadline: 600_000 })),
    // Made-up people sign in to a store that is thrown away.
    passwordWork: { memoryCost: 8, timeCost: 1, parallelism: 1 },
    // What the branch does by itself is called for at the end of each day, by the month's clock.
    timers: { after: () => () => undefined },
  }
  const opened = await openCore({ dataFolder, resourcesFolder, key: { kind: 'beside' }, birth: practiceBirth }, around)
  const answer = answerAlone(opened.core, resourcesFolder)
  let seats = 0

  async function seated(login: string, counter: string): Promise<Seat> {
    seats += 1
    const seat = seats
    const ask = async <N extends CommandName>(name: N, input: In<N>): Promise<Result<Out<N>>> => {
      const window = contract[name].from.some(kind => kind === 'desk') ? 'desk' : 'dialog'
      return (await answer({ window, seat }, name, input)) as Result<Out<N>>
    }
    const call = async <N extends CommandName>(name: N, input: In<N>): Promise<Out<N>> => {
      const reply = await ask(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.detail ?? {})}`)
      return reply.value
    }
    await call('session.signIn', { login, password: practicePassword, counter })
    return { ask, call }
  }

  const manager = await seated('zhuguan', '12')
  const roles: Role[] = ['teller']
  const tellers = [await seated('jingban', '01')]
  for (const [at, { login, name }] of monthPeople.tellers.entries()) {
    await manager.call('operator.add', { login, name, roles, password: practicePassword })
    tellers.push(await seated(login, `0${at + 2}`))
  }
  const people = await manager.call('operator.list', {})
  const logins = ['jingban', ...monthPeople.tellers.map(({ login }) => login)]
  return {
    tellerIds: logins.map(login => people.find(one => one.login === login)?.id ?? ''),
    core: opened.core,
    clock,
    bugs,
    tellers,
    manager,
    lobby: await seated('dating', '00'),
    reviewer: await seated('fuhe', '09'),
    cards: await seated('kaguan', '11'),
    close: () => opened.close(),
  }
}
