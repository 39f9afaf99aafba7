/** The fee of an accepted case: collected to the fen, or waived with a reason. */
import { useState } from 'react'
import { fen, waiverReasons, yuan } from '../../../shared/money.ts'
import { feeRule } from '../../../shared/profile/ask.ts'
import { feeStepText as text, waiverText } from '../../../shared/strings/zh-CN/fee.ts'
import { payText } from '../../../shared/strings/zh-CN/pay.ts'
import { feeText, originText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { inCash, oddNumber, PaidFields } from './paid-fields.tsx'
import { PayDialog } from './pay-dialog.tsx'
import { useDrawer } from './use-drawer.ts'

function Basis({ view, profile }: Pick<StepProps, 'view' | 'profile'>) {
  const rule = feeRule(profile, view.item)
  return (
    <p className="secondary dense">
      {text.basis} {rule?.value ? feeText(rule.value) : unknownText}
      {rule && ` · ${originText(rule)}`}
    </p>
  )
}

/** The waiver is a sentence of its own in the log, so it is asked for in a dialog. */
function Waive({ view, done, close }: Pick<StepProps, 'view' | 'done'> & { readonly close: () => void }) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const waive = async (note: string, place: number | null) => {
    const reason = waiverReasons[place ?? -1] ?? 'other'
    const reply = await send('fee.waive', { caseId: view.id, revision: view.revision, reason, note })
    if (reply?.ok) done(reply.value)
  }
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={text.waiveTitle}
      ask={text.waiveAsk(yuan(fen(view.fee.due ?? 0)))}
      commonLabel={text.waiveCommon}
      common={waiverReasons.map(reason => ({ label: waiverText[reason], words: reason === 'other' ? '' : waiverText[reason] }))}
      wordsLabel={text.waiveReason}
      short={text.short}
      action={text.waive}
      guarded
      busy={busy}
      failure={failure}
      close={close}
      say={(note, place) => void waive(note, place)}
    />
  )
}

export function FeeScreen({ view, profile, done, back, backLabel }: StepProps) {
  const [paid, setPaid] = useState(inCash)
  const [waiving, setWaiving] = useState(false)
  const [paying, setPaying] = useState(false)
  const { send, busy, failure } = useSent()
  const openDrawer = useDrawer()
  const { due } = view.fee
  // The core takes exactly what is due; where nothing is known to be due it takes nothing.
  const amount = fen(due ?? 0)
  const mayCollect = view.allowed.includes('collectFee')
  const mayWaive = view.allowed.includes('waiveFee') && amount > 0
  const collect = async () => {
    if (oddNumber(paid)) return
    const reply = await send('fee.collect', { caseId: view.id, revision: view.revision, ...paid, fen: amount })
    if (!reply?.ok) return
    if (amount > 0) openDrawer('fee', view.id, paid.method)
    done(reply.value)
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...(mayCollect && amount > 0 ? [{ press: 'F6', label: payText.open, run: () => setPaying(true), off: busy }] : []),
    ...(mayWaive ? [{ press: 'F8', label: text.waive, run: () => setWaiving(true), off: busy }] : []),
    ...(mayCollect
      ? [
          {
            press: 'F9',
            label: amount > 0 ? text.collect(yuan(amount)) : text.collectFree,
            run: () => void collect(),
            primary: true,
            guarded: view.id,
            off: busy,
          },
        ]
      : []),
  ])
  return (
    <EnterFlow className="stack fee-step">
      <div className="amount">
        <span className="secondary">{text.due}</span>
        <strong>{amount > 0 ? text.yuan(yuan(amount)) : text.nothing}</strong>
      </div>
      <Basis view={view} profile={profile} />
      {due === null && <Note level="flag">{text.unknown}</Note>}
      {mayCollect && amount > 0 && <PaidFields draft={paid} onChange={setPaid} autoFocus />}
      {!mayCollect && <Note level="note">{text.notYours}</Note>}
      <RefusalNote failure={failure} />
      {paying && (
        <PayDialog
          view={view}
          done={done}
          close={unbooked => {
            setPaying(false)
            if (unbooked !== null) setPaid({ method: 'qr', terminal: '', reference: unbooked })
          }}
        />
      )}
      {waiving && <Waive view={view} done={done} close={() => setWaiving(false)} />}
    </EnterFlow>
  )
}
