/** Asks which place's rules the branch goes by from now on. */
import { useState } from 'react'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow } from '../../../kit/enter-flow.tsx'
import type { Key } from '../../../kit/keys.tsx'

const text = rulesDeskText.placeDialog
type Props = {
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly here: string
  readonly close: () => void
  readonly go: (profile: string) => void
  /** What else can be done about the place: set a new one up, take another branch's rules in, give one's own out. */
  readonly keys: readonly Key[]
}

export function PlaceDialog({ places, here, close, go, keys }: Props) {
  const others = places.filter(place => place.id !== here)
  const [to, setTo] = useState('')
  const run = () => {
    if (to !== '') go(to)
  }
  return (
    <Dialog changed={false} title={text.title} close={close} keys={keys} primary={{ label: text.go, run, off: to === '' }} wide>
      <p>{text.ask}</p>
      <EnterFlow onLast={run}>
        <ChoiceField
          name="to"
          label={text.to}
          value={to}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTo}
          autoFocus
        />
      </EnterFlow>
      <ul className="secondary dense">
        {keys.map(({ press, label }) => (
          <li key={press}>{`${press} ${label}`}</li>
        ))}
      </ul>
    </Dialog>
  )
}
