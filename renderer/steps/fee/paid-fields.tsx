/** How it was paid: the way by a digit, and for anything but cash what the bank knows the payment by. */
import { type FeeMethod, feeMethods } from '../../../shared/money.ts'
import { feeMethodText, feeStepText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { TextField } from '../../kit/text-field.tsx'

export type PaidDraft = { readonly method: FeeMethod; readonly terminal: string; readonly reference: string }
export const inCash: PaidDraft = { method: 'cash', terminal: '', reference: '' }

const printed = /^[0-9A-Za-z-]{0,40}$/
/** The field whose number no bank prints, by its name. */
export const oddNumber = ({ terminal, reference }: PaidDraft): 'terminal' | 'reference' | null =>
  !printed.test(terminal.trim()) ? 'terminal' : !printed.test(reference.trim()) ? 'reference' : null

const choices = feeMethods.map(method => ({ value: method, label: feeMethodText[method] }))

type Props = { readonly draft: PaidDraft; readonly onChange: (draft: PaidDraft) => void; readonly autoFocus?: boolean }

export function PaidFields({ draft, onChange, autoFocus }: Props) {
  const odd = oddNumber(draft)
  const choose = (value: string) => {
    const method = feeMethods.find(one => one === value) ?? draft.method
    onChange(method === 'cash' ? inCash : { ...draft, method })
  }
  return (
    <>
      <ChoiceField name="method" label={text.method} value={draft.method} choices={choices} onChange={choose} autoFocus={autoFocus} />
      {draft.method !== 'cash' && (
        <div className="two-fields">
          <TextField
            name="terminal"
            label={text.terminal}
            hint={text.optional}
            value={draft.terminal}
            onChange={terminal => onChange({ ...draft, terminal })}
            maxLength={40}
            error={odd === 'terminal' ? text.oddNumber : null}
          />
          <TextField
            name="reference"
            label={text.reference}
            hint={text.optional}
            value={draft.reference}
            onChange={reference => onChange({ ...draft, reference })}
            maxLength={40}
            error={odd === 'reference' ? text.oddNumber : null}
          />
        </div>
      )}
    </>
  )
}
