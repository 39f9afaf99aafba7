/** Answers the commands that put an entry of the ledger right: each is a correction of that entry. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { viewCase } from '../../queries/case/view.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'
import { makeCorrection } from './make.ts'

export async function reverseFee(core: Core, who: Who, input: Parsed<'fee.reverse'>): Promise<Out<'fee.reverse'>> {
  const { note: reason, second, ...of } = input
  await makeCorrection(core, who, { change: { fact: 'fee-reversal', ...of }, reason, second })
  return viewCase(core, who, { caseId: input.caseId })
}

export async function changeFeeWay(core: Core, who: Who, input: Parsed<'fee.changeWay'>): Promise<Out<'fee.changeWay'>> {
  const { note: reason, second, ...of } = input
  await makeCorrection(core, who, { change: { fact: 'fee-way', ...of }, reason, second })
  return viewCase(core, who, { caseId: input.caseId })
}
