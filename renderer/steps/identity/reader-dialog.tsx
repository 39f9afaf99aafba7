/** Chooses which of the ports of this desk is the ID reader of this counter. */
import type { DeviceView } from '../../../shared/ipc/shapes/device.ts'
import { readerText as text } from '../../../shared/strings/zh-CN/reader.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly close: () => void; readonly chosen: () => void }

export function ReaderDialog({ close, chosen }: Props) {
  const readers = useAsked('reader.list', {})
  const pins = useAsked('device.pins', {})
  const { send, busy, failure } = useSent()
  const pinned = pins.value?.find(({ purpose }) => purpose === 'reader') ?? null
  const list = useSelection(readers.value, { idOf: row => row.id })
  const use = async (device: DeviceView | null) => {
    const reply = await send('device.pin', { purpose: 'reader', device })
    if (reply?.ok && device) chosen()
  }
  const { rows, row } = list
  const drop = { press: 'F8', label: text.drop, run: () => void use(null), off: busy }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{ label: text.use, run: () => row && void use(row), off: busy || !row }}
      keys={pinned ? [drop] : []}
    >
      <p className="secondary">{text.note}</p>
      {readers.loading && <Waiting />}
      <RefusalNote failure={failure ?? readers.failure} again={readers.again} />
      {readers.value && rows.length === 0 && <Note level="flag">{text.none}</Note>}
      {rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={device => void use(device)} autoFocus>
          {device => text.port(device.name, device.id === pinned?.device)}
        </PickList>
      )}
    </Dialog>
  )
}
