/** What an applicant wrote online, for the teller to compare with the systems. */
import type { OnlineView } from '../../../../shared/ipc/shapes/online.ts'
import { itemText, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { pickupWayText } from '../../../../shared/strings/zh-CN/form.ts'
import { docTypeText, longText } from '../../../../shared/strings/zh-CN/identity.ts'
import { onlineText } from '../../../../shared/strings/zh-CN/online.ts'
import { inFours } from '../../../kit/id-number-field.tsx'
import { type Fact, Facts } from '../../../kit/small.tsx'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'

const text = onlineText.facts

/** The name the program gives a package whose own id cannot be made out; it says nothing to a person. */
const unreadable = 'unreadable-'

const packageFacts = (view: OnlineView): Fact[] => [
  { name: text.packageId, value: <span className="mono">{view.packageId.startsWith(unreadable) ? '—' : view.packageId}</span> },
  ...(view.caseNumber ? [{ name: text.caseNumber, value: <span className="mono">{view.caseNumber}</span> }] : []),
]

export function ApplicantFacts({ view }: { readonly view: OnlineView }) {
  const { application } = view
  const bank = useAsked('codes.find', view.bank ? { table: 'bank', text: view.bank, limit: 1 } : null)
  if (!application) return <Facts facts={packageFacts(view)} />
  const { applicant, form, channel } = application
  const validTo = applicant.validTo === 'long' ? longText : (applicant.validTo ?? '')
  return (
    <Facts
      columns={2}
      facts={[
        { name: text.name, value: applicant.name, note: view.age === null ? undefined : onlineText.age(view.age) },
        { name: docTypeText[applicant.docType], value: <span className="mono">{inFours(applicant.number)}</span> },
        { name: text.item, value: itemText[application.item], note: reasonText[application.reason] },
        { name: text.valid, value: onlineText.documentSpan(applicant.validFrom ?? '', validTo) },
        { name: text.mobile, value: <span className="mono">{form.mobile}</span> },
        { name: text.bank, value: bank.value?.[0]?.label ?? view.bank ?? '' },
        { name: text.address, value: form.mailAddr },
        { name: text.pickup, value: pickupWayText[form.pickupWay] },
        { name: text.confirmed, value: timeText(application.confirmedAt), note: channel.name },
        ...packageFacts(view),
      ]}
    />
  )
}
