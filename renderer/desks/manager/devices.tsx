/** The devices of this counter: cameras and reader, which of them it uses, and what is done by hand without a device. */
import { useState } from 'react'
import type { PinView } from '../../../shared/ipc/shapes/device.ts'
import { cameraKind } from '../../../shared/photo/camera-kind.ts'
import { isAddress } from '../../../shared/printing/address.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { sheetText } from '../../../shared/strings/zh-CN/printing.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { Facts, Light } from '../../kit/small.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { PrinterDialog } from '../../parts/printer-dialog.tsx'
import { SheetDialog } from '../../parts/sheet-dialog.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useCameraNames } from '../../parts/use-camera-names.ts'
import { useSent } from '../../parts/use-sent.ts'
import { ReaderDialog } from '../../steps/identity/reader-dialog.tsx'

const text = managerText.devices

export function Devices() {
  const cameras = useAsked('photo.cameras', {})
  const readers = useAsked('reader.list', {})
  const pins = useAsked('device.pins', {})
  const names = useCameraNames() ?? []
  const pinOf = (purpose: PinView['purpose']) => pins.value?.find(pin => pin.purpose === purpose) ?? null
  const [camera, reader, slip, sheet] = [pinOf('camera'), pinOf('reader'), pinOf('slip'), pinOf('sheet')]
  const printers = useAsked('printer.list', {})
  const list = useSelection(names, { idOf: name => name })
  const { send, busy, failure } = useSent()
  const [choosing, setChoosing] = useState<'reader' | 'printer' | 'sheet' | null>(null)
  const pin = (name: string | null) => void send('device.pin', { purpose: 'camera', device: name === null ? null : { id: name, name } })
  const again = () => {
    cameras.again()
    readers.again()
    printers.again()
  }
  useKeys([
    { press: 'F3', label: text.choosePrinter, run: () => setChoosing('printer') },
    { press: 'F4', label: sheetText.choose, run: () => setChoosing('sheet') },
    { press: 'F6', label: text.chooseReader, run: () => setChoosing('reader') },
    { press: 'F7', label: text.drop, run: () => pin(null), off: busy || !camera },
    { press: 'F8', label: text.choose, run: () => list.row !== null && pin(list.row), off: busy || list.row === null },
    { press: 'F9', label: text.again, run: again, primary: true },
  ])
  const readerThere = readers.value?.some(({ id }) => id === reader?.device) ?? false
  // One in the network is on no list; whether it answers is seen when something is printed.
  const slipThere = slip !== null && (isAddress(slip.device) || (printers.value?.some(({ id }) => id === slip.device) ?? false))
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <section className="stack tight">
          <h2>{text.cameras}</h2>
          <RefusalNote failure={cameras.failure} />
          {cameras.loading && <Waiting />}
          {cameras.value?.length === 0 && <Light name={text.camera} word={text.none} level="off" />}
          {cameras.value?.map(found => (
            <Light key={found.id} name={found.name} word={text.there} level="pass" />
          ))}
          <p className="secondary dense">{text.camerasNote}</p>
        </section>
        <section className="stack tight">
          <h2>{text.live}</h2>
          <RefusalNote failure={failure} />
          {names.length === 0 && <Light name={text.camera} word={text.none} level="off" />}
          {names.length > 0 && (
            <PickList label={text.live} list={list} onOpen={pin} autoFocus>
              {name => `${name === camera?.device ? text.chosen(name) : name} · ${text.kind[cameraKind({ id: '', name })]}`}
            </PickList>
          )}
          {camera && !names.includes(camera.device) && <Light name={camera.name} word={text.unplugged} level="flag" />}
          <p className="secondary dense">{text.liveNote}</p>
        </section>
        <section className="stack tight">
          <h2>{text.readers}</h2>
          {!reader && <Light name={text.reader} word={text.readerNone} level="off" />}
          {reader && <Light name={reader.name} word={readerThere ? text.there : text.unplugged} level={readerThere ? 'pass' : 'flag'} />}
        </section>
        <section className="stack tight">
          <h2>{text.printers}</h2>
          <Light name={sheetText.name} word={sheet?.name ?? text.printerNone} level={sheet ? 'pass' : 'off'} />
          {!slip && <Light name={text.slipPrinter} word={text.printerNone} level="off" />}
          {slip && <Light name={slip.name} word={slipThere ? text.printerChosen : text.unplugged} level={slipThere ? 'pass' : 'flag'} />}
        </section>
        <section className="stack tight">
          <h2>{text.byHand}</h2>
          <Facts facts={text.hands.map(([name, value]) => ({ name, value }))} columns={2} />
        </section>
      </div>
      {choosing === 'reader' && <ReaderDialog close={() => setChoosing(null)} chosen={() => setChoosing(null)} />}
      {choosing === 'sheet' && <SheetDialog close={() => setChoosing(null)} />}
      {choosing === 'printer' && <PrinterDialog close={() => setChoosing(null)} />}
    </Work>
  )
}
