/** A small stand-in for the core as a process of its own: it speaks the protocol and can be told to die or to stay silent. */
import { existsSync, writeFileSync } from 'node:fs'
import { parentWire, whenParentGone } from '../../../main/core/platform/wires.ts'
import type { FromCore, ToCore } from '../../../shared/ipc/wire.ts'

const wire = parentWire()
const send = (message: FromCore) => wire.send(message)
let openedTimes = 0

wire.onMessage(message => answer(message as ToCore))
whenParentGone(() => process.exit(0))

function answer(message: ToCore): void {
  if ('open' in message) open(message.open.dataFolder, message.open.birth !== undefined)
  if ('restore' in message) send({ restored: { missing: 0, lacks: 0 } })
  if ('close' in message) close()
  if ('call' in message) reply(message.call)
}

/** What happens at opening is written in the folder's name, because the folder is all a test hands over. */
function open(dataFolder: string, birth: boolean): void {
  openedTimes += 1
  folder = dataFolder
  if (dataFolder.endsWith('crashes')) throw new TypeError('a name a citizen typed')
  if (dataFolder.endsWith('busy-at-first') && openedTimes < 3) send({ refused: { code: 'FOLDER_BUSY' } })
  else if (dataFolder.endsWith('busy')) send({ refused: { code: 'FOLDER_BUSY' } })
  else if (dataFolder.endsWith('damaged') && openedTimes === 1)
    send({ refused: { code: 'DB_DAMAGED', detail: { copies: ['2026-11-22T09:00:00Z'] } } })
  else {
    send({ opened: { recoveryCode: birth ? 'AAAA-BBBB' : null } })
    send({ log: { code: 'core.open', fields: { ms: 1 } } })
  }
}

let folder = ''

/** `slow`: a copy that takes twice as long as a silent core is waited for. `stuck`: says it works on it and never ends. */
function close(): void {
  if (folder.endsWith('mute')) return
  if (!folder.endsWith('slow') && !folder.endsWith('stuck')) {
    send({ closed: true })
    return
  }
  send({ closing: true })
  let signs = 0
  setInterval(() => {
    signs += 1
    if (folder.endsWith('slow') && signs === 40) send({ closed: true })
    else send({ closing: true })
  }, 50)
}

function reply({ seq, name, caller, input }: Extract<ToCore, { call: unknown }>['call']): void {
  // Said by the first core only; the next one finds the mark and answers.
  const mark = typeof input === 'object' && input !== null && 'dieOnce' in input ? String(input.dieOnce) : null
  if (mark && !existsSync(mark)) {
    writeFileSync(mark, '')
    process.kill(process.pid, 'SIGKILL')
  }
  if (typeof input === 'object' && input !== null && 'silent' in input) return
  send({ event: { name: 'case.changed', payload: { caseId: 'one' } } })
  send({ reply: { seq, result: { ok: true, value: { name, caller, pid: process.pid, input } } } })
}
