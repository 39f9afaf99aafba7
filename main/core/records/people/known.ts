/** Says what this branch knows of a person from before, and what its teller usually does, so that a form begins with it. */
import type { FormDraft } from '../../../../shared/form/fields.ts'
import type { OperatorId } from '../../../../shared/ids.ts'
import type { Instant } from '../../../../shared/time.ts'
import { formPaths } from '../../../../shared/workflow/path.ts'
import { agreedStates, counterStates } from '../../../../shared/workflow/table.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { formIn } from '../case/values.ts'

/** What a person would say again word for word; the bank is that of the card in hand. */
const ofPerson = [
  'ethnic',
  'nationality',
  'mobile',
  'phone',
  'residenceAddr',
  'mailAddr',
  'postcode',
  'occupation',
  'personKind',
  'employer',
  'pickupWay',
] as const

/** The form the person agreed to last; empty for a new person, and for one whose name has changed since. */
export async function knownOf(tx: Tx, person: string, name: string): Promise<FormDraft> {
  const last = await tx
    .selectFrom('case_file')
    .select(['form', 'name'])
    .where('person', '=', person)
    .where('state', 'in', agreedStates)
    .where('path', 'in', formPaths)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.name !== name) return {}
  const form = formIn(last)
  return Object.fromEntries(ofPerson.flatMap(key => (form[key] === undefined ? [] : [[key, form[key]]])))
}

/** The way of pickup of the case this teller handed in last, no earlier than `since`: most of a day's people are asked the same question with the same answer. */
export async function usualWay(tx: Tx, maker: OperatorId, since: Instant): Promise<FormDraft> {
  const last = await tx
    .selectFrom('case_file')
    .select('form')
    .where('maker_id', '=', maker)
    .where('changed_at', '>=', since)
    .where('state', 'not in', counterStates)
    .where('path', 'in', formPaths)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const way = last && formIn(last).pickupWay
  // The post needs an address and is chosen by each person anew.
  return way && way !== 'mail' ? { pickupWay: way } : {}
}
