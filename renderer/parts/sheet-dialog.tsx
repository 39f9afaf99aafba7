/** Chooses the A4 printer this counter uses, and the tray its sheets are taken from. */
import type { DeviceView } from '../../shared/ipc/shapes/device.ts'
import { printerText, sheetText as text } from '../../shared/strings/zh-CN/printing.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { PickList } from '../kit/pick-list.tsx'
import { useSelection } from '../kit/use-selection.ts'
import { useAsked } from './use-asked.ts'
import { useSent } from './use-sent.ts'

export function SheetDialog({ close }: { readonly close: () => void }) {
  const printers = useAsked('sheet.list', {})
  const pins = useAsked('device.pins', {})
  const { send, busy, failure } = useSent()
  const list = useSelection(printers.value, { idOf: row => row.id })
  const pinned = pins.value?.find(({ purpose }) => purpose === 'sheet') ?? null
  const use = async (device: DeviceView | null) => {
    const reply = await send('device.pin', { purpose: 'sheet', device })
    if (reply?.ok) close()
  }
  const keys = pinned ? [{ press: 'F8', label: printerText.drop, run: () => void use(null), off: busy }] : []
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{ label: printerText.use, run: () => list.row && void use(list.row), off: busy || list.row === null }}
      keys={keys}
    >
      <p className="secondary">{text.note}</p>
      {printers.loading && <Waiting />}
      <RefusalNote failure={failure ?? printers.failure} again={printers.again} />
      {printers.value && list.rows.length === 0 && <Note level="flag">{text.none}</Note>}
      {list.rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={device => void use(device)} autoFocus>
          {device => printerText.port(device.name, device.id === pinned?.device)}
        </PickList>
      )}
    </Dialog>
  )
}
