/** Opens a case for the person whose document was checked, unless one of its kind is already under way. */

import { caseItems, type ItemCode } from '../../../../shared/business/items.ts'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { checkIdentity, type Identity } from '../../../../shared/identity/check.ts'
import { type ChipDocument, isStillRead, readFacts } from '../../../../shared/identity/chip.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { addDays, clockInstant, day8 } from '../../../../shared/time.ts'
import { type CaseKind, kindOf, pathOf, usualPlan } from '../../../../shared/workflow/path.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { CaseInsert, CaseRecord, TicketRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { inFlight, refuseSecond } from '../../records/case/in-flight.ts'
import type { Who } from '../../records/context.ts'
import { chipFields, prefilledForm } from '../../records/form/prefill.ts'
import { personBehind } from '../../records/identity/person.ts'
import { caseBefore, keptDetails } from '../../records/people/family.ts'
import { refuseWrong } from '../../records/people/judge.ts'
import { knownOf, usualWay } from '../../records/people/known.ts'
import { keepCompanion, tidied } from '../../records/people/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'
import { serveTicket } from '../ticket/call.ts'

export async function openCase(core: Core, who: Who, input: Parsed<'case.open'>): Promise<Out<'case.open'>> {
  const { ticketId, identity: typed } = input
  const identity: Identity = { ...typed, number: tidyNumber(typed.number), name: tidyName(typed.name) }
  const companion = input.companion === null ? null : tidied(input.companion)
  const { problems } = checkIdentity(identity, core.clock.today())
  if (problems.length > 0) {
    throw new Refusal('IDENTITY_WRONG', { fields: problems.map(problem => problem.field), codes: problems.map(problem => problem.code) })
  }
  let kind: CaseKind = 'application'
  const caseId = await core.store
    .write(async ({ tx, tell }) => {
      const ticket = ticketId === null ? null : await serveTicket(tx, ticketId)
      const before = input.after === null ? null : await caseBefore(core, tx, input.after)
      const said = input.item ?? (ticket && itemOn(ticket))
      refuseWrong(core, companion, { profile: profileOf(core), holder: identity, item: said, openedAt: null })
      const row = await newCase(core, tx, who, {
        identity,
        chip: isStillRead(typed.chip, identity) ? typed.chip : undefined,
        companion,
        ticket,
        before,
        said,
      })
      kind = kindOf(row.path)
      await refuseSecond(tx, row.person, kind, null)
      await tx.insertInto('case_file').values(row).execute()
      const id = CaseId.parse(row.id)
      await keepCompanion(core, tx, who, id, companion)
      const facts = {
        document: identity.docType,
        ...readFacts(typed.chip, identity),
        with: companion?.role ?? 'nobody',
        ...(companion ? { companionRead: readFacts(companion.chip, companion).read } : {}),
        family: before !== null,
      }
      await record(core, tx, { who, what: 'case.open', caseId: id, to: 'opened', facts })
      tell('case.changed', { caseId: id })
      tell('ticket.changed', {})
      return id
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? inFlight(kind) : error
    })
  return viewCase(core, who, { caseId })
}

/** What a teller did longer ago says little of what is usual now. */
const usualDays = 7

/** Who sits in the chair and what led them there. */
type Arrival = {
  readonly identity: Identity
  /** What its chip says besides; missing where it was typed. */
  readonly chip: ChipDocument | undefined
  readonly companion: CompanionInput | null
  readonly ticket: TicketRecord | null
  /** The case of a family member that was taken just before. */
  readonly before: CaseRecord | null
  /** What is wanted, as far as somebody said it. */
  readonly said: ItemCode | null
}

const itemOn = (ticket: TicketRecord): ItemCode | null => caseItems.find(code => code === ticket.item) ?? null

async function newCase(core: Core, tx: Tx, who: Who, { identity, chip, companion, ticket, before, said }: Arrival): Promise<CaseInsert> {
  const session = signedIn(who)
  const profile = profileOf(core)
  const now = core.clock.now()
  const item = said ?? caseItems.find(code => code === before?.item) ?? 'REPLACE_PHOTO'
  const sex = identity.sex === '1' ? '1' : '2'
  const person = await personBehind(tx, identity.docType, identity.number)
  const known = {
    ...(await usualWay(tx, session.operatorId, clockInstant(addDays(core.clock.today(), -usualDays), '00:00'))),
    ...(await knownOf(tx, person, identity.name)),
    ...chipFields(core, chip),
    ...(before ? keptDetails(before) : {}),
  }
  return {
    id: newId(),
    number: await nextCaseNumber(core, tx),
    revision: 1,
    state: 'opened',
    item,
    path: pathOf(item, usualPlan(item)),
    photo_plan: usualPlan(item),
    ticket_id: ticket?.id ?? before?.ticket_id ?? null,
    maker_id: session.operatorId,
    maker_counter: session.counter,
    profile: profile.id,
    profile_version: profile.version,
    opened_at: now,
    changed_at: now,
    person,
    doc_type: identity.docType,
    doc_number: identity.number,
    name: identity.name,
    sex,
    birth: identity.birth,
    valid_from: identity.validFrom,
    valid_to: identity.validTo,
    form: JSON.stringify(prefilledForm(core, identity, companion, known)),
  }
}

/** Branch code, day and a running number, such as `SS01-20261122-0007`; of a desk on its own `SS01-20261122-Y3-0001`. */
function nextCaseNumber({ branch, clock }: Core, tx: Tx): Promise<string> {
  const mark = branch.emergency_mark === null ? '' : `${branch.emergency_mark}-`
  return nextNumber(tx, { table: 'case_file', column: 'number', digits: 4 }, `${branch.code}-${day8(clock.today())}-${mark}`)
}
