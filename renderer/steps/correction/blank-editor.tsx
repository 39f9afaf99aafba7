/** The number of the blank card that the card was really made from. */
import { useState } from 'react'
import { BlankNumber } from '../../../shared/card/blank.ts'
import { correctedValueText, correctionText } from '../../../shared/strings/zh-CN/correction.ts'
import { stockText } from '../../../shared/strings/zh-CN/stock.ts'
import { TextField } from '../../kit/text-field.tsx'
import type { EditorProps } from './editor.ts'

export function BlankEditor({ view, ready, asked }: EditorProps) {
  const [typed, setTyped] = useState('')
  const type = (value: string) => {
    setTyped(value)
    const read = BlankNumber.safeParse(value)
    ready(read.success ? { fact: 'blank', caseId: view.id, revision: view.revision, number: read.data } : null)
  }
  return (
    <TextField
      name="blank"
      label={correctedValueText.blank ?? ''}
      hint={view.blank === null ? undefined : `${correctionText.old} ${view.blank}`}
      value={typed}
      onChange={type}
      maxLength={19}
      error={asked && !BlankNumber.safeParse(typed).success ? stockText.numberWrong : null}
    />
  )
}
