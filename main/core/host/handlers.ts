/** Joins the functions behind the commands of the branch; a missing or extra one does not compile. */
import type { Handlers } from '../../../shared/ipc/dispatch.ts'
import type { Core } from '../commands/core.ts'
import type { Who } from '../records/context.ts'
import { auditHandlers } from './handlers/audit.ts'
import { branchHandlers } from './handlers/branch.ts'
import { cardHandlers } from './handlers/card.ts'
import { caseworkHandlers } from './handlers/casework.ts'
import { centreHandlers } from './handlers/centre.ts'
import { copiesHandlers } from './handlers/copies.ts'
import { correctionHandlers } from './handlers/correction.ts'
import { counterHandlers } from './handlers/counter.ts'
import { customerHandlers } from './handlers/customer.ts'
import { deskHandlers } from './handlers/desk.ts'
import { deviceHandlers } from './handlers/device.ts'
import { disclosureHandlers } from './handlers/disclosure.ts'
import { emergencyHandlers } from './handlers/emergency.ts'
import { errandHandlers } from './handlers/errand.ts'
import { guidanceHandlers } from './handlers/guidance.ts'
import { hallHandlers } from './handlers/hall.ts'
import { holderHandlers } from './handlers/holder.ts'
import { jobHandlers } from './handlers/job.ts'
import { mergedHandlers } from './handlers/merged.ts'
import { onlineHandlers } from './handlers/online.ts'
import { payHandlers } from './handlers/pay.ts'
import { peopleHandlers } from './handlers/people.ts'
import { pickupHandlers } from './handlers/pickup.ts'
import { placeHandlers } from './handlers/place.ts'
import { printHandlers } from './handlers/print.ts'
import { ratingHandlers } from './handlers/rating.ts'
import { reportHandlers } from './handlers/report.ts'
import { retentionHandlers } from './handlers/retention.ts'
import { rulesHandlers } from './handlers/rules.ts'
import { serialHandlers } from './handlers/serial.ts'
import { statisticsHandlers } from './handlers/statistics.ts'
import { stockHandlers } from './handlers/stock.ts'
import { unitHandlers } from './handlers/unit.ts'

export const handlers: Handlers<'branch', Core, Who> = {
  ...auditHandlers,
  ...branchHandlers,
  ...cardHandlers,
  ...caseworkHandlers,
  ...centreHandlers,
  ...copiesHandlers,
  ...correctionHandlers,
  ...counterHandlers,
  ...customerHandlers,
  ...deskHandlers,
  ...deviceHandlers,
  ...disclosureHandlers,
  ...emergencyHandlers,
  ...guidanceHandlers,
  ...hallHandlers,
  ...holderHandlers,
  ...jobHandlers,
  ...mergedHandlers,
  ...onlineHandlers,
  ...peopleHandlers,
  ...pickupHandlers,
  ...payHandlers,
  ...placeHandlers,
  ...printHandlers,
  ...ratingHandlers,
  ...errandHandlers,
  ...reportHandlers,
  ...retentionHandlers,
  ...rulesHandlers,
  ...serialHandlers,
  ...statisticsHandlers,
  ...stockHandlers,
  ...unitHandlers,
}
