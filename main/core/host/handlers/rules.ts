/** Names the functions behind the commands of shared/ipc/commands/rules.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { previewCalendar, saveCalendar, viewCalendar } from '../../commands/calendar/change.ts'
import type { Core } from '../../commands/core.ts'
import { addDivision } from '../../commands/profile/division.ts'
import { readRulesFile, rulesFile } from '../../commands/profile/file.ts'
import { previewProfile } from '../../commands/profile/preview.ts'
import { saveProfile } from '../../commands/profile/save.ts'
import { lookAtVersion, viewVersions } from '../../commands/profile/versions.ts'
import { findCodesIn } from '../../queries/form/find-codes.ts'
import { viewProfile, viewProfileOfCase } from '../../queries/profile/view.ts'
import type { Who } from '../../records/context.ts'

export const rulesHandlers = {
  'profile.view': viewProfile,
  'profile.ofCase': viewProfileOfCase,
  'profile.versions': viewVersions,
  'profile.look': lookAtVersion,
  'profile.preview': previewProfile,
  'profile.save': saveProfile,
  'profile.read': readRulesFile,
  'profile.file': rulesFile,
  'codes.addDivision': addDivision,
  'calendar.view': viewCalendar,
  'calendar.preview': previewCalendar,
  'calendar.save': saveCalendar,
  'codes.find': findCodesIn,
} satisfies Partial<Handlers<'branch', Core, Who>>
