/** Serves a desk whose branch is across the hall, over the same wire as a core: the shell sees no difference. */
import { join } from 'node:path'
import type { FromCore, LinkOptions, ToCore, Wire } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { practiceCamera, practicePrinting, practiceReading } from '../../shared/strings/zh-CN/practice.ts'
import { openPhotoEngine } from '../core/imaging/engine.ts'
import { chooseCamera, choosePrinter, chooseReader } from '../devices/choose.ts'
import { answerAtDesk } from './answer.ts'
import type { Answer } from './desk.ts'
import { keepingDrafts } from './kept-drafts.ts'
import { joinBranch } from './line/join.ts'
import { type Link, openLink } from './line/link.ts'
import { openStages } from './stage.ts'

type Opened = { readonly link: Link; readonly answer: Answer; close(): Promise<void> }

export function serveDesk(wire: Wire): void {
  let opened: Opened | null = null
  const send = (message: FromCore) => wire.send(message)
  const answer = async (message: ToCore): Promise<void> => {
    if ('join' in message) send({ joined: await joinBranch(message.join) })
    else if ('link' in message) {
      opened ??= openDesk(message.link, send)
      send({ opened: { recoveryCode: null } })
    } else if ('call' in message) {
      const { seq, caller, name, input } = message.call
      const result = opened ? await opened.answer(caller, name, input) : ({ ok: false, error: { code: 'CORE_STARTING' } } as const)
      send({ reply: { seq, result } })
    } else if ('seatClosed' in message) opened?.link.seatClosed(message.seatClosed)
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

function openDesk(options: LinkOptions, send: (message: FromCore) => void): Opened {
  const { resourcesFolder, mode } = options
  const link = openLink(options, {
    tell: (name, payload) => send({ event: { name, payload } }),
    log: (code, fields = {}) => send({ log: { code, fields } }),
    renewed: certificate => send({ renewed: { certificate } }),
  })
  const eye = openPhotoEngine({ modelsDir: join(resourcesFolder, 'models') })
  const camera = chooseCamera({
    mode,
    platform: process.platform,
    allowFiles: false,
    practiceName: practiceCamera,
    practiceFrame: join(resourcesFolder, 'practice', 'citizen.jpg'),
  })
  const [reader, printer] = [chooseReader({ mode, practice: practiceReading }), choosePrinter({ mode, practiceName: practicePrinting })]
  const branch = keepingDrafts(
    { folder: options.draftsFolder, deskKey: options.key, log: (code, fields = {}) => send({ log: { code, fields } }) },
    (caller, name, input) => link.call(caller, name, input),
  )
  const answer = answerAtDesk({
    camera,
    reader,
    printer,
    dock: [...reader.dock, ...printer.dock],
    eye,
    branch,
    line: link.state,
    stages: openStages(seat => send({ event: { name: 'customer.changed', payload: { seat } } })),
    onBug: (name, error) =>
      send({ log: { code: 'bug', fields: { command: name, error: error instanceof Error ? error.name : typeof error } } }),
  })
  return {
    link,
    answer,
    close: async () => {
      link.close()
      await eye.close()
    },
  }
}
