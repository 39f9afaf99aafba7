/** After how many minutes without the branch a desk may go on by itself, and whether it carries the waiting cards along: the manager's to set. */
import { useState } from 'react'
import { emergencyText as text } from '../../../shared/strings/zh-CN/emergency.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

export function EmergencyRuleDialog({ close }: { readonly close: () => void }) {
  const rule = useAsked('emergency.list', {}).value
  const now = rule?.afterMinutes
  const [chosen, setChosen] = useState<boolean | null>(null)
  const carriesCards = chosen ?? rule?.carriesCards ?? true
  const [typed, setTyped] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const minutes = typed ?? (now === undefined ? '' : String(now))
  const wrong = !/^\d{1,3}$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > 240
  const go = async () => {
    if (wrong || busy) return
    const reply = await send('emergency.set', { afterMinutes: Number(minutes), carriesCards })
    if (reply?.ok) close()
  }
  return (
    <Dialog title={text.ruleTitle} close={close} changed={false} primary={{ label: text.save, run: () => void go(), off: wrong || busy }}>
      <p>{text.ruleAsk}</p>
      <EnterFlow onLast={() => void go()} className="stack tight">
        <TextField
          name="minutes"
          label={text.minutes}
          kind="digits"
          maxLength={3}
          value={minutes}
          onChange={setTyped}
          autoFocus
          className="short"
        />
        <ChoiceField
          name="carries"
          label={text.carries}
          hint={text.carriesNote}
          value={carriesCards ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: text.carriesYes },
            { value: 'no', label: text.carriesNo },
          ]}
          onChange={value => setChosen(value === 'yes')}
          upright
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
