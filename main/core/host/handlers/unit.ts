/** Names the functions behind the commands of shared/ipc/commands/unit.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { dropUnit, openUnit, takePhotos, takeSheet } from '../../channels/unit/batch.ts'
import { unitResult } from '../../channels/unit/result.ts'
import { unitTemplate } from '../../channels/unit/template.ts'
import { listUnits, unitPicture, viewUnit } from '../../channels/unit/view.ts'
import { lookAtPictures, makeUnit, pauseUnit, resumeUnit } from '../../channels/unit/work.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const unitHandlers = {
  'unit.list': listUnits,
  'unit.view': viewUnit,
  'unit.picture': unitPicture,
  'unit.open': openUnit,
  'unit.look': lookAtPictures,
  'unit.make': makeUnit,
  'unit.resume': resumeUnit,
  'unit.pause': pauseUnit,
  'unit.drop': dropUnit,
  'unit.template': unitTemplate,
  'unit.result': unitResult,
  'unit.takeSheet': takeSheet,
  'unit.takePhotos': takePhotos,
} satisfies Partial<Handlers<'branch', Core, Who>>
