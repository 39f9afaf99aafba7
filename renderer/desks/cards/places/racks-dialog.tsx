/** Says which racks the branch has: how many places each, and how many cards a place takes. */
import { useRef, useState } from 'react'
import { mostInPlace, mostPlaces, rackForm } from '../../../../shared/card/place.ts'
import { tidyCode } from '../../../../shared/entry/code.ts'
import type { PlaceView } from '../../../../shared/ipc/shapes/place.ts'
import { placesText as text } from '../../../../shared/strings/zh-CN/places.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSent } from '../../../parts/use-sent.ts'

const within = (typed: string, least: number, most: number): number | null => {
  const value = /^\d{1,4}$/.test(typed) ? Number(typed) : -1
  return value >= least && value <= most ? value : null
}

export function RacksDialog({ racks, close }: { readonly racks: PlaceView['racks']; readonly close: () => void }) {
  const [shown, setShown] = useState(racks)
  const [name, setName] = useState('')
  const [places, setPlaces] = useState('')
  const [holds, setHolds] = useState('1')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const rack = tidyCode(name)
  const [placesRead, holdsRead] = [within(places, 0, mostPlaces), within(holds, 1, mostInPlace)]
  const wrong = !rackForm.test(rack) ? 'rack' : placesRead === null ? 'places' : holdsRead === null ? 'holds' : null
  const go = async () => {
    setAsked(true)
    if (wrong !== null || placesRead === null || holdsRead === null) return focusField(flow.current, wrong ?? 'rack')
    const reply = await send('place.setRack', { rack, places: placesRead, holds: holdsRead })
    if (!reply?.ok) return
    setShown(reply.value.racks)
    setName('')
    setPlaces('')
    setHolds('1')
    setAsked(false)
    focusField(flow.current, 'rack')
  }
  return (
    <Dialog
      title={text.racksTitle}
      close={close}
      closeLabel={text.back}
      primary={{ label: text.rackSave, run: () => void go(), off: busy, guarded: true }}
      changed={false}
    >
      <p>{text.racksAsk}</p>
      {shown.length === 0 && <p className="secondary">{text.noRacks}</p>}
      <ul className="plain-list">
        {shown.map(one => (
          <li key={one.rack}>{text.rackLine(one.rack, one.places, one.holds, one.used)}</li>
        ))}
      </ul>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="three-fields">
        <TextField
          name="rack"
          label={text.rackName}
          hint={text.rackNameHint}
          value={name}
          onChange={setName}
          maxLength={3}
          error={asked && wrong === 'rack' ? text.rackNameWrong : null}
          autoFocus
        />
        <TextField
          name="places"
          label={text.rackPlaces}
          kind="digits"
          value={places}
          onChange={setPlaces}
          maxLength={4}
          error={asked && wrong === 'places' ? text.digits : null}
        />
        <TextField
          name="holds"
          label={text.rackHolds}
          kind="digits"
          value={holds}
          onChange={setHolds}
          maxLength={3}
          error={asked && wrong === 'holds' ? text.digits : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
