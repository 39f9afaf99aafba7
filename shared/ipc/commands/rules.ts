/** The commands about the rules of the place, the calendar of working days and the code tables. */
import { CodeRow, CodesFind, DivisionAdd } from '../../form/code-row.ts'
import { Profile } from '../../profile/profile.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CalendarEffect, CalendarPreview, CalendarSave, CalendarView } from '../shapes/calendar.ts'
import {
  ProfileEffect,
  ProfileLook,
  ProfileLooked,
  ProfilePreview,
  ProfileSave,
  ProfileVersions,
  RulesFileMade,
  RulesFileRead,
  RulesFileSaved,
  RulesFileSeen,
} from '../shapes/profile.ts'
import { CaseOnly, desk, Nothing } from './callers.ts'

const manager = ['manager'] as const

export const rulesCommands = {
  'profile.view': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: Profile }),
  // The version the case was opened under.
  'profile.ofCase': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: CaseOnly, out: Profile }),
  'profile.versions': command({ at: 'branch', kind: 'read', by: manager, from: desk, in: Nothing, out: ProfileVersions }),
  'profile.look': command({ at: 'branch', kind: 'read', by: manager, from: desk, in: ProfileLook, out: ProfileLooked }),
  'profile.preview': command({ at: 'branch', kind: 'read', by: manager, from: desk, in: ProfilePreview, out: ProfileEffect }),
  'profile.save': command({ at: 'branch', kind: 'write', by: manager, from: desk, in: ProfileSave, out: ProfileVersions }),
  'profile.read': command({ at: 'branch', kind: 'read', by: manager, from: desk, in: RulesFileRead, out: RulesFileSeen }),
  'profile.file': command({ at: 'branch', kind: 'write', by: manager, from: desk, in: Nothing, out: RulesFileMade }),
  // Ten minutes, because a person is looking for a folder.
  'profile.saveFile': command({
    at: 'shell',
    kind: 'write',
    by: manager,
    from: ['desk'],
    deadline: 600_000,
    in: Nothing,
    out: RulesFileSaved,
  }),
  'calendar.view': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: CalendarView }),
  'calendar.preview': command({ at: 'branch', kind: 'read', by: manager, from: desk, in: CalendarPreview, out: CalendarEffect }),
  'calendar.save': command({ at: 'branch', kind: 'write', by: manager, from: desk, in: CalendarSave, out: CalendarView }),
  'codes.addDivision': command({ at: 'branch', kind: 'write', by: manager, from: desk, in: DivisionAdd, out: CodeRow }),
  'codes.find': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: CodesFind, out: z.array(CodeRow) }),
} as const
