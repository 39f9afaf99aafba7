/** The new telephone of a holder whose card is under way; typed anew, because the old one stands masked. */
import { useState } from 'react'
import { tidyMobile, tidyPhone } from '../../../shared/entry/phone.ts'
import { checkField } from '../../../shared/form/check-field.ts'
import { correctedValueText, correctionText } from '../../../shared/strings/zh-CN/correction.ts'
import { formProblemText } from '../../../shared/strings/zh-CN/form.ts'
import { TextField } from '../../kit/text-field.tsx'
import type { EditorProps } from './editor.ts'

const keys = ['mobile', 'phone'] as const
type Key = (typeof keys)[number]
const tidy = { mobile: tidyMobile, phone: tidyPhone } as const

export function ContactEditor({ view, ready, asked }: EditorProps) {
  const [typed, setTyped] = useState<Readonly<Record<Key, string>>>({ mobile: '', phone: '' })
  const problem = (key: Key, from: Readonly<Record<Key, string>>) => {
    const value = tidy[key](from[key])
    return value === '' ? null : checkField(key, value)
  }
  const type = (key: Key, value: string) => {
    const next = { ...typed, [key]: value }
    setTyped(next)
    const whole = keys.some(one => next[one].trim() !== '') && keys.every(one => problem(one, next) === null)
    const { mobile, phone } = next
    ready(whole ? { fact: 'contact', caseId: view.id, revision: view.revision, mobile: tidyMobile(mobile), phone: tidyPhone(phone) } : null)
  }
  const error = (key: Key): string | null => {
    const code = problem(key, typed)
    if (asked && code !== null) return formProblemText[code]
    return asked && key === 'mobile' && keys.every(one => typed[one].trim() === '') ? correctionText.noNumber : null
  }
  return (
    <div className="field-row">
      {keys.map(key => (
        <TextField
          key={key}
          name={key}
          entry={key}
          hint={key === 'mobile' ? correctionText.noMobile : undefined}
          label={correctedValueText[key] ?? ''}
          value={typed[key]}
          onChange={value => type(key, value)}
          maxLength={20}
          error={error(key)}
        />
      ))}
    </div>
  )
}
