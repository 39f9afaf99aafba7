/** Takes the citizen's document, then that of whoever came along, checked while they are typed; then the case begins. */
import { useEffect, useRef, useState } from 'react'
import { maskName } from '../../../shared/identity/mask.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { CompanionInput, IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { companionRoleText, peopleText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { ageOn, parseDay } from '../../../shared/time.ts'
import { timeText } from '../../app/time-text.ts'
import { useSent } from '../../app/use-sent.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import type { CompanionDraft } from './companion-draft.ts'
import { CompanionForm } from './companion-form.tsx'
import { DocumentFields } from './document-fields.tsx'
import { emptyDraft, faultsOf, type IdentityDraft, identityFields, inputOf } from './draft.ts'
import { HolderLine } from './holder-line.tsx'
import { errorsOf, warningsOf } from './sentences.ts'
import { useJudged, useNumber } from './use-judged.ts'
import { choicesOf, companionFor, proposed, type Way, wayOf } from './who-came.ts'

const text = tellerText.identity

type Props = {
  readonly today: string
  readonly profile: Out<'profile.view'>
  readonly ticket: TicketView | null
  /** The case of the family member taken just before. */
  readonly after?: CaseView | null
  readonly opened: (view: CaseView) => void
  readonly openOther: (caseId: CaseId) => void
  /** Back to the desk; null where a called ticket stands and there is nothing to go back to. */
  readonly leave: (() => void) | null
}

export function IdentityScreen(props: Props) {
  const { today, profile, ticket, after = null, opened } = props
  const [draft, setDraft] = useState(emptyDraft('RIC'))
  const [way, setWay] = useState<Way>('self')
  const [companion, setCompanion] = useState<CompanionDraft | null>(null)
  const [stage, setStage] = useState<'holder' | 'companion'>('holder')
  const { send, busy, failure, clear } = useSent()
  const identity = inputOf(draft)
  const [day, birth] = [parseDay(today), parseDay(draft.birth)]
  const age = day && birth ? ageOn(birth, day) : null
  const chair = { age, item: ticket?.item ?? null, profile, after }

  const begin = async (holder: IdentityInput, brought: CompanionInput | null) => {
    const reply = await send('case.open', {
      ticketId: ticket?.id ?? null,
      identity: holder,
      companion: brought,
      after: after?.id ?? null,
    })
    if (reply?.ok) opened(reply.value)
  }
  const choose = (next: Way) => {
    setWay(next)
    setCompanion(next === 'self' ? null : companionFor(next, chair))
  }
  // A child's document proposes whoever brought the child, as soon as it is read.
  const suggestion = proposed(chair, way)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new age proposes, never a new choice
  useEffect(() => {
    if (suggestion !== way) choose(suggestion)
  }, [age])

  return (
    <>
      <div className="work-head">
        <strong className="mono">{ticket?.number ?? after?.ticket ?? tellerText.room.withoutTicket}</strong>
        {ticket && <span>{itemShortText[ticket.item]}</span>}
        {after && <span className="secondary">{peopleText.familyOf(maskName(after.identity.name))}</span>}
        <h1 className="head-title">{text.title}</h1>
      </div>
      <div className="work-body scroll">
        {stage === 'companion' && companion && identity && age !== null ? (
          <CompanionForm
            first={companion}
            profile={profile}
            holder={identity}
            holderAge={age}
            item={chair.item}
            keep={brought => void begin(identity, brought)}
            keepLabel={text.next}
            back={typed => {
              clear()
              setCompanion(typed)
              setStage('holder')
            }}
            backLabel={peopleText.backToHolder}
            busy={busy}
            failure={failure}
          >
            <HolderLine identity={identity} age={age} />
          </CompanionForm>
        ) : (
          <HolderForm
            {...props}
            draft={draft}
            set={change => {
              clear()
              setDraft(before => ({ ...before, ...change }))
            }}
            chair={chair}
            way={way}
            choose={choose}
            busy={busy}
            failure={failure}
            next={holder => (way === 'self' ? void begin(holder, null) : setStage('companion'))}
            nextLabel={companion ? peopleText.next(companionRoleText[companion.role]) : text.next}
          />
        )}
      </div>
    </>
  )
}

type HolderProps = Props & {
  readonly draft: IdentityDraft
  readonly set: (change: Partial<IdentityDraft>) => void
  readonly chair: Parameters<typeof choicesOf>[0]
  readonly way: Way
  readonly choose: (way: Way) => void
  readonly busy: boolean
  readonly failure: Parameters<typeof RefusalNote>[0]['failure']
  readonly next: (holder: IdentityInput) => void
  readonly nextLabel: string
}

function HolderForm({ draft, set, chair, way, choose, busy, failure, next, nextLabel, leave, openOther }: HolderProps) {
  const [asked, setAsked] = useState(false)
  const [numberLeft, setNumberLeft] = useState(draft.number !== '')
  const flow = useRef<HTMLDivElement>(null)
  const found = useNumber(draft, numberLeft, set)
  const judged = useJudged(draft)
  const fromNumber = found.value?.problem ? [{ field: 'number', code: found.value.problem }] : []
  const faults = faultsOf(draft)
  const errors = errorsOf(identityFields, [...fromNumber, ...(judged.value?.problems ?? [])], asked ? faults : null)
  const inFlight = found.value?.inFlight ?? null

  const go = () => {
    setAsked(true)
    const wrong = identityFields.find(field => faults.has(field) || errors[field])
    const identity = inputOf(draft)
    if (wrong || !identity) return focusField(flow.current, wrong ?? 'number')
    next(identity)
  }
  useKeys([
    ...(leave ? [{ press: 'Escape', label: tellerText.room.toDesk, run: leave }] : []),
    ...(inFlight ? [{ press: 'F5', label: text.openInFlight, run: () => openOther(inFlight.caseId) }] : []),
    { press: 'F6', label: peopleText.other, run: () => focusField(flow.current, 'who'), off: inFlight !== null },
    { press: 'F9', label: nextLabel, run: go, primary: true, off: busy || inFlight !== null },
  ])
  return (
    <EnterFlow flowRef={flow} onLast={go} className="identity-form">
      <ChoiceField
        name="who"
        label={peopleText.who}
        hint={choicesOf(chair)[0]?.off ? peopleText.minor : peopleText.whoHint}
        value={way}
        choices={choicesOf(chair)}
        onChange={value => choose(wayOf(value))}
        off={inFlight !== null}
      />
      <DocumentFields
        draft={draft}
        set={set}
        errors={errors}
        warnings={warningsOf(identityFields, judged.value?.warnings ?? [])}
        found={found.value}
        numberLeft={setNumberLeft}
        off={inFlight !== null}
      />
      {inFlight && <Note level="flag">{text.inFlight(inFlight.number, stateText[inFlight.state], timeText(inFlight.openedAt))}</Note>}
      {judged.value && judged.value.problems.length === 0 && !inFlight && <Note level="pass">{text.checked}</Note>}
      <RefusalNote failure={failure ?? found.failure ?? judged.failure} />
    </EnterFlow>
  )
}
