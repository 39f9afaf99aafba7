/** How everything this counter stands on is, the worst first, with what to do; and the bundle for whoever helps from afar. */
import { useState } from 'react'
import {
  cameraState,
  copiesState,
  diskState,
  type HealthRow,
  type HealthSeen,
  healthRows,
  pluggedState,
  slipState,
} from '../../shared/devices/health.ts'
import { dockText } from '../../shared/strings/zh-CN/dock.ts'
import { happened, healthStateText, healthText as text } from '../../shared/strings/zh-CN/health.ts'
import { Dialog } from '../kit/dialog.tsx'
import { useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote } from '../kit/notes.tsx'
import { Facts, Light } from '../kit/small.tsx'
import { timeText } from '../parts/time-text.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useCameraNames } from '../parts/use-camera-names.ts'
import { useNow } from '../parts/use-now.ts'
import { useSent } from '../parts/use-sent.ts'
import { DockDialog } from './dock-dialog.tsx'

function useHealth() {
  const cameras = useCameraNames()
  const pins = useAsked('device.pins', {})
  const readers = useAsked('reader.list', {})
  const printer = useAsked('printer.look', {})
  const branch = useAsked('health.view', {})
  const copies = useAsked('copies.bar', {})
  const line = useAsked('line.view', {})
  const now = useNow()
  const pinOf = (purpose: string) => pins.value?.find(pin => pin.purpose === purpose)?.device ?? null
  const seen: HealthSeen = {
    camera: cameraState(pinOf('camera'), cameras),
    reader: readers.value
      ? pluggedState(
          pinOf('reader'),
          readers.value.map(({ id }) => id),
        )
      : 'none',
    slip: slipState(pinOf('slip') !== null, printer.value?.state ?? null),
    sheet: pinOf('sheet') === null ? 'system' : 'chosen',
    pad: navigator.maxTouchPoints > 0 ? 'pen' : 'mouse',
    line: line.value?.state ?? 'alone',
    disk: branch.value ? diskState(branch.value.freeMb) : 'enough',
    clock: copies.value?.clock ? 'wrong' : 'right',
    copies: copies.value?.here && now ? copiesState(copies.value, now.ms) : 'good',
  }
  const again = () => {
    for (const asked of [readers, printer, branch, copies, line]) asked.again()
  }
  return { rows: healthRows(seen), again }
}

const words = ({ part, state }: HealthRow): { readonly word: string; readonly act: string } =>
  (healthStateText[part] as Readonly<Record<string, { readonly word: string; readonly act: string }>>)[state] ?? { word: '', act: '' }

/** One key from everywhere: what is well needs no room in the bar. */
export function HealthKey() {
  const [open, setOpen] = useState(false)
  useKeys([{ press: 'Alt+Y', label: text.open, run: () => setOpen(true), hidden: true }])
  return open ? <HealthDialog close={() => setOpen(false)} /> : null
}

function HealthDialog({ close }: { readonly close: () => void }) {
  const { rows, again } = useHealth()
  const session = useAsked('session.view', {})
  const isManager = session.value?.roles.includes('manager') ?? false
  const log = useAsked('device.log', isManager ? {} : null)
  const [saved, setSaved] = useState(false)
  const [breaking, setBreaking] = useState(false)
  const mode = useAsked('branch.view', {}).value?.mode
  const { send, busy, failure } = useSent()
  const endBreaking = () => {
    setBreaking(false)
    again()
  }
  const save = async () => {
    const reply = await send('support.save', {})
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const keys = [
    ...(mode === 'practice' ? [{ press: 'F6', label: dockText.open, run: () => setBreaking(true) }] : []),
    { press: 'F7', label: text.support, run: () => void save(), off: busy },
  ]
  return (
    <Dialog
      changed={false}
      wide
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.again, run: again }}
      keys={keys}
    >
      <table className="health">
        <tbody>
          {rows.map(row => (
            <tr key={row.part}>
              <th scope="row">
                <Light name={text.parts[row.part]} word={words(row).word} level={row.level} />
              </th>
              <td className="secondary">{words(row).act}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isManager && log.value && (
        <section className="stack tight">
          <h2>{text.log}</h2>
          {log.value.length === 0 && <p className="secondary dense">{text.noLog}</p>}
          <Facts
            facts={log.value.slice(0, 5).map(event => ({
              name: event.purpose === 'drawer' ? text.drawer : event.purpose === 'document' ? text.document : text.parts[event.purpose],
              value: happened(event.reason),
              note: text.logAt(event.counter, timeText(event.at)),
            }))}
          />
        </section>
      )}
      <p className="secondary dense">{text.supportNote}</p>
      {saved && <Note level="pass">{text.saved}</Note>}
      <RefusalNote failure={failure} />
      {breaking && <DockDialog close={endBreaking} />}
    </Dialog>
  )
}
