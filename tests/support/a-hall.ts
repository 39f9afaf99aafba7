/** Opens a hall for a test: a real branch, a real door on loopback, desks that really join, and a line that can be cut. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinBranch } from '../../main/desk/line/join.ts'
import { type Link, openLink } from '../../main/desk/line/link.ts'
import { type OpenHall, openHall } from '../../main/hall/open-hall.ts'
import type { WindowKind } from '../../shared/access/roles.ts'
import type { CommandName, In, Out } from '../../shared/ipc/contract.ts'
import type { Joined } from '../../shared/ipc/wire.ts'
import { practiceBirth, practicePassword } from '../../shared/practice.ts'
import type { Result } from '../../shared/result.ts'
import { heldClock, resourcesFolder } from './a-counter.ts'
import { aSharedEngine } from './a-photo-engine.ts'
import { openFromTemplate } from './a-template-store.ts'
import { cheapPasswords } from './cheap-passwords.ts'
import { patience } from './patience.ts'

export type TestHall = Awaited<ReturnType<typeof aHall>>

export async function aHall({ seatsKeptMs }: { readonly seatsKeptMs?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'hall-'))
  const logged: { code: string; fields: unknown }[] = []
  const clock = heldClock()
  const options = {
    store: { dataFolder: folder, resourcesFolder, key: { kind: 'beside' } },
    host: '127.0.0.1',
    port: 0,
    around: {
      clock,
      log: (code: string, fields: Readonly<Record<string, unknown>> = {}) => void logged.push({ code, fields }),
      photos: await aSharedEngine(),
      passwordWork: cheapPasswords,
    },
    ...(seatsKeptMs === undefined ? {} : { seatsKeptMs }),
  } as const
  const hall = await openHall({
    ...options,
    store: { ...options.store, birth: practiceBirth },
    open: (wanted, around) => openFromTemplate({ ...wanted, birth: practiceBirth }, around),
  })
  let running: OpenHall = hall
  const address = `127.0.0.1:${hall.port}`
  const open: { close(): void }[] = []

  /** A desk that joined, by a code of its own; `through` is where its line runs, if not straight. */
  async function aDesk(name: string, through = address): Promise<TestDesk> {
    const { code } = hall.desks.invite(null)
    const joined = await joinBranch({ address, code, name, place: '一楼', version: '0.1.0' })
    return linked({ ...joined, address: through })
  }

  function linked(joined: Joined): TestDesk {
    const desk = aDeskLinked(joined)
    open.push(desk)
    return desk
  }

  return {
    ...hall,
    clock,
    address,
    logged,
    aDesk,
    linked,
    /** The core of the server that runs now. */
    running: () => running.core,
    /** The server ends and comes back at the same place, on the same folder; its desks find it by themselves. */
    async restart(meanwhile: () => void = () => undefined): Promise<OpenHall> {
      await running.close()
      meanwhile()
      running = await openHall({ ...options, port: hall.port })
      return running
    },
    async end() {
      for (const one of open) one.close()
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type TestDesk = ReturnType<typeof aDeskLinked>

/** A desk that joined before, on a line of its own. */
export function aDeskLinked(joined: Joined) {
  const told: { name: string; payload: unknown }[] = []
  const certificates: string[] = []
  const servers: (readonly string[])[] = []
  const waiting = new Set<() => void>()
  const link: Link = openLink(
    { ...joined, version: '0.1.0', resourcesFolder },
    {
      tell: (name, payload) => {
        told.push({ name, payload })
        for (const look of [...waiting]) look()
      },
      log: () => undefined,
      renewed: certificate => void certificates.push(certificate),
      servers: addresses => void servers.push(addresses),
    },
  )
  const askOnce = async <N extends CommandName>(name: N, input: In<N>, window: WindowKind = 'desk', seat = 1): Promise<Result<Out<N>>> =>
    (await link.call({ window, seat }, name, input)) as Result<Out<N>>
  /** Waits until something is so; it is looked at again whenever this desk is told of anything. */
  function until(what: string, isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error(`never: ${what}`))), patience(10_000))
      const end = (how: () => void) => {
        clearTimeout(timer)
        waiting.delete(look)
        how()
      }
      const look = () => {
        if (isSo()) end(resolve)
      }
      waiting.add(look)
      look()
    })
  }
  /** As a person does who is told that nothing was begun: once the line is back the key is pressed again. */
  async function ask<N extends CommandName>(name: N, input: In<N>, window: WindowKind = 'desk', seat = 1): Promise<Result<Out<N>>> {
    for (;;) {
      const reply = await askOnce(name, input, window, seat)
      if (reply.ok || reply.error.code !== 'LINE_GONE') return reply
      await until('the line is back', () => link.state().state !== 'gone')
    }
  }
  return {
    joined,
    link,
    told,
    /** What the hall gave in the place of the certificate it came with. */
    certificates,
    /** What the hall said of where the branch is reached. */
    servers,
    ask,
    askOnce,
    until,
    async call<N extends CommandName>(name: N, input: In<N>): Promise<Out<N>> {
      const result = await ask(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail ?? {})}`)
      return result.value
    },
    signIn: (login: string, counter = '03') => ask('session.signIn', { login, password: practicePassword, counter }),
    close: () => link.close(),
  }
}
