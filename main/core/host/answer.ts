/** Answers calls on an open core: the branch's own commands, and those of the desk where both are one process. */
import { join } from 'node:path'
import { isOpenInEmergency } from '../../../shared/hall/emergency-writes.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract, isCommandName } from '../../../shared/ipc/contract.ts'
import { type Door, dispatch } from '../../../shared/ipc/dispatch.ts'
import type { Caller } from '../../../shared/ipc/wire.ts'
import { fail } from '../../../shared/result.ts'
import {
  practiceCamera,
  practiceLooking,
  practicePrinting,
  practiceReading,
  practiceSheeting,
} from '../../../shared/strings/zh-CN/practice.ts'
import { answerAtDesk } from '../../desk/answer.ts'
import type { Answer } from '../../desk/desk.ts'
import { noEmergency } from '../../desk/emergency/none.ts'
import { openStages } from '../../desk/stage.ts'
import { chooseCamera, chooseLenses, choosePay, choosePrinter, chooseReader, chooseSheets } from '../../devices/choose.ts'
import type { Core } from '../commands/core.ts'
import type { Check } from '../platform/store/unit-of-work.ts'
import type { Who } from '../records/context.ts'
import { refuseBarred } from '../records/desk/rows.ts'
import { refuseLostRights } from '../records/operator/rights.ts'
import { handlers } from './handlers.ts'
import { answersOnce } from './once.ts'

export function answerBranch(core: Core): Answer {
  const once = answersOnce(core)
  const run = (caller: Caller, name: string, input: unknown, mark: Check | null) =>
    dispatch(doorOf(core, mark), handlers, caller, name, input)
  return (caller, name, input, id = null) => {
    const row: Command | null = typeof name === 'string' && isCommandName(name) ? contract[name] : null
    if (core.branch.emergency_mark !== null && row?.kind === 'write' && !isOpenInEmergency(name))
      return Promise.resolve(fail({ code: 'EMERGENCY_PAUSED' }))
    if (id === null || row?.kind !== 'write') return run(caller, name, input, null)
    return once({ id, name }, mark => run(caller, name, input, mark))
  }
}

/** The branch and one desk in one process: the program on a machine of its own, the terminal, the tests. */
export function answerAlone(core: Core, resourcesFolder: string): Answer {
  const camera = chooseCamera({
    mode: core.branch.mode,
    platform: process.platform,
    allowFiles: false,
    practiceName: practiceCamera,
    practiceFrame: join(resourcesFolder, 'practice', 'citizen.jpg'),
  })
  const { mode } = core.branch
  const lenses = chooseLenses({ mode, platform: process.platform, folder: join(resourcesFolder, 'practice'), practice: practiceLooking })
  const [reader, printer] = [chooseReader({ mode, practice: practiceReading }), choosePrinter({ mode, practiceName: practicePrinting })]
  const sheets = chooseSheets({ mode, platform: process.platform, practiceName: practiceSheeting })
  const pay = choosePay({ mode })
  return answerAtDesk({
    camera,
    lenses,
    reader,
    printer,
    sheets,
    pay,
    dock: [...reader.dock, ...lenses.dock, ...printer.dock, ...sheets.dock, ...pay.dock],
    eye: core.photos,
    branch: answerBranch(core),
    line: () => ({ state: 'alone', since: null }),
    emergency: noEmergency,
    stages: openStages(seat => core.tell('customer.changed', { seat })),
    onBug: bugIn(core),
  })
}

/** `mark` notes that a write is done, beside its effect. */
const doorOf = (core: Core, mark: Check | null): Door<Core, Who> => ({
  owner: 'branch',
  world: core,
  sessionOf: caller => core.sessions.at(caller.seat),
  whoIs: caller => ({ caller, session: core.sessions.at(caller.seat) }),
  admitted: (row, who, run) =>
    core.store.checked(async tx => {
      if (who.caller.desk !== undefined) await refuseBarred(tx, who.caller.desk)
      await refuseLostRights(core, tx, who, row)
      await mark?.(tx)
    }, run),
  onBug: bugIn(core),
})

const bugIn =
  ({ log }: Pick<Core, 'log'>) =>
  (name: string, error: unknown): void =>
    log('bug', { command: name, error: error instanceof Error ? error.name : typeof error, at: firstFrame(error) })

/** Where the bug is, without its message, which may quote what a person typed. */
const firstFrame = (error: unknown): string =>
  error instanceof Error
    ? (error.stack
        ?.split('\n')[1]
        ?.trim()
        .replace(/\(?file:\/\/.*\//, '(') ?? '')
    : ''
