/** Takes the steps of a case that an answer of the card centre stands for, whichever way the answer came. */
import type { CentreRefusal, CentreStatus } from '../../../../shared/centre/messages.ts'
import { stepFor } from '../../../../shared/centre/news.ts'
import { actsOn, faultsOf } from '../../../../shared/centre/refusals.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { centreSaidNothing } from '../../../../shared/strings/zh-CN/centre.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import type { Core } from '../../commands/core.ts'
import { recordOne } from '../../commands/production/record.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../../records/case/rows.ts'
import { centreItself } from '../../records/centre/machine.ts'
import { isFailedByHand } from '../../records/centre/word.ts'
import type { Who } from '../../records/context.ts'

/** Nothing where the case stands elsewhere: a person was first, or it ended. `by`: the person who heard the centre say so. */
export async function takeStep(core: Core, tx: Tx, caseId: CaseId, status: CentreStatus, note = '', by?: Who): Promise<void> {
  const row = await caseById(tx, caseId)
  const event = stepFor(row, status)
  if (event === null || event === 'already') return
  if (event === 'remake' && by === undefined && (await isFailedByHand(tx, row))) return
  const who = by ?? (await centreItself(tx, core.clock.now()))
  await recordOne(core, who, { caseId, revision: row.revision, event, note, cardTail: null, blank: null, faults: [] })
}

const mostWords = 200

export const wordsOf = ({ words }: Pick<CentreRefusal, 'words'>): string => words.slice(0, mostWords) || centreSaidNothing

/** Refused: what the counter can mend goes back there, opened at its fault, and its holder is told; everything else lies with the cards. */
export async function followRefusal(core: Core, tx: Tx, caseId: CaseId, refusal: CentreRefusal): Promise<void> {
  await takeStep(core, tx, caseId, 'in-production')
  await takeStep(core, tx, caseId, 'failed', wordsOf(refusal))
  await backToCounter(core, tx, caseId, refusal)
}

export async function backToCounter(core: Core, tx: Tx, caseId: CaseId, refusal: CentreRefusal): Promise<void> {
  const row = await caseById(tx, caseId)
  if (actsOn(refusal.code) !== 'counter' || !startsIn(row.state, 'backToCounter')) return
  const who = await centreItself(tx, core.clock.now())
  const told = { event: 'backToCounter', note: wordsOf(refusal), cardTail: null, blank: null } as const
  await recordOne(core, who, { caseId, revision: row.revision, ...told, faults: [...faultsOf(refusal)] })
}
