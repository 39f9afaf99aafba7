/** What really became of the old card at the hand-over. */
import { useState } from 'react'
import { fatesUnder, knownFate } from '../../../shared/pickup/old-card.ts'
import { correctedValueText } from '../../../shared/strings/zh-CN/correction.ts'
import { oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import type { EditorProps } from './editor.ts'

export function OldCardEditor({ view, profile, ready }: EditorProps) {
  const [fate, setFate] = useState(view.handover.oldCard ?? '')
  const known = knownFate(view.item, view.card)
  const choices = known === null ? fatesUnder(profile.oldCardPolicy.value) : [known]
  return (
    <ChoiceField
      name="oldCard"
      label={correctedValueText.oldCard ?? ''}
      value={fate}
      choices={choices.map(value => ({ value, label: oldCardChoiceText[value] }))}
      onChange={value => {
        const chosen = choices.find(one => one === value)
        if (!chosen) return
        setFate(chosen)
        ready({ fact: 'old-card', caseId: view.id, revision: view.revision, oldCard: chosen })
      }}
    />
  )
}
