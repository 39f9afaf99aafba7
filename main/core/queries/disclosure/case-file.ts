/** Gathers the whole file of a case, whatever became of it, for somebody without the program. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { ReasonCode } from '../../../../shared/business/reasons.ts'
import { type Audience, type PartName, type Showing, whoSees } from '../../../../shared/disclosure/audiences.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import { maskName, maskNumber, maskPhone } from '../../../../shared/identity/mask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { itemText, noticeTitle, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { audienceText, caseFileText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { oldCardFateText } from '../../../../shared/strings/zh-CN/slip.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { consentsIn, formIn, signatureIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { formSlip, gather } from '../print/gather.ts'
import type { FormSlip } from '../slips/slip-data.ts'
import type { CaseFile, FilePicture, FileSlip } from './case-file-data.ts'
import { caseTables, type Sees, type StaffBook } from './case-tables.ts'
import { nameShown, numberShown, staffShown } from './shown.ts'

type For = { readonly audience: Audience; readonly by: { readonly name: string; readonly login: string } }

export async function caseFileOf(core: RecordsContext, who: Who, row: CaseRecord, { audience, by }: For): Promise<CaseFile> {
  const sees = whoSees[audience]
  const staff = await staffOf(core)
  return {
    caseNumber: row.number,
    facts: factsOf(core, row, sees, staff, { audience, by }),
    form: await formFor(core, row, sees),
    pictures: await picturesOf(core, row, sees),
    tables: await caseTables(core, who, row, sees, staff),
    slips: sees.slips === 'none' ? [] : await slipsOf(core, row),
    takerSignature: sees.takerSignature === 'none' ? null : signatureIn(row.taker_signature),
  }
}

async function staffOf({ store }: RecordsContext): Promise<StaffBook> {
  const rows = await store.db.selectFrom('operator').select(['id', 'name', 'login']).execute()
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

const minuteOf = (instant: string): string => clockAt(instant).slice(0, 16)

function factsOf(core: RecordsContext, row: CaseRecord, sees: Sees, staff: StaffBook, { audience, by }: For): CaseFile['facts'] {
  const consents = consentsIn(row)
  const facts: readonly (readonly [string, string | null])[] = [
    [text.item, itemText[ItemCode.parse(row.item)]],
    [text.reason, row.reason === null ? null : reasonText[ReasonCode.parse(row.reason)]],
    [text.state, stateText[row.state]],
    [text.endReason, row.end_reason],
    [text.holder, nameShown(sees.holder, row.name)],
    [docTypeText[DocType.parse(row.doc_type)], numberShown(sees.holder, row.doc_number)],
    [text.openedAt, minuteOf(row.opened_at)],
    [text.signedAt, row.signed_at && minuteOf(row.signed_at)],
    [text.closedAt, row.closed_at && minuteOf(row.closed_at)],
    [text.maker, staffShown(sees.staff, staff.get(row.maker_id))],
    [text.checker, row.checker_id === null ? null : staffShown(sees.staff, staff.get(row.checker_id))],
    [text.consents, consents.length === 0 ? null : text.list(consents.map(id => noticeTitle[id]))],
    [text.consentAt, row.consent_at && minuteOf(row.consent_at)],
    [text.cardTail, row.card_tail],
    [text.oldCard, row.old_card && oldCardFateText[row.old_card]],
    [text.rules, rulesOf(core, row)],
    [text.branch, core.branch.name],
    [text.givenTo, audienceText[audience]],
    [text.givenBy, staffShown(sees.staff, by)],
    [text.madeAt, minuteOf(core.clock.now())],
  ]
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]))
}

/** The place by its name: whoever reads a file on paper knows no file names of ours. */
const rulesOf = (core: RecordsContext, row: CaseRecord): string => `${profileOfCase(core, row).place.name} ${row.profile_version}`

/** Whoever came along is not the holder, and so masked for the holder, on the form as well. */
async function formFor(core: RecordsContext, row: CaseRecord, sees: Sees): Promise<FormSlip> {
  return formSlip(core, row, companionIn(formIn(row), sees.companion))
}

function companionIn(draft: FormDraft, showing: Showing): FormDraft {
  if (showing === 'open' || draft.agentFlag !== true) return draft
  const { agentName, agentDocNumber, agentMobile } = draft
  return {
    ...draft,
    ...(agentName === undefined ? {} : { agentName: maskName(agentName) }),
    ...(agentDocNumber === undefined ? {} : { agentDocNumber: maskNumber(agentDocNumber) }),
    ...(agentMobile === undefined ? {} : { agentMobile: maskPhone(agentMobile) }),
  }
}

const open = (sees: Sees, part: PartName): boolean => sees[part] === 'open'

async function picturesOf(core: RecordsContext, row: CaseRecord, sees: Sees): Promise<FilePicture[]> {
  const photos = open(sees, 'picture')
    ? await core.store.db.selectFrom('photo').selectAll().where('case_id', '=', row.id).orderBy('id').execute()
    : []
  const taken = await Promise.all(
    photos.map(async photo => ({
      title: photo.id === row.photo_id ? text.chosen : text.notChosen,
      lines: [
        text.source[photo.source],
        minuteOf(photo.taken_at),
        text.outcome[photo.outcome],
        text.hash(photo.finished_sha ?? photo.raw_sha),
      ],
      jpeg: await core.blobs.read(photo.finished_sha),
    })),
  )
  if (row.old_card_sha === null || !open(sees, 'scans')) return taken
  return [...taken, { title: text.oldCardPicture, lines: [text.hash(row.old_card_sha)], jpeg: await core.blobs.read(row.old_card_sha) }]
}

/** As they read by the records of today; the papers given then are named by their hash in the list. */
async function slipsOf(core: RecordsContext, row: CaseRecord): Promise<FileSlip[]> {
  const subject = { caseId: caseIdOf(row), ticketId: null }
  const slips: (FileSlip | null)[] = [
    row.signed_at === null ? null : { kind: 'acceptance', data: await gather.acceptance(core, subject) },
    await ready('receipt', gather.receipt(core, subject)),
    await ready('refund', gather.refund(core, subject)),
    await ready('pickup', gather.pickup(core, subject)),
  ]
  return slips.filter(slip => slip !== null)
}

/** Null where the case never came to that paper. */
async function ready<K extends FileSlip['kind'], D>(kind: K, data: Promise<D>): Promise<{ readonly kind: K; readonly data: D } | null> {
  try {
    return { kind, data: await data }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_READY') return null
    throw error
  }
}
