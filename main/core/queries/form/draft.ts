/** Keeps the form while it is typed, and completes it. */
import { changesBetween, formAsks } from '../../../../shared/business/info-change.ts'
import { ItemCode } from '../../../../shared/business/items.ts'
import { completeForm, type WrongField } from '../../../../shared/form/complete.ts'
import { FormDraft } from '../../../../shared/form/fields.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { agentMayCome } from '../../../../shared/profile/ask.ts'
import { comingOf } from '../../../../shared/profile/companion.ts'
import { ageOn, Day } from '../../../../shared/time.ts'
import { papersSeen } from '../../commands/business/give.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { Tx } from '../../platform/store/open.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { viewCase } from '../case/view.ts'

/** Fields the identity step or a later step owns; a draft cannot overwrite them. */
const owned = [
  'name',
  'docType',
  'docNumber',
  'sex',
  'birth',
  'docValidFrom',
  'docValidTo',
  'businessType',
  'applyReason',
  'consent',
  'customerSign',
  'photoSource',
  'agentFlag',
  'agentName',
  'agentDocType',
  'agentDocNumber',
  'agentMobile',
  'agentRelation',
  'guardianProof',
] as const

export async function saveDraft(core: Core, who: Who, { caseId, draft }: Parsed<'form.save'>): Promise<Out<'form.save'>> {
  await core.store.transaction(tx => keepDraft(core, tx, who, caseId, draft))
  return viewCase(core, who, { caseId })
}

/** What was typed is kept even when the form turns out incomplete. */
export async function completeDraft(core: Core, who: Who, { caseId, draft }: Parsed<'form.complete'>): Promise<Out<'form.complete'>> {
  await core.store.transaction(tx => keepDraft(core, tx, who, caseId, draft))
  await core.store.transaction(async tx => {
    const row = await caseById(tx, caseId)
    await move(core, tx, who, row, {
      on: 'fill',
      facts: { formProblems: formProblems(core, row).length, papersTicked: papersSeen(core, row) },
    })
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

/** Writes the draft if it differs; a changed form must be completed and confirmed again, an unchanged one stays where it is. */
async function keepDraft(core: Core, tx: Tx, who: Who, caseId: CaseId, draft: FormDraft): Promise<CaseRecord> {
  const row = await caseById(tx, caseId)
  const before = FormDraft.parse(JSON.parse(row.form))
  const next = JSON.stringify({ ...before, ...withoutOwned(draft) })
  if (next === JSON.stringify(before)) return row
  return move(core, tx, who, row, { on: 'draft', facts: {}, set: { form: next } })
}

const withoutOwned = (draft: FormDraft): FormDraft =>
  Object.fromEntries(Object.entries(draft).filter(([key]) => !(owned as readonly string[]).includes(key)))

/** What the form of a case lacks or has wrong, one list for guards and screens. */
export function formProblems(core: Core, row: CaseRecord): { field: string; code: string }[] {
  const draft = FormDraft.parse(JSON.parse(row.form))
  const { missing, wrong } = completeForm(
    draft,
    { isCode: core.resources.isCode, asks: key => formAsks(row.path, key) },
    core.clock.today(),
  )
  const { byAgent, under16 } = comingOf(draft, ageOn(Day.parse(row.birth), core.clock.today()))
  const agentHere = !byAgent || agentMayCome(profileOfCase(core, row), ItemCode.parse(row.item), under16) !== false
  const barred = agentHere ? [] : [{ field: 'agentFlag', code: 'AGENT_NOT_HERE' }]
  const lacking = missing.map(field => ({ field: field as string, code: 'FIELD_MISSING' }))
  return [
    ...barred,
    ...unchanged(row, draft),
    ...lacking,
    ...wrong.map((found: WrongField) => ({ field: found.field as string, code: found.code as string })),
  ]
}

/** A change of data that changes nothing is none; the number that is changed most often is where it is said. */
function unchanged(row: CaseRecord, draft: FormDraft): { field: string; code: string }[] {
  if (row.path !== 'record' || row.form_before === null) return []
  const changes = changesBetween(FormDraft.parse(JSON.parse(row.form_before)), draft)
  return changes.length > 0 ? [] : [{ field: 'mobile', code: 'NOTHING_CHANGED' }]
}
