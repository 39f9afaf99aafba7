/** Names who did something at a desk on its own, as the one in whose name the branch goes through its steps. */
import type { OperatorId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { operatorById } from '../../records/operator/rows.ts'

type Made = { readonly makerId: OperatorId; readonly counter: string }

/** They answer for it, also where they were signed out or have left since. @throws Refusal NOT_FOUND */
export async function makerOf(tx: Tx, { makerId, counter }: Made): Promise<Who> {
  const operator = await operatorById(tx, makerId)
  if (!operator) throw new Refusal('NOT_FOUND')
  const { login, name } = operator
  const session = {
    operatorId: makerId,
    login,
    name,
    counter,
    roles: ['teller'] as const,
    locked: false,
    mustChange: false,
    endsOn: null,
    deputy: null,
  }
  return { caller: { window: 'program', seat: -1 }, session }
}
