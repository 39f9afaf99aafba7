/** What a person at the other system's form needs of a case: its fields in order, and the name its picture lies under. Reads only. */
import { shownValue } from '../../../../../shared/access/mask-view.ts'
import { offeredOf, saidOutside } from '../../../../../shared/centre/columns.ts'
import { type FieldKey, fieldOf } from '../../../../../shared/form/fields.ts'
import type { CaseId } from '../../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../../shared/ipc/contract.ts'
import type { Handover } from '../../../../../shared/profile/handover.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import type { Core } from '../../../commands/core.ts'
import { messageAt } from '../../../platform/outbox/handed.ts'
import type { OutboxRecord } from '../../../platform/store/tables/outbox.ts'
import { sightIn } from '../../../queries/case/sight.ts'
import { caseById } from '../../../records/case/rows.ts'
import { caseIn } from '../../../records/centre/rows.ts'
import { channelOfWay, handInsOf } from '../../../records/centre/there.ts'
import { lyingPictureOf } from '../../../records/centre/ways.ts'
import type { Who } from '../../../records/context.ts'
import { signedIn } from '../../../records/sessions.ts'
import { ruleOfCase } from '../rule.ts'

export type AtHand = { readonly how: Handover; readonly message: OutboxRecord & { readonly body: string } }

/** The newest handing-in of the case, where it goes by hand. @throws Refusal WRONG_STATE, CENTRE_OTHER_WAY */
export async function atHand(core: Core, who: Who, caseId: CaseId): Promise<AtHand> {
  const row = await caseById(core.store.db, caseId)
  const newest = (await handInsOf(core.store.db, caseId)).at(-1)
  const message = newest && (await messageAt(core.store.db, newest.key))
  if (!message) throw new Refusal('WRONG_STATE', { state: row.state, action: 'handIn' })
  const how = ruleOfCase(core, row, 'hand')
  const roles = signedIn(who).roles
  if (message.channel !== channelOfWay.hand || !how || !how.by.some(role => roles.includes(role))) throw new Refusal('CENTRE_OTHER_WAY')
  return { how, message }
}

export async function viewHand(core: Core, who: Who, { caseId }: Parsed<'centre.handView'>): Promise<Out<'centre.handView'>> {
  const { how, message } = await atHand(core, who, caseId)
  const lying = await lyingPictureOf(core.store.db, message.key)
  const one = caseIn(message.body)
  const handsIn = message.state === 'due' || message.state === 'handed'
  const { open } = await sightIn(core, who, await caseById(core.store.db, caseId), { handsIn })
  return {
    state: message.state,
    receipt: message.receipt,
    // The name of the file may be the number of the document.
    file: open.has('number') && open.has('name') ? (lying?.file ?? one.photo?.name ?? null) : null,
    folder: lying?.folder ?? null,
    lies: lying !== undefined && lying.placed_at !== null && lying.file !== null,
    fields: offeredOf(how).map(({ key, name }) => ({
      key,
      name,
      value: shownValue(open, key, saidOutside(how, key, one.fields[key]) ?? ''),
      means: shownValue(open, key, nameOfCode(core, key, one.fields[key]) ?? '') || null,
    })),
  }
}

function nameOfCode(core: Core, key: FieldKey, value: string | boolean | undefined): string | null {
  const { table } = fieldOf(key)
  return table && typeof value === 'string' ? (core.resources.codes.rowOf(table, value)?.label ?? null) : null
}
