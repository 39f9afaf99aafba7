/** The commands for people who come with or for a holder, and for finding characters and divisions that are hard to type. */
import { CodeBranch, CodesUnder } from '../../form/code-row.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CaseView } from '../shapes/case.ts'
import { CharactersFind, CharactersFound } from '../shapes/characters.ts'
import { CompanionAsk, CompanionJudged, PeopleBring } from '../shapes/identity.ts'
import { desk } from './callers.ts'

export const peopleCommands = {
  'people.judge': command({ at: 'branch', kind: 'read', by: ['teller', 'cards'], from: desk, in: CompanionAsk, out: CompanionJudged }),
  'people.bring': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: PeopleBring, out: CaseView }),
  'codes.under': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: CodesUnder, out: z.array(CodeBranch) }),
  'characters.find': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: CharactersFind, out: CharactersFound }),
} as const
