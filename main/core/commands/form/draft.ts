/** Keeps the form while it is typed, and completes it. */

import { tidyDraft } from '../../../../shared/entry/draft.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { formProblems } from '../../queries/form/problems.ts'
import { move } from '../../records/case/move.ts'
import { papersSeen } from '../../records/case/papers.ts'
import { caseById } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

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
  await core.store.write(({ tx }) => keepDraft(core, tx, who, caseId, draft))
  return viewCase(core, who, { caseId })
}

/** What was typed is kept even when the form turns out incomplete. */
export async function completeDraft(core: Core, who: Who, { caseId, draft }: Parsed<'form.complete'>): Promise<Out<'form.complete'>> {
  await core.store.write(({ tx }) => keepDraft(core, tx, who, caseId, draft))
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    await move(core, tx, who, row, {
      on: 'fill',
      facts: { formProblems: formProblems(core, row).length, papersTicked: papersSeen(core, row) },
    })
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

/** Writes the draft if it differs; a changed form must be completed and confirmed again, an unchanged one stays where it is. */
async function keepDraft(core: Core, tx: Tx, who: Who, caseId: CaseId, draft: FormDraft): Promise<CaseRecord> {
  const row = await caseById(tx, caseId)
  const before = formIn(row)
  const next = JSON.stringify({ ...before, ...tidyDraft(withoutOwned(draft)) })
  if (next === JSON.stringify(before)) return row
  return move(core, tx, who, row, { on: 'draft', facts: {}, set: { form: next } })
}

const withoutOwned = (draft: FormDraft): FormDraft =>
  Object.fromEntries(Object.entries(draft).filter(([key]) => !(owned as readonly string[]).includes(key)))
