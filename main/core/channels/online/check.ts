/** Judges an application made online as a teller would: the form of it, the person, the rules of the place. */
import { besideCodes } from '../../../../shared/business/beside.ts'
import { caseItems, itemOf, makesCard } from '../../../../shared/business/items.ts'
import { consentsFor, noticesFor } from '../../../../shared/business/notices.ts'
import { needsCard, type UnfitCode } from '../../../../shared/business/pre-checks.ts'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { completeForm, guardianAge } from '../../../../shared/form/complete.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { checkIdentity, type Identity } from '../../../../shared/identity/check.ts'
import { documentOf } from '../../../../shared/identity/documents.ts'
import type { OnlineView } from '../../../../shared/ipc/shapes/online.ts'
import { applicationSchema, applicationVersion, OnlineApplication, PackageId } from '../../../../shared/online/application.ts'
import { fault, type OnlineFault } from '../../../../shared/online/fault.ts'
import { acceptsReason, isOnline, offers, offersMail, photoPlansFor } from '../../../../shared/profile/ask.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { ageOn } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'
import { bankOfNew } from '../../commands/business/give.ts'
import type { Core } from '../../commands/core.ts'
import { standingOf, whyUnfit } from '../../records/business/pre-check.ts'
import { openCaseOf } from '../../records/case/rows.ts'
import { prefilledForm } from '../../records/form/prefill.ts'
import { personBehind } from '../../records/identity/person.ts'
import { profileOf } from '../../rules/profile/current.ts'

export type Read = {
  /** Null where not even that can be made out. */
  readonly packageId: string | null
  readonly application: OnlineApplication | null
  readonly faults: readonly OnlineFault[]
}

const Named = z.object({ packageId: PackageId })
const Versioned = z.object({ schema: z.literal(applicationSchema), version: z.literal(applicationVersion) })
/** Nobody mends more at once. */
const mostFaults = 12

export function readApplication(bytes: Uint8Array | null): Read {
  if (bytes === null) return { packageId: null, application: null, faults: [fault('NO_APPLICATION')] }
  const value = parsedJson(bytes)
  if (value === undefined) return { packageId: null, application: null, faults: [fault('NOT_JSON')] }
  const packageId = Named.safeParse(value).data?.packageId ?? null
  if (!Versioned.safeParse(value).success) return { packageId, application: null, faults: [fault('SCHEMA_UNKNOWN')] }
  const parsed = OnlineApplication.safeParse(value)
  if (parsed.success) return { packageId, application: parsed.data, faults: [] }
  const fields = new Set(parsed.error.issues.map(issue => [...issue.path, ...unknownKeys(issue)].join('.')))
  return { packageId, application: null, faults: [...fields].slice(0, mostFaults).map(field => fault('FIELD_WRONG', { field })) }
}

const unknownKeys = (issue: z.core.$ZodIssue): string[] => (issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

export const identityIn = ({ applicant }: OnlineApplication): Identity => ({
  ...applicant,
  number: tidyNumber(applicant.number),
  name: tidyName(applicant.name),
})

export async function faultsOf(core: Core, application: OnlineApplication): Promise<OnlineFault[]> {
  const profile = profileOf(core)
  const identity = identityIn(application)
  const age = ageOn(identity.birth, core.clock.today())
  const open = await openCaseOf(core.store.db, identity.docType, identity.number)
  const found = [
    ...businessFaults(profile, application, age),
    ...identityFaults(core, identity),
    ...formFaults(core, application),
    ...agreedFaults(application, age),
    ...(open ? [fault('CASE_OPEN')] : await standingFaults(core, application)),
  ]
  return found.slice(0, mostFaults)
}

/** Held against the register as at the counter. A card in another state than the register has it is for the teller to look up. */
async function standingFaults(core: Core, { item, reason, applicant }: OnlineApplication): Promise<OnlineFault[]> {
  const person = await personBehind(core.store.db, applicant.docType, applicant.number)
  const why = whyUnfit(await standingOf(core, core.store.db, { id: '', person }, { item, reason, profile: profileOf(core) }))
  const lasting = why !== null && (!needsCard(item) || isBeside(why))
  return lasting ? [fault('CARD_UNFIT', { field: 'item', rule: why })] : []
}
const isBeside = (why: UnfitCode): boolean => besideCodes.some(code => code === why)

function businessFaults(profile: Profile, { item, reason, card }: OnlineApplication, age: number): OnlineFault[] {
  const here = offers(profile, item) && caseItems.includes(item) && makesCard(item) && itemOf(item).makes === 'card'
  if (!here) return [fault('ITEM_NOT_HERE', { field: 'item' })]
  if (isOnline(profile, item) === false) return [fault('ITEM_NOT_ONLINE', { field: 'item' })]
  return [
    ...(photoPlansFor(profile, item, { age, docType: null }).includes('new') ? [] : [fault('ITEM_NOT_HERE', { field: 'item' })]),
    ...(acceptsReason(profile, item, reason) ? [] : [fault('REASON_NOT_HERE', { field: 'reason' })]),
    ...(age < guardianAge ? [fault('MINOR', { field: 'applicant.birth' })] : []),
    ...(needsCard(item) && card === null ? [fault('CARD_MISSING', { field: 'card' })] : []),
  ]
}

/** What a teller would look at again in the document, a program must have right. */
function identityFaults(core: Core, identity: Identity): OnlineFault[] {
  const { problems, warnings } = checkIdentity(identity, core.clock.today())
  const wrong = [...problems, ...warnings.filter(({ code }) => code === 'SEX_DIFFERS' || code === 'BIRTH_DIFFERS')]
  return wrong.map(({ field, code }) => fault('IDENTITY_WRONG', { field: `applicant.${field}`, rule: code }))
}

/** The form as it will stand in the case. */
export const draftIn = (core: Core, { item, form, card }: OnlineApplication): FormDraft => ({ ...bankOfNew(core, item, card), ...form })

function formFaults(core: Core, application: OnlineApplication): OnlineFault[] {
  const { item, reason, form } = application
  const begun = prefilledForm(core, identityIn(application), null, {})
  const draft: FormDraft = { ...begun, ...draftIn(core, application), businessType: item, applyReason: reason, consent: true }
  const { missing, wrong } = completeForm(draft, { isCode: core.resources.isCode, mail: offersMail(profileOf(core)) }, core.clock.today())
  const owned = ['name', 'docType', 'docNumber', 'sex', 'birth', 'docValidFrom', 'docValidTo']
  const wayTo = (field: string) => (field in form || !owned.includes(field) ? `form.${field}` : `applicant.${field}`)
  return [
    ...missing.map(field => fault('FORM_WRONG', { field: wayTo(field), rule: 'FIELD_MISSING' })),
    ...wrong
      .filter(({ field }) => !owned.includes(field))
      .map(({ field, code }) => fault('FORM_WRONG', { field: wayTo(field), rule: code })),
  ]
}

function agreedFaults({ item, notices, consents }: OnlineApplication, age: number): OnlineFault[] {
  const told = noticesFor(item).filter(id => !notices.some(notice => notice.id === id))
  const agreed = consentsFor(item, age, 'new').filter(id => !consents.some(consent => consent.id === id))
  return [
    ...told.map(id => fault('NOTICE_MISSING', { field: 'notices', rule: id })),
    ...agreed.map(id => fault('CONSENT_MISSING', { field: 'consents', rule: id })),
  ]
}

/** What the teller should know without it standing in the way. */
export function notesOf(core: Core, { item, applicant }: OnlineApplication): OnlineView['notes'] {
  return [
    ...(documentOf(applicant.docType).citizen ? [] : ['NOT_CITIZEN' as const]),
    ...(isOnline(profileOf(core), item) === null ? ['CHANNEL_UNKNOWN' as const] : []),
  ]
}
