/** What stands after a case left the chair: its number, what to tell the customer, the slips. */
import { useState } from 'react'
import { effectOf } from '../../../shared/business/effects.ts'
import { makesCard } from '../../../shared/business/items.ts'
import type { CardState } from '../../../shared/card/card.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { SlipKind } from '../../../shared/ipc/shapes/print.ts'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { nextForCard } from '../../../shared/strings/zh-CN/card.ts'
import { peopleText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Scroll } from '../../kit/scroll.tsx'
import { CopyableNumber, Facts } from '../../kit/small.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import { usePaperOut } from '../../parts/paper-out.tsx'
import { PrintJobs } from '../../parts/print-jobs.tsx'
import { SlipPicture } from '../../parts/slip-picture.tsx'
import { dayText, timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import { RatingPart } from '../../rating/rating-part.tsx'
import { effectFacts, isAct, useChangeFacts } from '../../steps/effect-lines.tsx'
import { useOnward } from '../../steps/onward.ts'
import { SerialPart } from '../../steps/serial-part.tsx'
import type { StepProps } from '../../steps/step-props.ts'

const text = tellerText.done

const headOf = (view: CaseView): string =>
  view.state === 'submitted'
    ? text.title
    : view.state === 'closed' && isAct(view)
      ? text.finished(itemText[view.item])
      : stateText[view.state]

/** The social side is cancelled, the bank has still to close the account. */
const awaitsBank = ({ item, state, card }: CaseView): boolean =>
  effectOf(item)?.bankAfter === 'close' && state === 'closed' && card !== null && card.state === 'cancelled' && card.account !== 'closed'

const toldOf = ({ item }: CaseView, state: CardState): string =>
  effectOf(item)?.bankAfter === 'close' ? text.toldCancel : nextForCard[state]

/** A card enabled a moment ago: its account may be activated next. */
const enabledIn = ({ item, state, card }: CaseView) => (item === 'ENABLE_SOCIAL' && state === 'closed' ? card : null)

type Props = Pick<StepProps, 'view' | 'profile' | 'openCase'> & { readonly leave: () => void; readonly nextOfFamily: () => void }

export function DonePage({ view, profile, openCase, leave, nextOfFamily }: Props) {
  const [slip, setSlip] = useState<Out<'slip.print'> | null>(null)
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = useSent()
  const accepted = view.state !== 'void'
  useCustomer(1, accepted ? { page: 'bye', caseId: view.id } : null)
  const changes = useChangeFacts(view.changes, true)
  const closesAccount = awaitsBank(view)
  const print = async (kind: SlipKind) => {
    setSaved(false)
    const reply = await send('slip.print', { kind, caseId: view.id, ticketId: null })
    if (reply?.ok) setSlip(reply.value)
  }
  const saveAs = async () => {
    const reply = slip && (await send('slip.saveAs', { printId: slip.print.id }))
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const out = usePaperOut(slip?.print ?? null)
  const onward = useOnward({ view, profile, openCase, card: enabledIn(view), chair: { companion: view.companion } })
  useKeys([
    { press: 'Escape', label: text.end, run: leave },
    ...(accepted
      ? [
          { press: 'F5', label: text.acceptance, run: () => void print('acceptance'), off: busy },
          ...(isAct(view) ? [] : [{ press: 'F6', label: text.form, run: () => void print('form'), off: busy }]),
        ]
      : []),
    ...(closesAccount
      ? [
          {
            press: 'F3',
            label: text.closeAccount,
            run: () => void send('holder.closeAccount', { caseId: view.id }),
            guarded: view.id,
            off: busy,
          },
        ]
      : []),
    ...onward.keys,
    ...out.keys,
    ...(slip ? [{ press: 'F7', label: text.saveAs, run: () => void saveAs(), off: busy }] : []),
    ...(accepted ? [{ press: 'F8', label: peopleText.family, run: nextOfFamily }] : []),
    { press: 'F9', label: text.end, run: leave, primary: true },
  ])
  return (
    <Scroll className="work-body done-page" landing>
      <div className="stack">
        <h1>{headOf(view)}</h1>
        {view.state === 'submitted' && makesCard(view.item) && view.pickup.promised && (
          <p className="done-day">
            <span className="secondary">{text.day}</span>
            <strong>{dayText(view.pickup.promised.day)}</strong>
          </p>
        )}
        <Facts
          facts={[
            { name: text.number, value: <CopyableNumber text={view.number} label={text.number} /> },
            { name: text.item, value: itemText[view.item] },
            { name: text.state, value: stateText[view.state], note: timeText(view.changedAt) },
            ...(isAct(view) ? effectFacts(view) : []),
            ...changes,
          ]}
        />
        {view.state === 'submitted' && <Note level="pass">{makesCard(view.item) ? text.told : text.toldReview}</Note>}
        {view.state === 'closed' && isAct(view) && view.card && <Note level="pass">{toldOf(view, view.card.state)}</Note>}
        {closesAccount && <Note level="flag">{text.closeAccountHint}</Note>}
        <SerialPart view={view} />
        <RatingPart view={view} />
        <RefusalNote failure={failure ?? onward.failure} />
        {out.line}
        <PrintJobs caseId={view.id} />
        {saved && <Note level="pass">{text.saved}</Note>}
      </div>
      {accepted &&
        (busy ? (
          <Waiting text={text.printing} />
        ) : slip === null ? (
          <EmptyState title={isAct(view) ? text.noPreviewAct : text.noPreview} />
        ) : (
          <SlipPicture image={slip.preview} full />
        ))}
    </Scroll>
  )
}
