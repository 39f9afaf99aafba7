/** Emergency mode on the page: the band under the bar, going on without the branch, and what was handed in afterwards. */
import { type ReactNode, useState } from 'react'
import type { Out } from '../../shared/ipc/contract.ts'
import { emergencyText as text } from '../../shared/strings/zh-CN/emergency.ts'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow } from '../kit/enter-flow.tsx'
import { Icon } from '../kit/icon.tsx'
import { KeyCap } from '../kit/key-bar.tsx'
import { type Key, useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import type { Session } from '../parts/session.ts'
import { clockText } from '../parts/time-text.ts'
import { useAsked } from '../parts/use-asked.ts'
import { useSent } from '../parts/use-sent.ts'
import { EmergencyPage } from './emergency-page.tsx'

type View = Out<'emergency.view'>
type Said = { readonly level: 'flag' | 'emergency' | 'note'; readonly title: string; readonly words: string; readonly aside: string }

function onItsOwn({ mark, cards, by, since }: View): Said {
  const aside = by === null || since === null ? '' : text.begunBy(by, clockText(since))
  return { level: 'emergency', title: text.mode, words: text.on(mark ?? '', cards), aside }
}

function handing({ handed, left, open, ending }: View): Said {
  const words = `${text.handing(handed, left)}${ending ? text.ending : text.finish(open)}`
  return { level: 'note', title: text.backTitle, words, aside: '' }
}

/** Null where nothing needs to be said. `conflicts` are those the branch shows. */
function saidOf(view: View, gone: boolean, conflicts: number): Said | null {
  if (view.state === 'on') return onItsOwn(view)
  if (view.state === 'handing') return handing(view)
  if (view.state === 'offered') return { level: 'flag', title: text.goneTitle, words: text.offered, aside: '' }
  if (gone)
    return { level: 'flag', title: text.goneTitle, words: view.from === null ? text.goneNever : text.gone(clockText(view.from)), aside: '' }
  if (conflicts > 0) return { level: 'flag', title: text.conflictsTitle, words: text.conflicts(conflicts), aside: '' }
  return null
}

/** Under the bar of every desk: what happened, what is safe, and one key. */
export function EmergencyBand({ session }: { readonly session: Session }) {
  const view = useAsked('emergency.view', {}).value
  const line = useAsked('line.view', {}).value
  const isBranchThere = view?.state === 'none' || view?.state === 'ready'
  const decides = session.roles.some(role => role === 'teller' || role === 'manager')
  const list = useAsked('emergency.list', isBranchThere && decides && line?.state === 'up' ? {} : null).value
  const conflicts = list?.pieces.filter(({ state }) => state === 'conflict' || state === 'received').length ?? 0
  const [open, setOpen] = useState<'begin' | 'page' | null>(null)
  const said = view ? saidOf(view, line?.state === 'gone', conflicts) : null
  const opens = view?.state === 'offered' ? 'begin' : view?.state === 'on' || view?.state === 'handing' || conflicts > 0 ? 'page' : null
  useKeys(opens ? [{ press: 'Alt+A', label: opens === 'begin' ? text.key : text.pageTitle, run: () => setOpen(opens), hidden: true }] : [])
  if (!view || !said) return null
  return (
    <>
      <div className={`line-band ${said.level}`} role="status">
        <Icon name={said.level === 'note' ? 'again' : 'flag'} />
        <strong>{said.title}</strong>
        <span className="line-band-words" title={said.words}>
          {said.words}
        </span>
        <span className="push" />
        {said.aside !== '' && <span>{said.aside}</span>}
        {opens && (
          <button type="button" tabIndex={-1} className="line-band-key" onClick={() => setOpen(opens)}>
            <KeyCap press="Alt+A" />
            <span>{opens === 'begin' ? text.begin : text.see}</span>
          </button>
        )}
      </div>
      {open === 'begin' && <BeginDialog login={session.operator.login} counter={session.counter} close={() => setOpen(null)} />}
      {open === 'page' && <EmergencyPage view={view} close={() => setOpen(null)} />}
    </>
  )
}

/** On a screen where nobody has signed in, or nothing of the branch is known: the way to go on without it. */
export function useEmergencyDoor(): { readonly keys: readonly Key[]; readonly dialog: ReactNode } {
  const view = useAsked('emergency.view', {}).value
  const [open, setOpen] = useState(false)
  return {
    keys: view?.state === 'offered' ? [{ press: 'Alt+A', label: text.begin, run: () => setOpen(true) }] : [],
    dialog: view?.ending ? (
      <Note level="note">{text.ending}</Note>
    ) : open ? (
      <BeginDialog login="" counter="" close={() => setOpen(false)} />
    ) : null,
  }
}

type BeginProps = { readonly login: string; readonly counter: string; readonly close: () => void }

function BeginDialog({ login: known, counter: at, close }: BeginProps) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [counter, setCounter] = useState(at)
  const { send, busy, failure } = useSent()
  const lacks = login.trim() === '' || password === '' || !/^\d{1,3}$/.test(counter)
  const go = async () => {
    if (lacks || busy) return
    const reply = await send('session.beginEmergency', { login, password, counter })
    // Nothing of the branch that is away stays in the page.
    if (reply?.ok) window.location.reload()
    else setPassword('')
  }
  return (
    <Dialog title={text.beginTitle} close={close} changed={false} primary={{ label: text.begin, run: () => void go(), off: lacks || busy }}>
      <p>{text.beginNote}</p>
      <EnterFlow onLast={() => void go()} className="stack tight">
        <TextField name="login" label={text.login} value={login} onChange={setLogin} autoFocus={known === ''} />
        <TextField name="password" label={text.password} kind="password" value={password} onChange={setPassword} autoFocus={known !== ''} />
        <TextField
          name="counter"
          label={text.counter}
          kind="digits"
          maxLength={3}
          value={counter}
          onChange={setCounter}
          className="short"
        />
      </EnterFlow>
      {busy && <Waiting />}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
