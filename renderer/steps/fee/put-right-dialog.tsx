/** Puts an entry of the ledger right: the bank took it back, it was never paid, or another way of payment was chosen by mistake. */
import { useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { yuan } from '../../../shared/money.ts'
import { feeMethodText, putRightText, feeStepText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { missingSecond, noSecond, SecondFields } from '../../parts/second-fields.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { oddNumber, PaidFields } from './paid-fields.tsx'

const kinds = ['bank', 'wrong-way', 'not-paid'] as const
type Kind = (typeof kinds)[number]
type Standing = NonNullable<CaseView['fee']['standing']>
type Props = {
  readonly view: CaseView
  readonly standing: Standing
  readonly done: (view: CaseView) => void
  readonly close: () => void
}

export function PutRightDialog({ view, standing, done, close }: Props) {
  const [kind, setKind] = useState<Kind | ''>('')
  const [paid, setPaid] = useState({ method: standing.method, terminal: '', reference: '' })
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(view.revision)
  const { send, busy, failure } = useSent()
  const same = kind === 'wrong-way' && paid.method === standing.method && paid.terminal === '' && paid.reference === ''
  const missing =
    kind === ''
      ? 'kind'
      : kind === 'wrong-way' && (same || oddNumber(paid) !== null)
        ? 'method'
        : note.trim().length < 2
          ? 'note'
          : missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (missing !== null || kind === '') return focusField(flow.current, missing ?? 'kind')
    const told = { caseId: view.id, revision: view.revision, entryId: standing.entryId, note: note.trim(), second }
    const reply =
      kind === 'wrong-way' ? await send('fee.changeWay', { ...told, ...paid }) : await send('fee.reverse', { ...told, cause: kind })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <Dialog
      changed={changed && !busy}
      title={putRightText.title}
      close={close}
      primary={{ label: putRightText.action, run: () => void go(), off: busy, danger: true }}
    >
      <p>{putRightText.ask(yuan(standing.fen), feeMethodText[standing.method])}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <ChoiceField
          name="kind"
          label={putRightText.what}
          value={kind}
          upright
          choices={kinds.map(value => ({
            value,
            label: putRightText.kinds[value],
            note: putRightText.follows[value],
            off: value === 'bank' && standing.method === 'cash',
          }))}
          onChange={value => setKind(kinds.find(one => one === value) ?? '')}
          error={asked && missing === 'kind' ? putRightText.pick : null}
        />
        {kind === 'wrong-way' && <PaidFields draft={paid} onChange={setPaid} />}
        {asked && same && <p className="field-note refuse">{putRightText.same}</p>}
        <TextField
          name="note"
          label={putRightText.reason}
          value={note}
          onChange={setNote}
          maxLength={200}
          error={asked && missing === 'note' ? text.short : null}
        />
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missing : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
