/** After how many minutes without the branch a desk may go on by itself: the manager's to set. */
import { useState } from 'react'
import { emergencyText as text } from '../../../shared/strings/zh-CN/emergency.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

export function EmergencyRuleDialog({ close }: { readonly close: () => void }) {
  const now = useAsked('emergency.list', {}).value?.afterMinutes
  const [typed, setTyped] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const minutes = typed ?? (now === undefined ? '' : String(now))
  const wrong = !/^\d{1,3}$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > 240
  const go = async () => {
    if (wrong || busy) return
    const reply = await send('emergency.set', { afterMinutes: Number(minutes) })
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
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
