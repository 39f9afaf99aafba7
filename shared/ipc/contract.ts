/** Joins the command lists into one contract, from which router, core, renderer client, terminal and tests derive. */
import type { z } from '../zod.ts'
import type { Owner } from './command.ts'
import { auditCommands } from './commands/audit.ts'
import { branchCommands } from './commands/branch.ts'
import { cardCommands } from './commands/card.ts'
import { caseworkCommands } from './commands/casework.ts'
import { centreCommands } from './commands/centre.ts'
import { copiesCommands } from './commands/copies.ts'
import { correctionCommands } from './commands/correction.ts'
import { counterCommands } from './commands/counter.ts'
import { customerCommands } from './commands/customer.ts'
import { deskCommands } from './commands/desk.ts'
import { deviceCommands } from './commands/device.ts'
import { disclosureCommands } from './commands/disclosure.ts'
import { emergencyCommands } from './commands/emergency.ts'
import { errandCommands } from './commands/errand.ts'
import { guidanceCommands } from './commands/guidance.ts'
import { hallCommands } from './commands/hall.ts'
import { holderCommands } from './commands/holder.ts'
import { jobCommands } from './commands/job.ts'
import { mergedCommands } from './commands/merged.ts'
import { onlineCommands } from './commands/online.ts'
import { payCommands } from './commands/pay.ts'
import { peopleCommands } from './commands/people.ts'
import { pickupCommands } from './commands/pickup.ts'
import { placeCommands } from './commands/place.ts'
import { printCommands } from './commands/print.ts'
import { ratingCommands } from './commands/rating.ts'
import { reportCommands } from './commands/report.ts'
import { retentionCommands } from './commands/retention.ts'
import { rulesCommands } from './commands/rules.ts'
import { serialCommands } from './commands/serial.ts'
import { statisticsCommands } from './commands/statistics.ts'
import { stockCommands } from './commands/stock.ts'
import { unitCommands } from './commands/unit.ts'

export const contract = {
  ...branchCommands,
  ...rulesCommands,
  ...counterCommands,
  ...correctionCommands,
  ...caseworkCommands,
  ...peopleCommands,
  ...cardCommands,
  ...payCommands,
  ...placeCommands,
  ...stockCommands,
  ...serialCommands,
  ...pickupCommands,
  ...guidanceCommands,
  ...hallCommands,
  ...holderCommands,
  ...onlineCommands,
  ...unitCommands,
  ...ratingCommands,
  ...errandCommands,
  ...reportCommands,
  ...printCommands,
  ...auditCommands,
  ...disclosureCommands,
  ...statisticsCommands,
  ...mergedCommands,
  ...jobCommands,
  ...centreCommands,
  ...retentionCommands,
  ...deskCommands,
  ...emergencyCommands,
  ...deviceCommands,
  ...copiesCommands,
  ...customerCommands,
} as const

export type Contract = typeof contract
export type CommandName = keyof Contract
export type In<N extends CommandName> = z.input<Contract[N]['in']>
export type Parsed<N extends CommandName> = z.output<Contract[N]['in']>
export type Out<N extends CommandName> = z.output<Contract[N]['out']>

/** Names of the commands that one owner answers. */
export type OwnedBy<O extends Owner> = { [N in CommandName]: Contract[N]['at'] extends O ? N : never }[CommandName]

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(contract, name)
