/** The full screen for when the store does not open or the core does not run, with the ways out. */
import type { Out } from '../../shared/ipc/contract.ts'
import type { StoreWay } from '../../shared/ipc/shapes/setup.ts'
import { isRefusalCode, type RefusalCode } from '../../shared/refusal.ts'
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
type Ways = Out<'setup.view'>['ways']
type Props = { readonly trouble: string | null; readonly ways: Ways; readonly again: () => void }

export function Down({ trouble, ways, again }: Props) {
  const code = trouble !== null && isRefusalCode(trouble) ? trouble : 'CORE_DOWN'
  // The key kept by the system does not fit: the recovery code still opens the store.
  if (code === 'DB_KEY_WRONG') return <Unlock setup={null} again={again} />
  return <Trouble code={code} ways={ways} again={again} />
}

const isDamaged = (code: RefusalCode): code is keyof typeof text.damagedTitle => code in text.damagedTitle

function Trouble({ code, ways, again }: { readonly code: RefusalCode; readonly ways: Ways; readonly again: () => void }) {
  const { send, busy: trying } = useSent()
  const copies = useSent()
  const busy = trying || copies.busy
  // Really tries: the answer is why it failed this time, which may be something else than before.
  const retry = async () => {
    await send('setup.retry', {})
    again()
  }
  const damaged = isDamaged(code)
  const bring = async () => {
    const reply = await copies.send('setup.bring', {})
    if (reply?.ok && reply.value.picked) again()
  }
  useKeys([
    { press: 'F5', label: damaged ? text.openAgain : text.retry, run: () => void retry(), off: busy },
    ...(damaged ? [{ press: 'F7', label: text.elsewhere, run: () => void bring(), off: busy }] : []),
  ])
  return (
    <FullScreen title={damaged ? text.damagedTitle[code] : text.title} wide={damaged}>
      <div className="stack">
        <Note level="refuse">{sayRefusal({ code })}</Note>
        {damaged ? <WaysBack ways={ways} again={again} /> : <p>{text.restart}</p>}
        {!damaged && <p className="secondary">{text.safe}</p>}
        {busy && <Waiting text={copies.busy ? appText.setup.bringing : text.retrying} />}
        <RefusalNote failure={copies.failure} />
        <p className="secondary dense">
          {text.code} <span className="mono">{code}</span>
        </p>
      </div>
    </FullScreen>
  )
}

const timeOf = (way: StoreWay): string => (way.at ? timeText(way.at) : text.kind[way.kind])

function WaysBack({ ways, again }: { readonly ways: Ways; readonly again: () => void }) {
  const list = useSelection(ways, { idOf: way => way.id })
  const dialog = useRowDialog<'restore', StoreWay>(list)
  const { send, busy, failure } = useSent()
  const chosen = list.row
  useKeys(
    chosen === null
      ? []
      : [{ press: 'F9', label: text.restoreTo[chosen.kind], run: () => dialog.open('restore'), primary: true, off: busy }],
  )
  const restore = async (way: StoreWay) => {
    dialog.close()
    const reply = await send('setup.restore', { copy: way.id })
    if (reply?.ok) again()
  }
  if (ways.length === 0) return <Note level="flag">{text.noCopies}</Note>
  return (
    <>
      <p className="secondary">{text.damagedNote}</p>
      <h2>{text.restoreTitle}</h2>
      <div className="ways-back">
        <PickList label={text.restoreTitle} list={list} onOpen={way => dialog.open('restore', way)} autoFocus>
          {way => <WayRow way={way} />}
        </PickList>
      </div>
      {chosen !== null && <Lost way={chosen} />}
      {busy && <Waiting text={text.restoring} />}
      <RefusalNote failure={failure} />
      {dialog.shown && (
        <Dialog
          title={text.kind[dialog.shown.row.kind]}
          close={dialog.close}
          changed={dialog.shown.changed}
          primary={{
            label: text.restore,
            run: () => dialog.shown && void restore(dialog.shown.row),
            danger: dialog.shown.row.lacks > 0 || !dialog.shown.row.sure,
          }}
        >
          {text.restoreAsk(timeOf(dialog.shown.row), dialog.shown.row.lacks, dialog.shown.row.sure)}
        </Dialog>
      )}
    </>
  )
}

function WayRow({ way }: { readonly way: StoreWay }) {
  return (
    <div className="way-row">
      <span>
        <strong>{timeOf(way)}</strong>
        <br />
        <span className="secondary dense">{text.kind[way.kind]}</span>
      </span>
      <span>{text.holds(way.cases, way.lastCase, way.lastTicket)}</span>
      <span className={way.lacks === 0 && way.sure ? 'secondary' : 'lacks'}>
        {text.lacks(way.lacks, way.sure, way.since ? timeText(way.since) : '')}
      </span>
    </div>
  )
}

function Lost({ way }: { readonly way: StoreWay }) {
  if (way.lacks === 0) return <p className="secondary">{way.sure ? text.lostNone : text.lostUnknown}</p>
  if (way.lost.length === 0) return <p className="secondary">{text.lostSteps(way.lacks)}</p>
  return (
    <section aria-label={text.lostTitle(way.lost.length)}>
      <h2>{text.lostTitle(way.lost.length)}</h2>
      <p className="mono dense">{way.lost.join(' · ')}</p>
    </section>
  )
}
