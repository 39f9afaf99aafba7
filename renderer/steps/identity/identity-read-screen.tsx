/** Shows the identity a case was opened with; it cannot change, only the whole case can be made void. */
import { docTypeText, longText, sexText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { dayText } from '../../app/time-text.ts'
import { inFours } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import type { StepProps } from '../screens.ts'

const text = tellerText.identity

export function IdentityReadScreen({ view, back, backLabel, goTo }: StepProps) {
  const { identity } = view
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F9', label: text.forth(stepText.business), run: () => goTo('business'), primary: true },
  ])
  return (
    <div className="stack">
      <h1>{stepText.identity}</h1>
      <Facts
        columns={3}
        facts={[
          { name: text.docType, value: docTypeText[identity.docType] },
          { name: text.number, value: <span className="mono">{inFours(identity.number)}</span> },
          { name: text.name, value: identity.name },
          { name: text.sex, value: sexText[identity.sex] },
          { name: text.birth, value: dayText(identity.birth), note: text.age(view.age) },
          ...(identity.validFrom ? [{ name: text.validFrom, value: dayText(identity.validFrom) }] : []),
          ...(identity.validTo ? [{ name: text.validTo, value: identity.validTo === 'long' ? longText : dayText(identity.validTo) }] : []),
        ]}
      />
      <Note level="note">{text.readOnly}</Note>
    </div>
  )
}
