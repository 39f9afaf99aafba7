/** Takes entries out of the ledger that did not hold: the bank reversed a payment, it was never paid, or another way of payment was chosen. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { FeeMethod } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepEntry, settledBy, standingEntry, unsettled } from '../../records/fee/ledger.ts'
import { touchFee } from '../../records/fee/touch.ts'
import { paysLater } from '../../records/fee/when.ts'
import { secondPerson } from '../../records/operator/second-person.ts'
import type { Core } from '../core.ts'

/** The bank takes back what went through it; cash is only ever written down wrong. */
const mayReverse = (cause: Parsed<'fee.reverse'>['cause'], method: FeeMethod | null): boolean => cause !== 'bank' || method !== 'cash'

/**
 * In whatever state the case is. A card that is not being made yet waits for its fee again; any other case keeps its state and owes the fee.
 * @throws Refusal FEE_ENTRY where the entry does not stand, or cannot be reversed for that cause; and whatever keeps the colleague from
 * standing in
 */
export async function reverseFee(core: Core, who: Who, input: Parsed<'fee.reverse'>): Promise<Out<'fee.reverse'>> {
  const { caseId, revision, entryId, cause, note } = input
  const { operatorId: second } = await secondPerson(core, who, { ...input.second, reason: note })
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const wrong = await standingEntry(tx, caseId, entryId)
    if (!mayReverse(cause, wrong.method)) throw new Refusal('FEE_ENTRY')
    const { method, fen, terminal, reference } = wrong
    const kept = { case_id: caseId, kind: 'reversed', fen, method, terminal, reference, cause, note, undoes: wrong, second } as const
    await keepEntry(core, tx, who, kept)
    const audit = { fen, cause, second }
    if (startsIn(row.state, 'reverseFee') && !paysLater(core, { ...row, ...unsettled }))
      await move(core, tx, who, row, { on: 'reverseFee', facts: { reasonGiven: true }, set: unsettled, audit })
    else {
      await touchFee(tx, row, unsettled)
      await record(core, tx, { who, what: 'case.reverseFee', caseId, facts: audit })
    }
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/**
 * The money is there, but came another way than the ledger says: one entry out, one in, the state stays.
 * @throws Refusal FEE_ENTRY where the entry does not stand or already says so
 */
export async function changeFeeWay(core: Core, who: Who, input: Parsed<'fee.changeWay'>): Promise<Out<'fee.changeWay'>> {
  const { caseId, revision, entryId, method, terminal, reference, note } = input
  const { operatorId: second } = await secondPerson(core, who, { ...input.second, reason: note })
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const wrong = await standingEntry(tx, caseId, entryId)
    if (wrong.method === method && wrong.terminal === terminal && wrong.reference === reference) throw new Refusal('FEE_ENTRY')
    const of = { case_id: caseId, fen: wrong.fen, note, second } as const
    const { terminal: toldTerminal, reference: toldReference } = wrong
    const out = { kind: 'reversed', method: wrong.method, terminal: toldTerminal, reference: toldReference, cause: 'wrong-way' } as const
    await keepEntry(core, tx, who, { ...of, ...out, undoes: wrong })
    const right = await keepEntry(core, tx, who, { ...of, kind: 'collected', method, terminal, reference, insteadOf: wrong })
    // A case that ended without its card keeps what it said of its fee: the refund goes the right way all the same.
    await touchFee(tx, row, row.fee_at === null ? {} : settledBy(right))
    await record(core, tx, { who, what: 'fee.changeWay', caseId, facts: { from: wrong.method, to: method, fen: wrong.fen, second } })
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}
