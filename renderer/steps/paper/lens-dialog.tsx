/** Chooses the lens that looks at papers at this counter: one the page opens, or one the main side takes stills with. */
import type { DeviceView } from '../../../shared/ipc/shapes/device.ts'
import { cameraKind } from '../../../shared/photo/camera-kind.ts'
import { paperText } from '../../../shared/strings/zh-CN/paper.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useSent } from '../../parts/use-sent.ts'

const text = paperText.lenses

type Props = { readonly lenses: readonly DeviceView[] | null; readonly chosen: string | null; readonly close: () => void }

export function LensDialog({ lenses, chosen, close }: Props) {
  const list = useSelection(lenses, { idOf: ({ id }) => id })
  const { send, busy, failure } = useSent()
  const choose = async (lens: DeviceView) => {
    const reply = await send('device.pin', { purpose: 'document', device: lens })
    if (reply?.ok) close()
  }
  const said = ({ id, name }: DeviceView): string => {
    const kind = cameraKind({ id: id === name ? '' : id, name })
    const called = id === chosen ? text.chosen(name) : name
    return kind === 'plugged' ? called : `${called} · ${text[kind]}`
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{ label: text.choose, run: () => list.row && void choose(list.row), off: busy || !list.row }}
    >
      <p className="secondary">{text.note}</p>
      <RefusalNote failure={failure} />
      {lenses === null && <Waiting />}
      {lenses?.length === 0 && <Note level="flag">{text.none}</Note>}
      {list.rows.length > 0 && (
        <PickList label={text.title} list={list} onOpen={lens => void choose(lens)} autoFocus>
          {said}
        </PickList>
      )}
    </Dialog>
  )
}
