/** The full screen for when the store does not open or the core does not run, with the way out. */
import { isRefusalCode } from '../../shared/refusal.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { sayRefusal } from '../../shared/strings/zh-CN/refusal.ts'
import { Dialog } from '../kit/dialog.tsx'
import { useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { PickList } from '../kit/pick-list.tsx'
import { useRowDialog } from '../kit/use-row-dialog.ts'
import { useSelection } from '../kit/use-selection.ts'
import { FullScreen } from '../parts/full-screen.tsx'
import { timeText } from '../parts/time-text.ts'
import { useSent } from '../parts/use-sent.ts'
import { Unlock } from './unlock.tsx'

const text = appText.down
type Props = { readonly trouble: string | null; readonly copies: readonly string[]; readonly again: () => void }

export function Down({ trouble, copies, again }: Props) {
  const code = trouble !== null && isRefusalCode(trouble) ? trouble : 'CORE_DOWN'
  // The key kept by the system does not fit: the recovery code still opens the store.
  if (code === 'DB_KEY_WRONG') return <Unlock setup={null} again={again} />
  return <Trouble code={code} copies={copies} again={again} />
}

function Trouble({
  code,
  copies,
  again,
}: {
  readonly code: Parameters<typeof sayRefusal>[0]['code']
  readonly copies: readonly string[]
  readonly again: () => void
}) {
  useKeys([{ press: 'F5', label: text.retry, run: again }])
  return (
    <FullScreen title={text.title}>
      <div className="stack">
        <Note level="refuse">{sayRefusal({ code })}</Note>
        {code === 'DB_DAMAGED' || copies.length > 0 ? <Copies copies={copies} again={again} /> : <p>{text.restart}</p>}
        {code !== 'DB_DAMAGED' && <p className="secondary">{text.safe}</p>}
        <p className="secondary dense">
          {text.code} <span className="mono">{code}</span>
        </p>
      </div>
    </FullScreen>
  )
}

function Copies({ copies, again }: { readonly copies: readonly string[]; readonly again: () => void }) {
  const list = useSelection(copies, { idOf: copy => copy })
  const dialog = useRowDialog<'restore', string>(list)
  const { send, busy, failure } = useSent()
  useKeys(list.row === null ? [] : [{ press: 'F9', label: text.restore, run: () => dialog.open('restore'), primary: true, off: busy }])
  const restore = async (copy: string) => {
    dialog.close()
    const reply = await send('setup.restore', { copy })
    if (reply?.ok) again()
  }
  if (copies.length === 0) return <Note level="flag">{text.noCopies}</Note>
  return (
    <>
      <h2>{text.restoreTitle}</h2>
      <p className="secondary">{text.restoreNote}</p>
      <PickList label={text.restoreTitle} list={list} onOpen={copy => dialog.open('restore', copy)} autoFocus>
        {timeText}
      </PickList>
      {busy && <Waiting text={text.restoring} />}
      <RefusalNote failure={failure} />
      {dialog.shown && (
        <Dialog
          title={text.restoreTitle}
          close={dialog.close}
          changed={dialog.shown.changed}
          primary={{ label: text.restore, run: () => dialog.shown && void restore(dialog.shown.row), danger: true }}
        >
          {text.restoreAsk(timeText(dialog.shown.row))}
        </Dialog>
      )}
    </>
  )
}
