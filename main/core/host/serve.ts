/** Serves the core over a wire: opens it on the first message, then answers calls. */
import type { CoreOptions, FromCore, ToCore, Wire } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Answer } from '../../desk/desk.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { takeWay } from '../platform/store/copies/restore.ts'
import { answerAlone } from './answer.ts'
import { type OpenCore, openCore } from './open.ts'

/** How often the shell hears that closing goes on; without it the shell would end the core in the middle of the last copy. */
const closingSignMs = 1_000

type Opened = OpenCore & { readonly answer: Answer }

export function serve(wire: Wire, clock: Clock = systemClock()): void {
  let opened: Opened | null = null
  let opening: Promise<Opened> | null = null
  const send = (message: FromCore) => wire.send(message)
  const answer = async (message: ToCore): Promise<void> => {
    if ('open' in message) {
      opening = open(message.open)
      opened = await opening
    }
    if ('restore' in message) {
      const { dataFolder, way, key } = message.restore
      const restored = await takeWay(dataFolder, way, key, clock.now())
      send({ log: { code: 'store.restored', fields: restored } })
      send({ restored })
    }
    if ('call' in message) await answerCall(message.call)
    if ('seatClosed' in message) opened?.core.sessions.end(message.seatClosed)
    if ('close' in message) {
      send({ closing: true })
      const sign = setInterval(() => send({ closing: true }), closingSignMs)
      await opening?.catch(answeredItself)
      await opened?.close()
      clearInterval(sign)
      send({ closed: true })
      wire.close()
    }
  }

  async function open(options: CoreOptions): Promise<Opened> {
    const made = await openCore(options, {
      clock,
      log: (code, fields = {}) => send({ log: { code, fields } }),
      tell: (name, payload) => send({ event: { name, payload } }),
    })
    send({ opened: { recoveryCode: made.recoveryCode } })
    return { ...made, answer: answerAlone(made.core, options.resourcesFolder) }
  }

  async function answerCall({ seq, caller, name, input }: Extract<ToCore, { call: unknown }>['call']): Promise<void> {
    const result = opened ? await opened.answer(caller, name, input) : ({ ok: false, error: { code: 'CORE_STARTING' } } as const)
    send({ reply: { seq, result } })
  }

  wire.onMessage(message => {
    answer(message as ToCore).catch(error => {
      if (!(error instanceof Refusal)) throw error
      send({ refused: error.detail ? { code: error.code, detail: error.detail } : { code: error.code } })
    })
  })
}

/** A refused opening was told to the shell when it was refused. */
const answeredItself = (): void => undefined
