/** Hands a case in at the other system's own screen: its picture lies in the folder, its fields go to the clipboard one by one. */
import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { CentreHandReceipt } from '../../../shared/ipc/shapes/centre.ts'
import { handText as text } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { call } from '../../ipc.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Hand = Out<'centre.handView'>

/** What nobody filled in is not offered; it is named, so that nobody looks for it. */
function Fields({ fields, copied }: { readonly fields: Hand['fields']; readonly copied: number }) {
  const filled = fields.filter(({ value }) => value !== '')
  const left = fields.filter(({ value }) => value === '').map(({ name }) => name)
  return (
    <>
      <ol className="hand-fields" aria-label={text.fields}>
        {filled.map(({ key, name, value, means }, at) => (
          <HandField key={key} name={name} value={value} means={means} place={at - copied} />
        ))}
      </ol>
      {left.length > 0 && <p className="secondary">{text.leftEmpty(left)}</p>}
    </>
  )
}

type HandFieldProps = Omit<Hand['fields'][number], 'key'> & { readonly place: number }

/** `place`: below zero what was copied before, zero what lies in the clipboard. */
function HandField({ name, value, means, place }: HandFieldProps) {
  const row = useRef<HTMLLIElement>(null)
  const here = place === 0
  useEffect(() => {
    if (here) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [here])
  return (
    <li ref={row} aria-current={here ? 'step' : undefined} className={here ? 'here' : place < 0 ? 'done' : undefined}>
      <span className="secondary">{name}</span>
      <span>
        {value}
        {means !== null && means !== value && <span className="secondary"> {means}</span>}
      </span>
      <span className="hand-copied">{here ? text.inClipboard : ''}</span>
    </li>
  )
}

/** What was put into the clipboard is taken out again as soon as this stands no more. */
const useEmptied = () => useEffect(() => () => void call('centre.emptyClipboard', {}), [])

export function HandInDialog({ caseId, close }: { readonly caseId: CaseId; readonly close: () => void }) {
  const asked = useAsked('centre.handView', { caseId })
  const [copied, setCopied] = useState(-1)
  const [receipt, setReceipt] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, failure, clear } = useSent()
  useEmptied()
  const hand = asked.value
  const fields = (hand?.fields ?? []).filter(({ value }) => value !== '')
  const laid = hand?.state === 'handed'
  const over = hand?.state === 'done'
  const read = CentreHandReceipt.safeParse({ caseId, receipt })
  const copy = async (at: number) => {
    const field = fields[at]
    if (!field) return
    const reply = await send('centre.copyField', { caseId, field: field.key })
    if (reply?.ok) setCopied(at)
  }
  const put = () => void send('centre.handPut', { caseId })
  // Of another case, as it was refused a moment ago: one more key says that it is right.
  const other = failure?.code === 'RECEIPT_USED' ? String(failure.detail?.number ?? '') : null
  const note = async (alsoOf: string | null = null) => {
    setTried(true)
    if (!read.success) return
    const reply = await send('centre.handReceipt', { ...read.data, alsoOf })
    if (reply?.ok) close()
  }
  const back = async () => {
    const reply = await send('centre.handBack', { caseId })
    if (reply?.ok) close()
  }
  const next = copied + 1
  const keys = laid
    ? [
        {
          press: 'F9',
          label: next < fields.length ? text.copyNext(fields[next]?.name ?? '') : text.allCopied,
          run: () => void copy(next),
          off: busy || next >= fields.length,
        },
        { press: 'F7', label: text.copyAgain, run: () => void copy(Math.max(copied, 0)), off: busy || copied < 0 },
        { press: 'F6', label: text.copyBefore, run: () => void copy(copied - 1), off: busy || copied < 1 },
        { press: 'F3', label: text.putAgain, run: put, off: busy },
        ...(other === null
          ? []
          : [{ press: 'F8', label: text.noteAlso, run: () => void note(other), guarded: `${caseId} ${other}`, off: busy }]),
        { press: 'F4', label: text.back, run: () => void back(), guarded: caseId, off: busy },
      ]
    : []
  return (
    <Dialog
      changed={false}
      wide
      title={text.title}
      close={close}
      closeLabel={text.close}
      keys={keys}
      primary={
        laid ? { label: text.note, run: () => void note(), off: busy } : { label: text.put, run: put, off: busy || hand?.state !== 'due' }
      }
    >
      {asked.loading && <Waiting />}
      <RefusalNote failure={failure ?? asked.failure} />
      {over && <Note level="pass">{text.received(hand.receipt ?? '')}</Note>}
      {hand?.state === 'due' && <p>{hand.file === null ? text.askWithout : text.ask(hand.file)}</p>}
      {laid && (
        <>
          <Note level="note">{hand.lies ? text.lies(hand.file ?? '', hand.folder ?? '') : text.noPicture}</Note>
          <Fields fields={hand.fields} copied={copied} />
          <EnterFlow onLast={() => void note()}>
            <TextField
              name="receipt"
              label={text.receipt}
              hint={text.receiptHint}
              value={receipt}
              onChange={typed => {
                setReceipt(typed)
                clear()
              }}
              maxLength={60}
              error={tried && !read.success ? text.receiptWrong : null}
              autoFocus
            />
          </EnterFlow>
        </>
      )}
    </Dialog>
  )
}
