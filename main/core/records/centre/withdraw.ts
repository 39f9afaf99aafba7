/** Asks the card centre not to make a card: what was not sent yet is stopped, and what may be there is withdrawn by a message. */
import type { CentreWithdrawal } from '../../../../shared/centre/messages.ts'
import { record } from '../../platform/audit/record.ts'
import { clearLane, enqueue } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { asksOf, centreChannel as channel, mayBeThere } from './there.ts'

type Wish = { readonly why: CentreWithdrawal['why']; readonly words: string }
/** `stopped`: it had not been sent; `nothing`: there was nothing to stop. */
export type Withdrawn = 'asked' | 'stopped' | 'nothing'

/** Call it in the transaction of whoever decides it. */
export async function withdraw(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord, { why, words }: Wish): Promise<Withdrawn> {
  if (profileOfCase(core, row).handover.value?.way !== 'http') return 'nothing'
  const caseId = caseIdOf(row)
  const there = await mayBeThere(tx, caseId)
  const stopped = await clearLane(core, tx, { channel, lane: caseId })
  if (there === null) return stopped > 0 ? 'stopped' : 'nothing'
  const before = (await asksOf(tx, caseId)).length
  const key = `${there.key}/withdraw/${before + 1}`
  const body: CentreWithdrawal = { about: there.key, caseNumber: row.number, branch: core.branch.code, why }
  await enqueue(core, tx, { channel, lane: caseId, key, kind: 'withdraw', body: JSON.stringify(body) })
  await tx
    .insertInto('centre_ask')
    .values({
      ...{ key, case_id: caseId, kind: 'withdraw', about: there.key, why: words },
      ...{ operator_id: signedIn(who).operatorId, asked_at: core.clock.now(), answer: null, answered_at: null, words: '' },
    })
    .execute()
  await record(core, tx, { who, what: 'centre.withdraw', caseId, facts: { about: there.round, why } })
  return 'asked'
}
