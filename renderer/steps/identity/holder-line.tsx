/** The holder in one line, above the document of whoever came along. */
import { legible } from '../../../shared/identity/drawn-characters.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { docTypeText, peopleText, sexText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { inFours } from '../../kit/id-number-field.tsx'

export function HolderLine({ identity, age }: { readonly identity: IdentityInput; readonly age: number }) {
  return (
    <p className="holder-line">
      <span className="secondary">{peopleText.holder}</span>
      <strong>{legible(identity.name)}</strong>
      <span>{sexText[identity.sex]}</span>
      <span>{tellerText.identity.age(age)}</span>
      <span className="secondary">{docTypeText[identity.docType]}</span>
      <span className="mono">{inFours(identity.number)}</span>
    </p>
  )
}
