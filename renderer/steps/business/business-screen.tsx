/** Reason, papers, notices one by one, and the consents apart from them. */
import { useRef, useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import { completeItems } from '../../../shared/business/items.ts'
import type { MaterialCode } from '../../../shared/business/materials.ts'
import { type ConsentId, consentsFor, type NoticeId, noticesFor } from '../../../shared/business/notices.ts'
import type { ReasonCode } from '../../../shared/business/reasons.ts'
import { feeDue, freeCaseOf, offers, papersFor, photoPlansFor, reasonsHere } from '../../../shared/profile/ask.ts'
import { comingOf } from '../../../shared/profile/companion.ts'
import {
  consentBasisText,
  itemText,
  materialText,
  type NoticeFacts,
  noticeText,
  reasonText,
} from '../../../shared/strings/zh-CN/business.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { useSent } from '../../app/use-sent.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import type { StepProps } from '../screens.ts'

const text = tellerText.business
const sayNotice: Readonly<Record<NoticeId, (facts: NoticeFacts) => string>> = noticeText

const noticeFacts = ({ profile, view }: StepProps, item: ItemCode, reason: ReasonCode | ''): NoticeFacts => ({
  oldCard: profile.oldCardPolicy.value,
  sameNumber: profile.sameNumber.value,
  fee: feeDue(profile, item, reason === '' ? null : freeCaseOf(reason)),
  promised: view.pickup.promised,
  pickupLimitDays: profile.pickupLimitDays.value,
})

const firstMissing = <T extends string>(name: string, all: readonly T[], ticked: readonly T[]): string | null => {
  const missing = all.find(id => !ticked.includes(id))
  return missing ? `${name}.${missing}` : null
}

export function BusinessScreen(props: StepProps) {
  const { view, profile, done, back, backLabel } = props
  const offered = completeItems.filter(item => offers(profile, item))
  const item = offered.find(code => code === view.item) ?? offered[0]
  if (!item) return <Note level="refuse">{text.noItem}</Note>
  return <Business {...props} item={item} key={item} view={view} done={done} back={back} backLabel={backLabel} />
}

function Business(props: StepProps & { readonly item: ItemCode }) {
  const { view, profile, done, back, backLabel, item } = props
  const given = view.business
  const [reason, setReason] = useState<ReasonCode | ''>(given?.reason ?? '')
  const [papers, setPapers] = useState<readonly MaterialCode[]>(given?.papers ?? [])
  const [notices, setNotices] = useState<readonly NoticeId[]>(given?.notices ?? [])
  const [consents, setConsents] = useState<readonly ConsentId[]>(given?.consents ?? [])
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()

  const asksFor = papersFor(profile, item, comingOf(view.form, view.age))
  const paperCodes = asksFor.map(paper => paper.material)
  const tells = noticesFor(item)
  const consentIds = consentsFor(item, view.age)
  const facts = noticeFacts(props, item, reason)
  const reasons = reasonsHere(profile, item)
  const missing =
    (reason === '' ? 'reason' : null) ??
    firstMissing('papers', paperCodes, papers) ??
    firstMissing('notices', tells, notices) ??
    firstMissing('consents', consentIds, consents)

  const go = async () => {
    setAsked(true)
    if (missing || reason === '') return focusField(flow.current, missing ?? 'reason')
    const reply = await send('business.give', {
      caseId: view.id,
      revision: view.revision,
      item,
      reason,
      photoPlan: photoPlansFor(profile, item, view.age)[0] ?? 'none',
      papers: [...papers],
      notices: [...notices],
      consents: [...consents],
    })
    if (reply?.ok) done(reply.value)
  }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F9', label: tellerText.room.next(stepText.form), run: go, primary: true, off: busy || !view.allowed.includes('notice') },
  ])
  const flip =
    <T extends string>(all: readonly T[], set: (change: (before: readonly T[]) => readonly T[]) => void) =>
    (id: string, on: boolean) => {
      const known = all.find(candidate => candidate === id)
      if (known) set(before => (on ? [...before, known] : before.filter(other => other !== known)))
    }
  return (
    <EnterFlow flowRef={flow} onLast={go} className="business-columns">
      <div className="stack">
        <Facts facts={[{ name: text.item, value: itemText[item] }]} />
        <ChoiceField
          name="reason"
          label={text.reason}
          upright
          autoFocus
          value={reason}
          choices={reasons.map(code => ({ value: code, label: reasonText[code] }))}
          onChange={code => setReason(reasons.find(known => known === code) ?? '')}
          error={asked && reason === '' ? text.pickReason : null}
        />
        <TickList
          name="papers"
          title={text.papers}
          items={asksFor.map(paper => ({ id: paper.material, text: materialText[paper.material], note: text.basis(paper.basis.text) }))}
          ticked={papers}
          onTick={flip(paperCodes, setPapers)}
          error={asked && firstMissing('', paperCodes, papers) ? text.tickPapers : null}
        />
        {profile.photoChangeByAgent.value === false && <Note level="flag">{text.agentNo}</Note>}
      </div>
      <div className="stack">
        <TickList
          name="notices"
          title={text.notices}
          items={tells.map(id => ({ id, text: sayNotice[id](facts) }))}
          ticked={notices}
          onTick={flip(tells, setNotices)}
          error={asked && firstMissing('', tells, notices) ? text.tickNotices : null}
        />
        <div className="card consent-card">
          <TickList
            name="consents"
            title={text.consents}
            items={consentIds.map(id => ({ id, text: sayNotice[id](facts), note: text.basis(consentBasisText) }))}
            ticked={consents}
            onTick={flip(consentIds, setConsents)}
            error={asked && firstMissing('', consentIds, consents) ? text.tickConsents : null}
          />
        </div>
        <RefusalNote failure={failure} />
      </div>
    </EnterFlow>
  )
}
