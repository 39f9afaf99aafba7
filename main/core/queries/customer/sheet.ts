/** Lays out what a customer checks and signs, whole, and hashes it, so that a signature is bound to exactly that. */
import { createHash } from 'node:crypto'
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Sheet } from '../../../../shared/ipc/shapes/customer.ts'
import { fen, yuan } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { itemText, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { cardStateText, generationText } from '../../../../shared/strings/zh-CN/card.ts'
import { fieldText } from '../../../../shared/strings/zh-CN/form.ts'
import { broughtByText, companionRoleText, docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { feeWords } from '../../../../shared/strings/zh-CN/slip.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { cardById, cardView } from '../../records/card/rows.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import { changesIn, consentsIn, formIn, promisedIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { personsOf } from '../../records/people/rows.ts'
import { photoById } from '../../records/photo/rows.ts'
import { openPromise } from '../../records/pickup/promise.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { refuseUnseen } from '../case/sight.ts'
import { actDone } from '../print/act-words.ts'
import { formGroups, hoursOf } from '../print/slip-words.ts'
import { bringToPickup } from '../print/visit-words.ts'

export type HashedSheet = { readonly sheet: Sheet; readonly sha256: string; readonly json: string }

/** In a unit of work it is what the transaction sees. */
export async function sheetOf(core: RecordsContext, row: CaseRecord): Promise<HashedSheet> {
  const item = ItemCode.parse(row.item)
  const form = formIn(row)
  const groups = formGroups(core.resources.codes, form)
  const sheet: Sheet = {
    number: row.number,
    item,
    itemName: itemText[item],
    reasonName: row.reason === null ? '' : reasonText[ReasonCode.parse(row.reason)],
    name: row.name,
    docType: docTypeText[DocType.parse(row.doc_type)],
    docNumber: row.doc_number,
    broughtBy: await companionOf(core, row),
    groups: groups.map(({ title, cells }) => ({ title, cells: cells.map(({ label, value }) => ({ label, value })) })),
    effects: await effectsOf(core, row),
    consents: consentsIn(row),
    fee: feeOf(row),
    promisedDay: await promisedDay(core, row),
    mobile: form.mobile ?? '',
    pickupAt: form.pickupBranch ?? '',
    photo: await photoOf(core, row),
  }
  const json = JSON.stringify(sheet)
  return { sheet, json, sha256: createHash('sha256').update(json).digest('hex') }
}

/** Beside the card that is handed over only the person is shown, and not the form. @throws Refusal MASKED outside the own work */
export async function viewSheet(core: RecordsContext, who: Who, { caseId }: Parsed<'customer.sheet'>): Promise<Out<'customer.sheet'>> {
  const { own } = await refuseUnseen(core, who, caseId, 'name', 'number', 'phone')
  // What is open by a reason is for the one who gave it, and not for a screen that faces the room.
  if (!own.has('name') || !own.has('number') || !own.has('phone')) throw new Refusal('MASKED')
  const row = await caseById(core.store.db, caseId)
  const { sheet: whole, sha256 } = await sheetOf(core, row)
  const sheet = own.has('papers') && own.has('address') ? whole : { ...whole, groups: [], effects: [] }
  const rated = await core.store.db.selectFrom('rating').select('case_id').where('case_id', '=', caseId).executeTakeFirst()
  const hours = [...hoursOf(profileOfCase(core, row))]
  return { sheet, sha256, bring: [...bringToPickup(core, row)], hours, rated: rated !== undefined }
}

const feeOf = ({ fee_due, fee_waived }: CaseRecord): string =>
  fee_waived
    ? feeWords.waived
    : fee_due === null
      ? feeWords.unknown
      : fee_due === 0
        ? feeWords.free
        : feeWords.due(yuan(fen(fee_due)), true)

async function companionOf(core: RecordsContext, row: CaseRecord): Promise<string | null> {
  const [companion] = await personsOf(core.store.db, caseIdOf(row))
  if (!companion) return null
  const relation = core.resources.codes.rowOf('relation', companion.relation)?.name ?? companion.relation
  return broughtByText(companionRoleText[companion.role], companion.name, relation)
}

async function promisedDay(core: RecordsContext, row: CaseRecord): Promise<string | null> {
  const promised = promisedIn(row) ?? (await openPromise(core, core.store.db, profileOfCase(core, row), row.item, core.clock.today()))
  return promised?.day ?? null
}

/** The values before and after, where data change: on a slip they would be anybody's to read, here they are the signer's own. */
async function effectsOf(core: RecordsContext, row: CaseRecord): Promise<Sheet['effects']> {
  const act = await actDone(core, row)
  const changes = changesIn(row).map(({ field, from, to }) => ({ label: fieldText[field], value: `${from} → ${to}` }))
  if (changes.length > 0) return changes
  if (act !== null) return act.lines.map(([label, value]) => ({ label, value }))
  if (row.card_id === null) return []
  const card = cardView(await cardById(core.store.db, row.card_id))
  return [{ label: generationText[card.generation], value: `${cardStateText[card.state]} ${card.cardNumber ?? ''}`.trim() }]
}

async function photoOf(core: RecordsContext, row: CaseRecord): Promise<Sheet['photo']> {
  const photo = row.photo_id === null ? undefined : await photoById(core.store.db, row.photo_id)
  return photo?.finished_sha ? { id: photo.id, sha256: photo.finished_sha } : null
}
