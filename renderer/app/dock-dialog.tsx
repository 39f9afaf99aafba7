/** Practice only: breaks a simulated device on purpose, so that everybody has seen once what the program says then. */
import type { DockFault, DockPart } from '../../shared/devices/dock.ts'
import { dockText as text } from '../../shared/strings/zh-CN/dock.ts'
import { Dialog } from '../kit/dialog.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { PickList } from '../kit/pick-list.tsx'
import { useSelection } from '../kit/use-selection.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'

type Row = { readonly part: DockPart; readonly fault: DockFault; readonly isOn: boolean }

export function DockDialog({ close }: { readonly close: () => void }) {
  const dock = useAsked('dock.view', {})
  const { send, busy, failure } = useSent()
  const rows = dock.value?.flatMap(({ part, faults, fault }) => faults.map((one): Row => ({ part, fault: one, isOn: one === fault }))) ?? []
  const list = useSelection(rows, { idOf: ({ part, fault }) => `${part}.${fault}` })
  const set = async (part: DockPart, fault: DockFault | null) => {
    const reply = await send('dock.fail', { part, fault })
    if (reply?.ok) dock.again()
  }
  const flip = ({ part, fault, isOn }: Row) => void set(part, isOn ? null : fault)
  const clear = async () => {
    for (const { part } of dock.value ?? []) await set(part, null)
  }
  const keys = [{ press: 'F8', label: text.clear, run: () => void clear(), off: busy }]
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      closeLabel={text.close}
      primary={{ label: text.flip, run: () => list.row && flip(list.row), off: busy || list.row === null }}
      keys={keys}
    >
      <p className="secondary">{text.note}</p>
      <RefusalNote failure={failure ?? dock.failure} />
      <PickList label={text.title} list={list} onOpen={flip} autoFocus>
        {({ part, fault, isOn }) => text.row(part, fault, isOn)}
      </PickList>
    </Dialog>
  )
}
