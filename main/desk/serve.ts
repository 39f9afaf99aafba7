/** Serves a desk whose branch is across the hall, over the same wire as a core: the shell sees no difference. */
import { join } from 'node:path'
import type { FromCore, LinkOptions, ToCore, Wire } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import {
  practiceCamera,
  practiceLooking,
  practicePrinting,
  practiceReading,
  practiceSheeting,
} from '../../shared/strings/zh-CN/practice.ts'
import { openPhotoEngine } from '../core/imaging/engine.ts'
import { chooseCamera, chooseLenses, choosePay, choosePrinter, chooseReader, chooseSheets } from '../devices/choose.ts'
import { answerAtDesk } from './answer.ts'
import type { Answer } from './desk.ts'
import type { LocalProcess } from './emergency/local-core.ts'
import { type Emergency, openEmergency } from './emergency/mode.ts'
import { keepingDrafts } from './kept-drafts.ts'
import { joinBranch } from './line/join.ts'
import { type Link, openLink } from './line/link.ts'
import { openStages } from './stage.ts'

type Opened = { readonly answer: Answer; seatClosed(seat: number): void; close(): Promise<void> }

export function serveDesk(wire: Wire, startCore: () => LocalProcess): void {
  let opened: Opened | null = null
  const send = (message: FromCore) => wire.send(message)
  const answer = async (message: ToCore): Promise<void> => {
    if ('join' in message) send({ joined: await joinBranch(message.join) })
    else if ('link' in message) {
      opened ??= openDesk(message.link, send, startCore)
      send({ opened: { recoveryCode: null } })
    } else if ('call' in message) {
      const { seq, caller, name, input } = message.call
      const result = opened ? await opened.answer(caller, name, input) : ({ ok: false, error: { code: 'CORE_STARTING' } } as const)
      send({ reply: { seq, result } })
    } else if ('seatClosed' in message) opened?.seatClosed(message.seatClosed)
    else if ('close' in message) {
      send({ closing: true })
      await opened?.close()
      send({ closed: true })
      wire.close()
    } else throw new Refusal('SETUP_NEEDED')
  }
  wire.onMessage(message => {
    answer(message as ToCore).catch(error => {
      if (!(error instanceof Refusal)) throw error
      send({ refused: error.detail ? { code: error.code, detail: error.detail } : { code: error.code } })
    })
  })
}

function openDesk(options: LinkOptions, send: (message: FromCore) => void, startCore: () => LocalProcess): Opened {
  const { resourcesFolder, mode } = options
  const tell = (name: string, payload: unknown) => send({ event: { name, payload } })
  const log = (code: string, fields: Readonly<Record<string, string | number | boolean>> = {}) => send({ log: { code, fields } })
  const link: Link = openLink(options, {
    tell(name, payload) {
      tell(name, payload)
      emergency.told(name)
    },
    log,
    renewed: certificate => send({ renewed: { certificate } }),
    servers: servers => send({ servers }),
  })
  const eye = openPhotoEngine({ modelsDir: join(resourcesFolder, 'models') })
  const camera = chooseCamera({
    mode,
    platform: process.platform,
    allowFiles: false,
    practiceName: practiceCamera,
    practiceFrame: join(resourcesFolder, 'practice', 'citizen.jpg'),
  })
  const lenses = chooseLenses({ mode, platform: process.platform, folder: join(resourcesFolder, 'practice'), practice: practiceLooking })
  const [reader, printer] = [chooseReader({ mode, practice: practiceReading }), choosePrinter({ mode, practiceName: practicePrinting })]
  const sheets = chooseSheets({ mode, platform: process.platform, practiceName: practiceSheeting })
  const pay = choosePay({ mode })
  const emergency: Emergency = openEmergency({
    folder: options.emergencyFolder,
    deskKey: options.key,
    deskId: options.deskId,
    resourcesFolder,
    startCore,
    line: link.state,
    call: link.call,
    tell,
    log,
  })
  const drafts = keepingDrafts({ folder: options.draftsFolder, deskKey: options.key, log }, async (caller, name, input) => {
    const reply = await link.call(caller, name, input)
    if (reply.ok) emergency.heard(name, input, reply.value)
    return reply
  })
  const branch: Answer = (caller, name, input, id) => (emergency.answer() ?? drafts)(caller, name, input, id)
  const answer = answerAtDesk({
    camera,
    lenses,
    reader,
    printer,
    sheets,
    pay,
    dock: [...reader.dock, ...lenses.dock, ...printer.dock, ...sheets.dock, ...pay.dock],
    eye,
    branch,
    line: link.state,
    emergency,
    stages: openStages(seat => send({ event: { name: 'customer.changed', payload: { seat } } })),
    onBug: (name, error) =>
      send({ log: { code: 'bug', fields: { command: name, error: error instanceof Error ? error.name : typeof error } } }),
  })
  return {
    answer,
    seatClosed(seat) {
      link.seatClosed(seat)
      emergency.seatClosed(seat)
    },
    close: async () => {
      await emergency.close()
      link.close()
      await eye.close()
    },
  }
}
