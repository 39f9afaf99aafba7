/** How the hall's screen speaks, and the key that opens it. */
import { useState } from 'react'
import { readClock } from '../../../shared/entry/clock.ts'
import { HallVoice } from '../../../shared/queue/spoken.ts'
import { hallScreenText as text } from '../../../shared/strings/zh-CN/hall-screen.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Typed = { readonly volume: string; readonly repeats: string; readonly from: string; readonly to: string }

const typedOf = ({ volume, repeats, quiet }: HallVoice): Typed => ({
  volume: String(volume),
  repeats: String(repeats),
  from: quiet?.from ?? '',
  to: quiet?.to ?? '',
})
const readOf = ({ volume, repeats, from, to }: Typed) =>
  HallVoice.safeParse({
    volume: Number(volume),
    repeats: Number(repeats),
    quiet: from.trim() === '' && to.trim() === '' ? null : { from: readClock(from), to: readClock(to) },
  })

export function HallDialog({ close }: { readonly close: () => void }) {
  const asked = useAsked('hall.voice', {})
  const [typed, setTyped] = useState<Typed | null>(null)
  const [tried, setTried] = useState(false)
  const { send, busy, failure } = useSent()
  if (!asked.value)
    return (
      <Dialog title={text.dialog} close={close} changed={false}>
        {asked.failure ? <RefusalNote failure={asked.failure} /> : <Waiting />}
      </Dialog>
    )
  const now = typed ?? typedOf(asked.value)
  const read = readOf(now)
  const wrong = read.success ? [] : read.error.issues.map(issue => String(issue.path[0] === 'quiet' ? issue.path[1] : issue.path[0]))
  const go = async () => {
    setTried(true)
    if (!read.success) return
    const kept = await send('hall.setVoice', read.data)
    if (kept?.ok && (await send('hall.open', {}))?.ok) close()
  }
  const field = (name: keyof Typed, hint?: string) => (
    <TextField
      name={name}
      label={text.field[name]}
      hint={hint}
      value={now[name]}
      onChange={value => setTyped({ ...now, [name]: value })}
      maxLength={10}
      error={tried && wrong.includes(name) ? text.wrong[name] : null}
    />
  )
  return (
    <Dialog title={text.dialog} close={close} changed={false} primary={{ label: text.open, run: () => void go(), off: busy }}>
      <EnterFlow onLast={() => void go()} className="stack tight">
        {field('volume')}
        {field('repeats')}
        {field('from', text.quietHint)}
        {field('to')}
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
