/** Offers the cameras of the main side, for a counter whose camera the page cannot open. */
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'

const text = tellerText.photo.cameras

export function CamerasDialog({ close, shoot }: { readonly close: () => void; readonly shoot: (camera: string) => void }) {
  const cameras = useAsked('photo.cameras', {})
  const list = useSelection(cameras.value, { idOf: row => row.id })
  const { rows, row: here } = list
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.shoot, run: () => here && shoot(here.id), off: !here }}>
      <p className="secondary">{text.note}</p>
      {cameras.loading && <Waiting />}
      <RefusalNote failure={cameras.failure} again={cameras.again} />
      {cameras.value && rows.length === 0 && <Note level="flag">{text.none}</Note>}
      {rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={row => shoot(row.id)} autoFocus>
          {row => row.name}
        </PickList>
      )}
    </Dialog>
  )
}
