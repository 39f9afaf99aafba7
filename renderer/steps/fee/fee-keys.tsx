/** The keys that belong to the money of a case, whatever step stands open: its receipt, and giving it back. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { feeMethodText, putRightText, feeStepText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useSent } from '../../parts/use-sent.ts'
import { CollectDialog } from './collect-dialog.tsx'
import { PutRightDialog } from './put-right-dialog.tsx'

type Props = { readonly view: CaseView; readonly done: (view: CaseView) => void }

/** The paper that goes with the last movement of money. */
const paperOf = ({ fee }: CaseView) => (fee.refund !== null ? 'refund' : fee.receipt !== null ? 'receipt' : null)

const askOf = ({ fee }: CaseView): string =>
  fee.receipt !== null && fee.method !== null ? text.refundAsk(yuan(fen(fee.due ?? 0)), feeMethodText[fee.method]) : text.withdrawAsk

function RefundDialog({ view, done, close }: Props & { readonly close: () => void }) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const last = text.refundReasons.length - 1
  const say = async (note: string) => {
    const reply = await send('fee.refund', { caseId: view.id, revision: view.revision, note })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={text.refundTitle}
      ask={askOf(view)}
      commonLabel={text.refundCommon}
      common={text.refundReasons.map((label, place) => ({ label, words: place === last ? '' : label }))}
      wordsLabel={text.refundReason}
      short={text.short}
      action={text.refund}
      danger
      busy={busy}
      failure={failure}
      close={close}
      say={note => void say(note)}
    />
  )
}

/** Where the fee has a step of its own it is collected there. */
const collectsHere = ({ fee, state }: CaseView): boolean => fee.open > 0 && !startsIn(state, 'collectFee')

export function FeeKeys({ view, done }: Props) {
  const [open, setOpen] = useState<'paper' | 'refund' | 'collect' | 'mend' | null>(null)
  const paper = paperOf(view)
  useKeys([
    ...(paper ? [{ press: 'P', label: paper === 'refund' ? text.refundSlip : text.receipt, run: () => setOpen('paper') }] : []),
    ...(collectsHere(view) ? [{ press: 'Ctrl+F', label: text.collectNow, run: () => setOpen('collect') }] : []),
    ...(view.fee.standing ? [{ press: 'Ctrl+H', label: putRightText.open, run: () => setOpen('mend') }] : []),
    ...(view.allowed.includes('withdraw') ? [{ press: 'F10', label: text.refund, run: () => setOpen('refund') }] : []),
  ])
  return (
    <>
      {collectsHere(view) && <Note level="flag">{text.unpaidHere(yuan(fen(view.fee.open)))}</Note>}
      {open === 'collect' && <CollectDialog view={view} done={done} close={() => setOpen(null)} />}
      {open === 'mend' && view.fee.standing && (
        <PutRightDialog view={view} standing={view.fee.standing} done={done} close={() => setOpen(null)} />
      )}
      {open === 'paper' && paper && <SlipDialog slip={{ kind: paper, caseId: view.id, ticketId: null }} close={() => setOpen(null)} />}
      {open === 'refund' && <RefundDialog view={view} done={done} close={() => setOpen(null)} />}
    </>
  )
}
