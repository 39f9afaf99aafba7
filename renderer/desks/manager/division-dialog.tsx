/** Asks the manager for a division the shipped list does not have. */
import { useRef, useState } from 'react'
import { DivisionAdd } from '../../../shared/form/code-row.ts'
import { codeText } from '../../../shared/strings/zh-CN/code.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'

const text = codeText.add
const wrong = { code: text.codeWrong, name: text.nameWrong, since: text.sinceWrong, source: text.sourceWrong } as const
type Name = keyof typeof wrong
const names = ['code', 'name', 'since', 'source'] as const satisfies readonly Name[]

type Props = { readonly close: () => void; readonly added: (label: string) => void }

export function DivisionDialog({ close, added }: Props) {
  const [draft, setDraft] = useState<Readonly<Record<Name, string>>>({ code: '', name: '', since: '', source: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const made = DivisionAdd.safeParse(draft)
  const faults = made.success ? [] : made.error.issues.map(({ path }) => path[0])
  const run = async () => {
    setAsked(true)
    if (!made.success) return focusField(flow.current, names.find(name => faults.includes(name)) ?? 'code')
    const reply = await send('codes.addDivision', made.data)
    if (reply?.ok) added(reply.value.label)
  }
  const field = (name: Name) => ({
    name,
    label: text[name],
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    error: asked && faults.includes(name) ? wrong[name] : null,
  })
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.go, run: () => void run(), off: busy }}>
      <p className="secondary dense">{text.note}</p>
      <EnterFlow flowRef={flow} onLast={() => void run()} className="stack tight">
        <TextField {...field('code')} kind="digits" maxLength={6} hint={text.codeHint} autoFocus />
        <TextField {...field('name')} maxLength={20} />
        <DayField {...field('since')} />
        <TextField {...field('source')} maxLength={100} hint={text.sourceHint} />
        <RefusalNote failure={failure} />
      </EnterFlow>
    </Dialog>
  )
}
