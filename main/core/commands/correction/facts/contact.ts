/** The telephone somebody is told at, changed while the card is made: texts take the number of the case when they go. */
import { checkField } from '../../../../../shared/form/check-field.ts'
import type { FormDraft } from '../../../../../shared/form/fields.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { isCardWaiting } from '../../../../../shared/workflow/table.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt } from '../../../records/case/rows.ts'
import { formIn } from '../../../records/case/values.ts'
import { queueReady } from '../../../records/reminder/queue.ts'
import type { Change, Fact } from '../fact.ts'

const numbersOf = ({ mobile = '', phone = '' }: Pick<FormDraft, 'mobile' | 'phone'>) => ({ mobile, phone })

/** A fixed line stays beside a new mobile; given alone it says that there is no mobile any more. */
const numbersAfter = ({ mobile, phone }: Change<'contact'>, before: FormDraft) => ({
  mobile,
  phone: phone === '' ? (before.phone ?? '') : phone,
})

/** @throws Refusal BAD_INPUT where a number is none, or neither is given */
function refuseWrong({ mobile, phone }: Change<'contact'>): void {
  const wrong = (['mobile', 'phone'] as const).filter(key => {
    const value = { mobile, phone }[key]
    return value !== '' && checkField(key, value) !== null
  })
  if (wrong.length > 0) throw new Refusal('BAD_INPUT', { fields: wrong })
  if (mobile === '' && phone === '') throw new Refusal('BAD_INPUT', { fields: ['mobile'] })
}

export const contact: Fact<'contact'> = {
  async read(_core, tx, _who, change) {
    refuseWrong(change)
    const row = await caseAt(tx, change.caseId, change.revision)
    return { subjectId: row.id, row, was: numbersOf(formIn(row)), now: numbersAfter(change, formIn(row)) }
  },
  async apply(core, tx, _who, change) {
    const row = await caseAt(tx, change.caseId, change.revision)
    const form = JSON.stringify({ ...formIn(row), ...numbersAfter(change, formIn(row)) })
    const now = await moveCorrected(core, tx, row, { to: row.state, set: { form } })
    // That the card is here may have been said to the number that is none any more.
    if (isCardWaiting(row.state)) await queueReady(core, tx, now)
    return { row: now }
  },
}
