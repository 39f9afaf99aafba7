/** Answers calls on an open core: the branch's own commands, and those of the desk where both are one process. */
import { join } from 'node:path'
import { type Door, dispatch } from '../../../shared/ipc/dispatch.ts'
import { practiceCamera } from '../../../shared/strings/zh-CN/practice.ts'
import { answerAtDesk } from '../../desk/answer.ts'
import type { Answer } from '../../desk/desk.ts'
import { chooseCamera } from '../../devices/choose.ts'
import type { Core } from '../commands/core.ts'
import type { Who } from '../records/context.ts'
import { refuseLostRights } from '../records/operator/rights.ts'
import { handlers } from './handlers.ts'

export function answerBranch(core: Core): Answer {
  const door = doorOf(core)
  return (caller, name, input) => dispatch(door, handlers, caller, name, input)
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
  return answerAtDesk({ camera, eye: core.photos, branch: answerBranch(core), onBug: bugIn(core) })
}

const doorOf = (core: Core): Door<Core, Who> => ({
  owner: 'branch',
  world: core,
  sessionOf: caller => core.sessions.at(caller.seat),
  whoIs: caller => ({ caller, session: core.sessions.at(caller.seat) }),
  admitted: (row, who, run) => core.store.checked(tx => refuseLostRights(core, tx, who, row), run),
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
