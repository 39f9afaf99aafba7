/** What the person came for: item, card, reason, papers, notices one by one, and the consents apart from them. */
import { useEffect, useRef, useState } from 'react'
import { caseItems, type ItemCode, makesCard } from '../../../shared/business/items.ts'
import { isCopied, type MaterialCode } from '../../../shared/business/materials.ts'
import type { NoticeId } from '../../../shared/business/notices.ts'
import { cardFor, checkOf, needsCard, type UnfitCode, unfitFor } from '../../../shared/business/pre-checks.ts'
import { type HeldCard, isLive } from '../../../shared/card/held-card.ts'
import type { HolderCards } from '../../../shared/ipc/shapes/holder.ts'
import { feeDue, freeCaseOf, offers } from '../../../shared/profile/ask.ts'
import { fieldsToMend } from '../../../shared/review/fault.ts'
import { consentBasisText, itemText, type NoticeFacts, noticeText, paperWords, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { assuranceText, holderText, unfitText } from '../../../shared/strings/zh-CN/card.ts'
import { customerDeskText } from '../../../shared/strings/zh-CN/customer.ts'
import { paperText } from '../../../shared/strings/zh-CN/paper.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Day } from '../../../shared/time.ts'
import { type PhotoPlan, pathOf, walkOf } from '../../../shared/workflow/path.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { PapersDialog } from '../paper/papers-dialog.tsx'
import type { StepProps } from '../step-props.ts'
import { HolderPanel } from './holder-panel.tsx'
import { type Choosable, ItemDialog } from './item-dialog.tsx'
import { TellCardDialog } from './tell-card-dialog.tsx'
import { type Given, useGiven } from './use-given.ts'

const text = tellerText.business
const sayNotice: Readonly<Record<NoticeId, (facts: NoticeFacts) => string>> = noticeText

type Held = HolderCards & { readonly again: () => void }
type Chosen = StepProps & { readonly held: Held; readonly offered: readonly ItemCode[] }

export function BusinessScreen(props: StepProps) {
  const { view, profile } = props
  const asked = useAsked('holder.cards', { caseId: view.id })
  const offered = caseItems.filter(code => offers(profile, code))
  const [wanted, setWanted] = useState<ItemCode>(view.item)
  const item = offered.find(code => code === wanted) ?? offered[0]
  if (!item) return <Note level="refuse">{text.noItem}</Note>
  if (!asked.value) return asked.failure ? <RefusalNote failure={asked.failure} again={asked.again} /> : <Waiting />
  return <Business {...props} key={item} item={item} choose={setWanted} offered={offered} held={{ ...asked.value, again: asked.again }} />
}

const standingOf = ({ held, profile, branch }: Chosen, item: ItemCode, reason: Given['reason']) => ({
  item,
  reason: reason === '' ? null : reason,
  cards: held.cards,
  bankHere: held.bankHere,
  beside: held.beside,
  profile,
  today: Day.parse(branch.today),
})

function choosables(props: Chosen): readonly Choosable[] {
  return props.offered.map(item => {
    // An end nobody has printed can still be looked up once the item is chosen, and a loss be reported with it.
    const standing = { ...standingOf(props, item, ''), endSeen: true, lossNow: true }
    return { item, unfit: unfitFor({ ...standing, card: cardFor(standing) }) }
  })
}

const noticeFacts = ({ profile, view, held }: Chosen, item: ItemCode, given: Given, card: HeldCard | null): NoticeFacts => ({
  oldCard: profile.oldCardPolicy.value,
  lost: item === 'REISSUE',
  sameNumber: profile.sameNumber.value,
  fee: feeDue(
    profile,
    item,
    given.assured.ticked.includes('WARRANTY_FAULT') ? 'warranty-fault' : given.reason === '' ? null : freeCaseOf(given.reason),
  ),
  promised: view.pickup.promised,
  pickupLimitDays: profile.pickupLimitDays.value,
  lossTemp: profile.lossTemp.value,
  lossFormal: profile.lossFormal.value,
  passwordTries: profile.passwordTries.value,
  atItsBank: card !== null && card.bank === held.bankHere,
})

/** The refusal the core would give, said before anything is ticked. */
function Unfit({ why, asked }: { readonly why: UnfitCode | null; readonly asked: boolean }) {
  if (why === null) return null
  return <Note level={asked ? 'refuse' : 'flag'}>{unfitText[why]}</Note>
}

function Business(props: Chosen & { readonly item: ItemCode; readonly choose: (item: ItemCode) => void }) {
  const { view, profile, done, back, backLabel, item, held, choose } = props
  const given = useGiven(view, profile, item)
  const noCardYet = needsCard(item) && held.cards.length === 0 && view.business === null && view.allowed.includes('notice')
  // The card in hand is asked for at once where the branch knows none of this person.
  const [open, setOpen] = useState<'items' | 'card' | 'papers' | null>(noCardYet ? 'card' : null)
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const faulty = view.state === 'returned' ? fieldsToMend(view.sentBack?.faults ?? [], 'business') : []
  const [mend] = faulty
  // What was sent back for a paper begins at that paper.
  useEffect(() => {
    if (mend !== undefined) focusField(flow.current, mend)
  }, [mend])
  const { send, busy, failure } = useSent()
  const { ticked } = given.assured
  const standing = { ...standingOf(props, item, given.reason), endSeen: ticked.includes('END_SEEN'), lossNow: ticked.includes('LOSS_NOW') }
  const card = cardFor(standing)
  const why = unfitFor({ ...standing, card })
  const facts = noticeFacts(props, item, given, card)
  const known = card ?? held.cards.find(isLive) ?? null

  const go = async () => {
    setAsked(true)
    const { reason, missing } = given
    if (missing || reason === '') return focusField(flow.current, missing ?? 'reason')
    if (why !== null) return
    const reply = await send('business.give', {
      caseId: view.id,
      revision: view.revision,
      item,
      reason,
      photoPlan: given.plan,
      photoReceipt: given.photoReceipt,
      cardId: needsCard(item) ? (card?.id ?? null) : null,
      assured: [...given.assured.ticked],
      papers: [...given.papers.ticked],
      notices: [...given.notices.ticked],
      consents: [...given.consents.ticked],
    })
    if (reply?.ok) done(reply.value)
  }
  const [told, setTold] = useState<'agree' | 'refuse' | null>(null)
  const plan = {
    item,
    reason: given.reason === '' ? null : given.reason,
    fee: facts.fee,
    promisedDay: makesCard(item) ? (facts.promised?.day ?? null) : null,
    consents: [...given.consents.all],
    said: given.notices.all.map(id => sayNotice[id](facts)),
  }
  useCustomer(1, why === null ? { page: 'plan', caseId: view.id, plan } : null, ({ kind }) => {
    if (kind !== 'agree' && kind !== 'refuse') return
    setTold(kind)
    for (const id of given.consents.all)
      if (given.consents.ticked.includes(id) !== (kind === 'agree')) given.consents.flip(id, kind === 'agree')
  })
  /** The notices are read to the customer as one page; each consent is asked for by itself. */
  const toldAll = () => {
    const { all, ticked, flip } = given.notices
    for (const id of all) if (!ticked.includes(id)) flip(id, true)
    focusField(flow.current, given.consents.missing ?? `notices.${all.at(-1)}`)
  }
  const copied = given.asksFor.map(({ material }) => material).filter(isCopied)
  const [unpicked, setUnpicked] = useState(false)
  /** Which papers are asked for depends on the reason. */
  const takePapers = () => {
    setUnpicked(given.reason === '')
    if (given.reason === '') return focusField(flow.current, 'reason')
    setOpen('papers')
  }
  const walk = walkOf(pathOf(item, given.plan))
  const next = walk[walk.indexOf('business') + 1] ?? 'confirm'
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    { press: 'F3', label: text.otherItem, run: () => setOpen('items') },
    { press: 'F6', label: known ? holderText.tellAgain : holderText.tell, run: () => setOpen('card') },
    { press: 'F8', label: paperText.open, run: takePapers, off: !view.allowed.includes('notice') },
    ...byKeys(given),
    ...(given.notices.missing === null ? [] : [{ press: 'T', label: text.toldAll, run: toldAll }]),
    { press: 'F9', label: tellerText.room.next(stepText[next]), run: go, primary: true, off: busy || !view.allowed.includes('notice') },
  ])
  return (
    <>
      <EnterFlow flowRef={flow} onLast={go} className="business-columns">
        <div className="stack">
          <Facts facts={[{ name: text.item, value: itemText[item] }]} />
          <HolderPanel held={held} chosen={card} />
          <Unfit why={why} asked={asked} />
          <Choices given={given} asked={asked} />
          {unpicked && given.reason === '' && <Note level="flag">{paperText.pickFirst}</Note>}
          <TickList
            name="papers"
            title={text.papers}
            items={given.asksFor.map(paper => ({
              id: paper.material,
              text: paperWords(paper, given.visit, profile),
              note: faulty.includes(`papers.${paper.material}`)
                ? text.faulty
                : noteOf(text.basis(paper.basis.text), view.pages, paper.material),
            }))}
            ticked={given.papers.ticked}
            onTick={given.papers.flip}
            error={asked && given.papers.missing ? text.tickPapers : null}
          />
          {item === 'REPLACE_PHOTO' && profile.photoChangeByAgent.value === false && <Note level="flag">{text.agentNo}</Note>}
        </div>
        <div className="stack">
          {given.assured.all.length > 0 && (
            <TickList
              name="assured"
              title={text.assured}
              items={given.assured.all.map(id => ({ id, text: assuranceText[id] }))}
              ticked={given.assured.ticked}
              onTick={given.assured.flip}
              error={asked && given.assured.missing ? text.tickAssured : null}
            />
          )}
          {told && (
            <Note level={told === 'agree' ? 'pass' : 'flag'}>{told === 'agree' ? customerDeskText.agreed : customerDeskText.refused}</Note>
          )}
          <Told given={given} facts={facts} asked={asked} />
          <RefusalNote failure={failure} />
        </div>
      </EnterFlow>
      {open === 'papers' && given.reason !== '' && (
        <PapersDialog view={view} item={item} reason={given.reason} materials={copied} close={() => setOpen(null)} />
      )}
      {open === 'items' && <ItemDialog items={choosables(props)} chosen={item} choose={choose} close={() => setOpen(null)} />}
      {open === 'card' && (
        <TellCardDialog
          view={view}
          card={known}
          bankHere={held.bankHere}
          asksEnd={checkOf(item).further?.includes('expiry') === true}
          close={() => setOpen(null)}
          told={held.again}
        />
      )}
    </>
  )
}

/** The law behind a paper, and how many pages of it are kept. */
function noteOf(basis: string, pages: StepProps['view']['pages'], material: MaterialCode): string {
  const count = pages.filter(page => page.material === material).length
  return count === 0 ? basis : `${basis} · ${paperText.look.row} ${paperText.pages(count)}`
}

/** The keys by which a receipt number, or the picture of the police, takes the place of the camera, and gives it back. */
const apart = [
  { plan: 'receipt', press: 'F7', on: text.byReceipt, off: text.noReceipt },
  { plan: 'police', press: 'Alt+J', on: text.byPolice, off: text.noPolice },
] as const satisfies readonly { readonly plan: PhotoPlan; readonly press: string; readonly on: string; readonly off: string }[]

function byKeys({ plans, plan, setPlan }: Given): readonly Key[] {
  const [usual = 'new'] = plans
  return apart
    .filter(one => plans.includes(one.plan))
    .map(one => ({
      press: one.press,
      label: plan === one.plan ? one.off : one.on,
      run: () => setPlan(plan === one.plan ? usual : one.plan),
    }))
}

/** The reason, and where the picture comes from if there is a choice. */
function Choices({ given, asked }: { readonly given: Given; readonly asked: boolean }) {
  const { reasons, reason, setReason, plans, plan, setPlan, receipt, setReceipt, unnamed } = given
  // These come by keys of their own: few bring a number, and nobody else should have to step over the question.
  const choices = plans.filter(one => one === plan || !apart.some(key => key.plan === one))
  return (
    <>
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
      {choices.length > 1 && (
        <ChoiceField
          name="photoPlan"
          label={text.photoFrom}
          upright
          value={plan}
          choices={choices.map(one => ({ value: one, label: text.photoPlan[one] }))}
          onChange={code => setPlan(plans.find(known => known === code) ?? plan)}
        />
      )}
      {plan === 'receipt' && (
        <TextField
          name="photoReceipt"
          label={text.photoReceipt}
          hint={text.photoReceiptHint}
          maxLength={20}
          autoFocus={receipt === ''}
          value={receipt}
          onChange={typed => setReceipt(typed.toUpperCase())}
          error={asked && unnamed ? text.photoReceiptWrong : null}
        />
      )}
    </>
  )
}

function Told({ given, facts, asked }: { readonly given: Given; readonly facts: NoticeFacts; readonly asked: boolean }) {
  const { notices, consents } = given
  return (
    <>
      <TickList
        name="notices"
        title={text.notices}
        items={notices.all.map(id => ({ id, text: sayNotice[id](facts) }))}
        ticked={notices.ticked}
        onTick={notices.flip}
        error={asked && notices.missing ? text.tickNotices : null}
      />
      {consents.all.length > 0 && (
        <div className="card consent-card">
          <TickList
            name="consents"
            title={text.consents}
            items={consents.all.map(id => ({ id, text: sayNotice[id](facts), note: text.basis(consentBasisText) }))}
            ticked={consents.ticked}
            onTick={consents.flip}
            error={asked && consents.missing ? text.tickConsents : null}
          />
        </div>
      )}
    </>
  )
}
