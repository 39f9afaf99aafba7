/** Names the functions behind the commands of shared/ipc/commands/people.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { bringCompanion } from '../../commands/people/bring.ts'
import { findCharacters } from '../../queries/form/find-characters.ts'
import { codesUnder } from '../../queries/form/find-codes.ts'
import type { Who } from '../../records/context.ts'
import { judgeCompanion } from '../../records/people/judge.ts'

export const peopleHandlers = {
  'codes.under': codesUnder,
  'people.judge': judgeCompanion,
  'people.bring': bringCompanion,
  'characters.find': findCharacters,
} satisfies Partial<Handlers<'branch', Core, Who>>
