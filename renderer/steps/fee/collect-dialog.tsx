/** Collects the fee of a case where it does not stand at its own step: at application, at pickup, or again after a reversal. */
import { useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { feeStepText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'
import { inCash, oddNumber, PaidFields } from './paid-fields.tsx'
import { useDrawer } from './use-drawer.ts'

type Props = { readonly view: CaseView; readonly done: (view: CaseView) => void; readonly close: () => void }

export function CollectDialog({ view, done, close }: Props) {
  const [paid, setPaid] = useState(inCash)
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(view.revision)
  const { send, busy, failure } = useSent()
  const openDrawer = useDrawer()
  const amount = fen(view.fee.open)
  const go = async () => {
    const odd = oddNumber(paid)
    if (odd) return focusField(flow.current, odd)
    const reply = await send('fee.collect', { caseId: view.id, revision: view.revision, fen: amount, ...paid })
    if (!reply?.ok) return
    openDrawer('fee', view.id, paid.method)
    close()
    done(reply.value)
  }
  return (
    <Dialog
      changed={changed && !busy}
      title={text.collectTitle}
      close={close}
      primary={{ label: text.collect(yuan(amount)), run: () => void go(), off: busy, guarded: true }}
    >
      <p>{text.collectAsk(view.number, yuan(amount))}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <PaidFields draft={paid} onChange={setPaid} autoFocus />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
