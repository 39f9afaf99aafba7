/** Notes the serial that the card system or the bank gave to an act, where the act stands done. */
import { useRef, useState } from 'react'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { SerialsOf } from '../../shared/ipc/shapes/serial.ts'
import { Serial, type SerialSide, serialSides, sidesOf } from '../../shared/serial/sides.ts'
import { serialSideText, serialText as text } from '../../shared/strings/zh-CN/serial.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'

type Props = { readonly view: CaseView }

export function SerialPart({ view }: Props) {
  const [open, setOpen] = useState(false)
  const given = view.state === 'closed' && sidesOf(view.item).length > 0
  const asked = useAsked('serial.of', given ? { caseId: view.id } : null)
  useKeys(given ? [{ press: 'Ctrl+N', label: text.key, run: () => setOpen(true), off: asked.value === null }] : [])
  return (
    <>
      {asked.value?.map(({ side, serial }) => (
        <Note key={side} level={serial === null ? 'flag' : 'note'}>
          {serial === null ? text.missing(serialSideText[side]) : text.noted(serialSideText[side], serial)}
        </Note>
      ))}
      {open && asked.value && <SerialDialog view={view} serials={asked.value} close={() => setOpen(false)} />}
    </>
  )
}

function SerialDialog({ view, serials, close }: Props & { readonly serials: SerialsOf; readonly close: () => void }) {
  const [side, setSide] = useState<SerialSide>((serials.find(one => one.serial === null) ?? serials[0])?.side ?? 'card-system')
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const read = Serial.safeParse(typed)
  const go = async () => {
    setSaid(true)
    if (!read.success) return focusField(flow.current, 'serial')
    const reply = await send('serial.note', { caseId: view.id, side, serial: read.data })
    if (reply?.ok) close()
  }
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.save, run: () => void go(), off: busy }}>
      <p>{text.ask}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        {serials.length > 1 && (
          <ChoiceField
            name="side"
            label={text.side}
            value={side}
            choices={serials.map(one => ({ value: one.side, label: serialSideText[one.side] }))}
            onChange={value => setSide(serialSides.find(one => one === value) ?? side)}
          />
        )}
        <TextField
          name="serial"
          label={text.serial}
          value={typed}
          onChange={setTyped}
          maxLength={40}
          autoFocus={serials.length === 1}
          error={said && !read.success ? text.wrong : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
