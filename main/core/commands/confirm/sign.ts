/** Takes the customer's signature under the data and the picture shown. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Signature } from '../../../../shared/ipc/shapes/case.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

/** A dot or a slip of the pen is no signature: the strokes together must run at least this far across the pad. */
const leastLength = 0.2

export function isSigned(signature: Signature): boolean {
  const length = signature.reduce((sum, stroke) => sum + strokeLength(stroke), 0)
  return length >= leastLength
}

const strokeLength = (stroke: Signature[number]): number =>
  stroke.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = stroke[index] ?? [x, y]
    return sum + Math.hypot(x - fromX, y - fromY)
  }, 0)

export async function signConfirmation(
  core: Core,
  who: Who,
  { caseId, revision, signature }: Parsed<'confirm.sign'>,
): Promise<Out<'confirm.sign'>> {
  if (!isSigned(signature)) throw new Refusal('SIGNATURE_EMPTY')
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const set = { signature: JSON.stringify(signature), signed_at: core.clock.now(), confirmed_by: 'pad' as const }
    await move(core, tx, who, row, { on: 'confirm', facts: { signed: true }, set })
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}
