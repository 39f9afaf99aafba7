/** Reads what a row of the case table keeps as text or as 0 and 1: here it becomes a value, once. */
import { changesBetween, type InfoChange } from '../../../../shared/business/info-change.ts'
import { MaterialCode } from '../../../../shared/business/materials.ts'
import { ConsentId, NoticeId } from '../../../../shared/business/notices.ts'
import { assuranceIds } from '../../../../shared/business/pre-checks.ts'
import { FormDraft } from '../../../../shared/form/fields.ts'
import { Signature } from '../../../../shared/ipc/shapes/case.ts'
import { z } from '../../../../shared/zod.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'

const Papers = z.array(MaterialCode)
const Notices = z.array(NoticeId)
const Consents = z.array(ConsentId)
const Assured = z.array(z.enum(assuranceIds))

const listIn = <T>(shape: z.ZodType<T>, text: string | null): T => shape.parse(JSON.parse(text ?? '[]'))

export const formIn = (row: Pick<CaseRecord, 'form'>): FormDraft => FormDraft.parse(JSON.parse(row.form))

/** The papers the teller saw. */
export const papersIn = (row: Pick<CaseRecord, 'papers'>): z.infer<typeof Papers> => listIn(Papers, row.papers)
export const noticesIn = (row: Pick<CaseRecord, 'notices'>): z.infer<typeof Notices> => listIn(Notices, row.notices)
export const consentsIn = (row: Pick<CaseRecord, 'consents'>): z.infer<typeof Consents> => listIn(Consents, row.consents)
/** What the teller gave their word for. */
export const assuredIn = (row: Pick<CaseRecord, 'assured'>): z.infer<typeof Assured> => listIn(Assured, row.assured)

/** The strokes of the holder's signature or, at hand-over, of the taker's; null while nobody signed. */
export const signatureIn = (text: string | null): Signature | null => (text === null ? null : Signature.parse(JSON.parse(text)))

/** What the form changes in the record; empty on every path but that of a change of information. */
export const changesIn = (row: Pick<CaseRecord, 'form' | 'form_before' | 'path'>): InfoChange[] =>
  row.form_before === null || row.path !== 'record' ? [] : [...changesBetween(FormDraft.parse(JSON.parse(row.form_before)), formIn(row))]

/** The day promised at submission; null before it. */
export const promisedIn = (
  row: Pick<CaseRecord, 'promised_day' | 'promised_covered' | 'promised_workdays'>,
): { readonly day: string; readonly covered: boolean; readonly workdays: number } | null =>
  row.promised_day === null ? null : { day: row.promised_day, covered: row.promised_covered === 1, workdays: row.promised_workdays ?? 0 }
