/** Takes down that a citizen withdraws a consent: which, who says so, what stops; and prints what they get of it. */
import { useState } from 'react'
import { consentAge } from '../../../shared/business/notices.ts'
import { type ConsentScope, consentScopes, stopsCase } from '../../../shared/business/withdrawal.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { consentScopeText, withdrawalText as text, withdrawnByText } from '../../../shared/strings/zh-CN/casework.ts'
import { isFinal } from '../../../shared/workflow/table.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { usePaper } from '../../parts/papers.tsx'
import type { Session } from '../../parts/session.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { type Lack, LastingDialog } from './lasting-dialog.tsx'

type Props = { readonly view: CaseView; readonly roles: Session['roles']; readonly done: (view: CaseView) => void }

export function ConsentPart({ view, roles, done }: Props) {
  const [withdrawing, setWithdrawing] = useState(false)
  const paper = usePaper()
  const slip = { kind: 'consent', caseId: view.id, ticketId: null } as const
  const made = useAsked('consent.withdrawn', { caseId: view.id })
  const may = roles.some(role => role === 'teller' || role === 'cards' || role === 'manager') && view.business !== null
  const any = (made.value ?? []).length > 0
  useKeys([
    ...(may ? [{ press: 'Alt+C', label: text.key, run: () => setWithdrawing(true), hidden: !isFinal(view.state) && !any }] : []),
    ...(any ? [{ press: 'Alt+R', label: text.print, run: () => paper(slip) }] : []),
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
      {withdrawing && (
        <WithdrawDialog
          view={view}
          close={() => setWithdrawing(false)}
          done={next => {
            setWithdrawing(false)
            // The citizen takes the paper of it along.
            paper(slip)
            made.again()
            done(next)
          }}
        />
      )}
    </>
  )
}

const effectOf = (scopes: readonly ConsentScope[], { state }: CaseView): readonly string[] => [
  ...(scopes.includes('photo') ? [stopsCase(scopes, state) ? text.stops : isFinal(state) ? text.done : text.goesOn] : []),
  ...(scopes.includes('texts') ? [text.textsStop] : []),
]

type DialogProps = { readonly view: CaseView; readonly done: (view: CaseView) => void; readonly close: () => void }

function WithdrawDialog({ view, done, close }: DialogProps) {
  const [scopes, setScopes] = useState<readonly ConsentScope[]>([])
  const [note, setNote] = useState('')
  const { send, busy, failure } = useSent()
  const by = view.age < consentAge ? 'guardian' : 'holder'
  const lacking = (): Lack | null => {
    if (scopes.length === 0) return { field: `scopes.${consentScopes[0]}`, words: text.whatMissing }
    return note.trim().length < 2 ? { field: 'note', words: text.noteShort } : null
  }
  const go = async () => {
    const reply = await send('consent.withdraw', { caseId: view.id, revision: view.revision, scopes: [...scopes], by, note })
    if (reply?.ok) done(reply.value)
  }
  return (
    <LastingDialog
      title={text.title}
      confirm={text.confirm}
      revision={view.revision}
      lead={() => <p>{text.byWhom(withdrawnByText[by])}</p>}
      ticks={{ name: 'scopes', title: text.what, items: consentScopes.map(id => ({ id, text: consentScopeText[id] })) }}
      ticked={scopes}
      setTicked={setScopes}
      note={{ label: text.note, value: note, set: setNote }}
      lack={lacking()}
      warnings={effectOf(scopes, view)}
      go={go}
      busy={busy}
      failure={failure}
      close={close}
    />
  )
}
