/** Says the faults of a case in words, and lists what can be named as one. */

import { infoFields } from '../../../shared/business/info-change.ts'
import { fields } from '../../../shared/form/fields.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { checkIds } from '../../../shared/photo/verdict.ts'
import { type Fault, type FaultPart, faultParts } from '../../../shared/review/fault.ts'
import { faultWords } from '../../../shared/strings/zh-CN/fault-words.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { walkOf } from '../../../shared/workflow/path.ts'

export const faultsWords = (faults: readonly Fault[]): string => reviewText.page.list(faults.map(faultWords))

/** The parts this case has; one without a form or a picture has no fault in it. */
export function partsOf(view: CaseView): readonly FaultPart[] {
  const walk = walkOf(view.path)
  return faultParts.filter(part => (part === 'form' || part === 'photo' ? walk.includes(part) : true))
}

const shownGroups: readonly (string | null)[] = ['identity', 'contact', 'address', 'pickup']

function formFaults(view: CaseView): readonly Fault[] {
  const asked = fields.filter(field => shownGroups.includes(field.group) && (!('filledBy' in field) || field.filledBy === 'profile'))
  const keys = asked.map(field => field.key)
  const changed = keys.filter(key => infoFields.some(one => one === key))
  return (view.path === 'record' ? changed : keys).map(what => ({ part: 'form', what }) as const)
}

/** What the checks found themselves comes first. */
function photoFaults(view: CaseView): readonly Fault[] {
  const verdicts = view.photos.find(photo => photo.chosen)?.verdicts ?? []
  const rank = (id: string) => (verdicts.some(({ check, level }) => check === id && level !== 'pass') ? 0 : 1)
  return [...checkIds].sort((a, b) => rank(a) - rank(b)).map(what => ({ part: 'photo', what }) as const)
}

/** What of a part can be named; the part as a whole first. */
export function faultsOf(view: CaseView, part: FaultPart): readonly Fault[] {
  const whole = { part, what: null }
  if (part === 'papers') return [whole, ...(view.business?.papers ?? []).map(what => ({ part, what }))]
  if (part === 'form') return [whole, ...formFaults(view)]
  if (part === 'photo') return [whole, ...photoFaults(view)]
  return [whole]
}

export const faultId = ({ part, what }: Fault): string => `${part}.${what ?? ''}`
