/** Takes down that a citizen withdraws a consent: which, who says so, what stops; and prints what they get of it. */
import { useRef, useState } from 'react'
import { consentAge } from '../../../shared/business/notices.ts'
import { type ConsentScope, consentScopes, stopsCase } from '../../../shared/business/withdrawal.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { consentScopeText, withdrawalText as text, withdrawnByText } from '../../../shared/strings/zh-CN/casework.ts'
import { isFinal } from '../../../shared/workflow/table.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import type { Session } from '../../parts/session.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly view: CaseView; readonly roles: Session['roles']; readonly done: (view: CaseView) => void }

export function ConsentPart({ view, roles, done }: Props) {
  const [open, setOpen] = useState<'withdraw' | 'slip' | null>(null)
  const made = useAsked('consent.withdrawn', { caseId: view.id })
  const may = roles.some(role => role === 'teller' || role === 'cards' || role === 'manager') && view.business !== null
  const any = (made.value ?? []).length > 0
  useKeys([
    ...(may ? [{ press: 'Alt+C', label: text.key, run: () => setOpen('withdraw'), hidden: !isFinal(view.state) && !any }] : []),
    ...(any ? [{ press: 'Alt+R', label: text.print, run: () => setOpen('slip') }] : []),
  ])
  return (
    <>
      {made.value?.map(one => (
        <Note key={one.at} level="flag">
          {text.line(one.scopes.map(scope => consentScopeText[scope]).join(text.and), withdrawnByText[one.by], one.note)}
          <span className="secondary dense">
            {' '}
            {one.operator} {timeText(one.at)}
          </span>
        </Note>
      ))}
      {open === 'withdraw' && (
        <WithdrawDialog
          view={view}
          close={() => setOpen(null)}
          done={next => {
            setOpen(null)
            made.again()
            done(next)
          }}
        />
      )}
      {open === 'slip' && <SlipDialog slip={{ kind: 'consent', caseId: view.id, ticketId: null }} close={() => setOpen(null)} />}
    </>
  )
}

const effectOf = (scopes: readonly ConsentScope[], { state }: CaseView): readonly string[] => [
  ...(scopes.includes('photo') ? [stopsCase(scopes, state) ? text.stops : isFinal(state) ? text.done : text.goesOn] : []),
  ...(scopes.includes('texts') ? [text.textsStop] : []),
]

function WithdrawDialog({
  view,
  done,
  close,
}: {
  readonly view: CaseView
  readonly done: (view: CaseView) => void
  readonly close: () => void
}) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(view.revision)
  const by = view.age < consentAge ? 'guardian' : 'holder'
  const scopes = consentScopes.filter(scope => ticked.includes(scope))
  const short = note.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (scopes.length === 0) return focusField(flow.current, `scopes.${consentScopes[0]}`)
    if (short) return focusField(flow.current, 'note')
    const reply = await send('consent.withdraw', { caseId: view.id, revision: view.revision, scopes: [...scopes], by, note })
    if (reply?.ok) done(reply.value)
  }
  return (
    <Dialog
      title={text.title}
      close={close}
      keys={[{ press: 'F10', label: text.confirm, run: () => void go(), off: busy }]}
      changed={changed && !busy}
    >
      <p>{text.byWhom(withdrawnByText[by])}</p>
      <EnterFlow flowRef={flow} className="stack tight">
        <TickList
          name="scopes"
          title={text.what}
          items={consentScopes.map(id => ({ id, text: consentScopeText[id] }))}
          ticked={ticked}
          onTick={(id, on) => setTicked(before => (on ? [...before, id] : before.filter(one => one !== id)))}
          error={asked && scopes.length === 0 ? text.whatMissing : null}
        />
        <TextField
          name="note"
          label={text.note}
          value={note}
          onChange={setNote}
          maxLength={200}
          error={asked && scopes.length > 0 && short ? text.noteShort : null}
        />
      </EnterFlow>
      {effectOf(scopes, view).map(words => (
        <Note key={words} level="flag">
          {words}
        </Note>
      ))}
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
