/** Chooses the printer of slips this counter uses: one on a plug, or one in the network by its address. */
import { useState } from 'react'
import type { DeviceView } from '../../shared/ipc/shapes/device.ts'
import { addressOf, isAddress } from '../../shared/printing/address.ts'
import { printerText as text } from '../../shared/strings/zh-CN/printing.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { PickList } from '../kit/pick-list.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSelection } from '../kit/use-selection.ts'
import { useAsked } from './use-asked.ts'
import { useSent } from './use-sent.ts'

export function PrinterDialog({ close }: { readonly close: () => void }) {
  const printers = useAsked('printer.list', {})
  const pins = useAsked('device.pins', {})
  const session = useAsked('session.view', {})
  const { send, busy, failure } = useSent()
  const [typed, setTyped] = useState<string | null>(null)
  const pinned = pins.value?.find(({ purpose }) => purpose === 'slip') ?? null
  const list = useSelection(printers.value, { idOf: row => row.id })
  const isManager = session.value?.roles.includes('manager') ?? false
  const drawer = pins.value?.find(({ purpose }) => purpose === 'drawer') ?? null
  const hang = async (device: DeviceView | null) => {
    const reply = await send('device.pin', { purpose: 'drawer', device })
    if (reply?.ok) pins.again()
  }
  const use = async (device: DeviceView | null) => {
    const reply = await send('device.pin', { purpose: 'slip', device })
    if (reply?.ok) close()
  }
  const address = typed === null ? null : addressOf(typed)
  const run = () => {
    if (typed === null) return list.row && void use(list.row)
    if (address !== null) void use({ id: address, name: address.slice(address.indexOf(':') + 1) })
  }
  const keys = [
    ...(isManager && typed === null ? [{ press: 'F6', label: text.byAddress, run: () => setTyped('') }] : []),
    ...(typed === null && drawer === null && list.row
      ? [{ press: 'F4', label: text.hangDrawer, run: () => void hang(list.row), off: busy }]
      : []),
    ...(drawer ? [{ press: 'F4', label: text.dropDrawer, run: () => void hang(null), off: busy }] : []),
    ...(pinned ? [{ press: 'F8', label: text.drop, run: () => void use(null), off: busy }] : []),
  ]
  const off = busy || (typed === null ? list.row === null : address === null)
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.use, run, off }} keys={keys}>
      <p className="secondary">{text.note}</p>
      {printers.loading && <Waiting />}
      <RefusalNote failure={failure ?? printers.failure} again={printers.again} />
      {pinned && isAddress(pinned.device) && <Note level="note">{text.atAddress(pinned.name)}</Note>}
      {drawer && <Note level="note">{text.drawerAt(drawer.name)}</Note>}
      {typed !== null && (
        <TextField
          name="address"
          label={text.address}
          value={typed}
          onChange={setTyped}
          maxLength={70}
          hint={text.addressHint}
          error={typed !== '' && address === null ? text.addressWrong : null}
          autoFocus
        />
      )}
      {typed === null && printers.value && list.rows.length === 0 && <Note level="flag">{isManager ? text.noneManager : text.none}</Note>}
      {typed === null && list.rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={device => void use(device)} autoFocus>
          {device => text.port(device.name, device.id === pinned?.device)}
        </PickList>
      )}
    </Dialog>
  )
}
