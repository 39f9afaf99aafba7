/** Takes the citizen's document, then that of whoever came along, checked while they are typed; then the case begins. */
import { useEffect, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import { maskName } from '../../../shared/identity/mask.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { CompanionTaken, IdentityTaken } from '../../../shared/ipc/shapes/identity.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { companionRoleText, peopleText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ageOn, parseDay } from '../../../shared/time.ts'
import { Scroll } from '../../kit/scroll.tsx'
import { useSent } from '../../parts/use-sent.ts'
import type { CompanionDraft } from './companion-draft.ts'
import { CompanionForm } from './companion-form.tsx'
import { emptyDraft, inputOf } from './draft.ts'
import { HolderForm } from './holder-form.tsx'
import { HolderLine } from './holder-line.tsx'
import { companionFor, proposed, type Way } from './who-came.ts'

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
  const { today, profile, ticket, after = null, opened, openOther, leave } = props
  const [draft, setDraft] = useState(emptyDraft('RIC'))
  const [way, setWay] = useState<Way>('self')
  const [companion, setCompanion] = useState<CompanionDraft | null>(null)
  const [stage, setStage] = useState<'holder' | 'companion'>('holder')
  // Chosen here for somebody whose new card is still being made; otherwise the ticket says what is wanted.
  const [act, setAct] = useState<ItemCode | null>(null)
  const { send, busy, failure, clear } = useSent()
  const identity = inputOf(draft)
  const [day, birth] = [parseDay(today), parseDay(draft.birth)]
  const age = day && birth ? ageOn(birth, day) : null
  const wanted = act ?? ticket?.item ?? null
  const chair = { age, item: wanted, profile, after }

  const begin = async (holder: IdentityTaken, brought: CompanionTaken | null) => {
    const reply = await send('case.open', {
      ticketId: ticket?.id ?? null,
      identity: holder,
      companion: brought,
      after: after?.id ?? null,
      ...(act === null ? {} : { item: act }),
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
        {wanted && <span>{itemShortText[wanted]}</span>}
        {after && <span className="secondary">{peopleText.familyOf(maskName(after.identity.name))}</span>}
        <h1 className="head-title">{text.title}</h1>
      </div>
      <Scroll className="work-body" landing>
        {stage === 'companion' && companion && identity && age !== null ? (
          <CompanionForm
            first={companion}
            profile={profile}
            holder={identity}
            holderAge={age}
            item={chair.item}
            openedAt={null}
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
            openOther={openOther}
            leave={leave}
            wanted={wanted ?? after?.item ?? null}
            chooseAct={setAct}
            finish={ticket ? () => void send('ticket.finish', { ticketId: ticket.id }) : null}
            draft={draft}
            set={change => {
              clear()
              // Another person is another visit.
              if (change.number !== undefined) setAct(null)
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
      </Scroll>
    </>
  )
}
