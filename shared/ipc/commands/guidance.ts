/** The commands for the guidance desk: find a question, follow the path, get the answer. */
import { command } from '../command.ts'
import { GuideAsk, GuideFound, GuideSearch, GuideSheet, GuideStep, GuideWalk } from '../shapes/guidance.ts'
import { desk } from './callers.ts'

export const guidanceCommands = {
  'guidance.search': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: GuideSearch, out: GuideFound }),
  'guidance.walk': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: GuideWalk, out: GuideStep }),
  'guidance.answer': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: GuideAsk, out: GuideSheet }),
} as const
