/** Second: what becomes of the old card, and what the customer is told about the new one. */
import { useEffect, useRef, useState } from 'react'
import { fatesUnder, knownFate, type OldCardFate } from '../../../shared/pickup/old-card.ts'
import { handoverText, oldCardChoiceNote, oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
import { oldCardPolicyText, originText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'

const text = handoverText.card
const toldIds = ['toldEnable', 'toldBank'] as const
export type Dealt = { readonly fate: OldCardFate; readonly told: readonly string[] }

type LeaveProps = Pick<StepProps, 'view' | 'done'> & { readonly close: () => void }

/** The taker goes without the card: it lies in the drawer again. */
function LeaveDialog({ view, done, close }: LeaveProps) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const leave = async () => {
    const reply = await send('handover.leave', { caseId: view.id, revision: view.revision })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <Dialog
      changed={changed && !busy}
      title={text.leaveTitle}
      close={close}
      primary={{ label: text.leave, run: () => void leave(), off: busy, guarded: true }}
    >
      <p>{text.leaveAsk}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

type FateProps = {
  readonly rule: StepProps['profile']['oldCardPolicy']
  readonly fate: OldCardFate | null
  readonly choose: (fate: OldCardFate | null) => void
  readonly missing: boolean
}

/** A lost card is no choice of the teller's: it was reported. */
const choosable = fatesUnder(null)

function FateField({ rule, fate, choose, missing }: FateProps) {
  const allowed = fatesUnder(rule.value)
  return (
    <>
      <ChoiceField
        name="fate"
        label={text.fate}
        value={fate ?? ''}
        choices={choosable.map(one => ({
          value: one,
          label: oldCardChoiceText[one],
          note: oldCardChoiceNote[one],
          off: !allowed.includes(one),
        }))}
        onChange={value => choose(allowed.find(one => one === value) ?? null)}
        upright
        autoFocus
        error={missing ? text.fateMissing : null}
      />
      <p className="secondary dense">
        {text.rule} {rule.value === null ? unknownText : oldCardPolicyText[rule.value]} · {originText(rule)}
      </p>
    </>
  )
}

/** What to say of the new card depends on what it takes the place of. */
const tellingOf = (known: OldCardFate | null) => (known === 'none' ? text.toldFirst : known === 'lost' ? text.toldLost : text)

type Props = StepProps & { readonly before: Dealt | null; readonly next: (dealt: Dealt) => void }

export function CardPart({ view, profile, done, back, backLabel, before, next }: Props) {
  const known = knownFate(view.item, view.card)
  const [fate, setFate] = useState<OldCardFate | null>(known ?? before?.fate ?? null)
  const [told, setTold] = useState<readonly string[]>(before?.told ?? [])
  const [asked, setAsked] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const missing = toldIds.find(id => !told.includes(id))
  // With nothing to choose the first thing to tell holds the focus.
  useEffect(() => {
    if (known !== null) focusField(flow.current, `told.${toldIds[0]}`)
  }, [known])
  const go = () => {
    setAsked(true)
    if (fate === null) return focusField(flow.current, 'fate')
    if (missing) return focusField(flow.current, `told.${missing}`)
    next({ fate, told })
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...(view.allowed.includes('leaveCard') ? [{ press: 'F8', label: text.leave, run: () => setLeaving(true) }] : []),
    { press: 'F9', label: text.next, run: go, primary: true },
  ])
  return (
    <EnterFlow flowRef={flow} onLast={go} className="stack narrow">
      {known === null ? (
        <FateField rule={profile.oldCardPolicy} fate={fate} choose={setFate} missing={asked && fate === null} />
      ) : (
        <Note level="note">{known === 'lost' ? text.lostCard : text.firstCard}</Note>
      )}
      <TickList
        name="told"
        title={text.told}
        items={toldIds.map(id => ({ id, text: tellingOf(known)[id] }))}
        ticked={told}
        onTick={(id, on) => setTold(before => toldIds.filter(one => (one === id ? on : before.includes(one))))}
        error={asked && missing ? text.toldMissing : null}
      />
      <p className="secondary dense">{text.password}</p>
      {leaving && <LeaveDialog view={view} done={done} close={() => setLeaving(false)} />}
    </EnterFlow>
  )
}
