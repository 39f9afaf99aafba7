/** Offers the cameras of the main side, for a counter whose camera the page cannot open. */
import { useState } from 'react'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useAsked } from '../../app/use-asked.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'

const text = tellerText.photo.cameras

export function CamerasDialog({ close, shoot }: { readonly close: () => void; readonly shoot: (camera: string) => void }) {
  const cameras = useAsked('photo.cameras', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = cameras.value ?? []
  const here = rows.find(row => row.id === chosen) ?? rows[0]
  return (
    <Dialog title={text.title} close={close} primary={{ label: text.shoot, run: () => here && shoot(here.id), off: !here }}>
      <p className="secondary">{text.note}</p>
      {cameras.loading && <Waiting />}
      <RefusalNote failure={cameras.failure} again={cameras.again} />
      {cameras.value && rows.length === 0 && <Note level="flag">{text.none}</Note>}
      {here && (
        <PickList
          label={text.title}
          rows={rows}
          idOf={row => row.id}
          chosen={here.id}
          onChoose={row => setChosen(row.id)}
          onOpen={row => shoot(row.id)}
          autoFocus
        >
          {row => row.name}
        </PickList>
      )}
    </Dialog>
  )
}
