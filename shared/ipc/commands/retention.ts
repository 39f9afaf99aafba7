/** The commands of what is kept of people: for how long, what was wiped, and the answer to a person who asks. */
import { command } from '../command.ts'
import { PersonAnswer, PersonAsk, RetentionView } from '../shapes/retention.ts'
import { desk, Nothing } from './callers.ts'

const by = ['manager'] as const

export const retentionCommands = {
  'retention.view': command({ at: 'branch', kind: 'read', by: ['manager', 'auditor'], from: desk, in: Nothing, out: RetentionView }),
  // Wipes case by case where erasure is asked for.
  'retention.ask': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 60_000, in: PersonAsk, out: PersonAnswer }),
} as const
