/** Asks which place's rules the branch goes by from now on. */
import { useState } from 'react'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow } from '../../../kit/enter-flow.tsx'

const text = rulesDeskText.placeDialog
type Props = {
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly here: string
  readonly close: () => void
  readonly go: (profile: string) => void
}

export function PlaceDialog({ places, here, close, go }: Props) {
  const others = places.filter(place => place.id !== here)
  const [to, setTo] = useState('')
  const run = () => {
    if (to !== '') go(to)
  }
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.go, run, off: to === '' }}>
      <p>{text.ask}</p>
      <EnterFlow onLast={run}>
        <ChoiceField
          name="to"
          label={text.to}
          value={to}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTo}
          upright
          autoFocus
        />
      </EnterFlow>
    </Dialog>
  )
}
