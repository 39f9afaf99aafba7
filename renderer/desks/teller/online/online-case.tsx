/** One application made online: its data, its picture and what the checks found; taken on, or refused with a word. */
import { useEffect, useRef, useState } from 'react'
import { type AssuranceId, assurancesFor } from '../../../../shared/business/pre-checks.ts'
import type { OnlineId } from '../../../../shared/ids.ts'
import type { OnlineView } from '../../../../shared/ipc/shapes/online.ts'
import { type TellerLook, tellerLooks } from '../../../../shared/photo/verdict.ts'
import { onlineFaultSaid, onlineNoteText, onlineText as text } from '../../../../shared/strings/zh-CN/online.ts'
import { tellerLookText } from '../../../../shared/strings/zh-CN/photo.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { PhotoFrame } from '../../../kit/photo-frame.tsx'
import { ReasonDialog } from '../../../kit/reason-dialog.tsx'
import { TickList } from '../../../kit/tick-list.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { type Sender, useSent } from '../../../parts/use-sent.ts'
import { decisionsOf, marksOf, undecided, type Words } from '../../../steps/photo/decisions.ts'
import { Verdicts } from '../../../steps/photo/verdicts.tsx'
import { ApplicantFacts } from './applicant-facts.tsx'
import { Assured } from './assured.tsx'
import { type CardWord, CardWords } from './card-words.tsx'

type Props = { readonly id: OnlineId; readonly back: () => void }

export function OnlineCase({ id, back }: Props) {
  const asked = useAsked('online.view', { id })
  const sender = useSent()
  const view = asked.value
  const [opened, setOpened] = useState(false)
  const [mine, setMine] = useState(false)
  if (view?.state === 'waiting' && !opened) setOpened(true)
  if (!view) {
    return (
      <Work head={<h1>{text.title}</h1>}>
        <Back back={back} />
        {asked.failure ? <RefusalNote failure={asked.failure} again={asked.again} /> : <Waiting text={text.loading} />}
      </Work>
    )
  }
  if (view.state === 'waiting') return <Open view={view} back={back} sender={sender} deciding={setMine} />
  return <Decided view={view} back={back} sender={sender} byOther={opened && !mine} />
}

function Back({ back }: { readonly back: () => void }) {
  useKeys([{ press: 'Escape', label: text.back, run: back }])
  return null
}

type PartProps = { readonly view: OnlineView; readonly back: () => void; readonly sender: Sender }

type DecidedProps = PartProps & {
  /** It was still open when it was opened here, and another window answered it. */
  readonly byOther: boolean
}

function Decided({ view, back, sender, byOther }: DecidedProps) {
  const { send, busy, failure } = sender
  const [again, setAgain] = useState(false)
  const answer = async () => {
    const reply = await send('online.answer', { id: view.id })
    if (reply?.ok) setAgain(true)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F6', label: text.answerAgain, run: () => void answer(), off: busy || view.answeredAt === null },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack online-decided">
        {byOther && <Note level="flag">{text.byOther}</Note>}
        {view.caseState && <Note level="note">{text.caseState(stateText[view.caseState])}</Note>}
        {view.faults.length > 0 && (
          <section className="stack tight" aria-label={text.faults}>
            <h2>{text.faults}</h2>
            <ul className="fault-list">
              {view.faults.map(fault => {
                const { message, whatToDo } = onlineFaultSaid(fault)
                return (
                  <li key={`${fault.code} ${fault.field} ${fault.rule}`}>
                    {message}
                    <span className="secondary">{whatToDo}</span>
                  </li>
                )
              })}
            </ul>
          </section>
        )}
        <ApplicantFacts view={view} />
        {again && <Note level="pass">{text.answeredAgain}</Note>}
        <RefusalNote failure={failure} />
      </div>
    </Work>
  )
}

const paper = { width: 358, height: 441 } as const

function Pictures({ view }: { readonly view: OnlineView }) {
  const finished = useAsked('online.picture', { id: view.id, part: 'finished' })
  const raw = useAsked('online.picture', { id: view.id, part: 'raw' })
  return (
    <div className="online-pictures">
      <PhotoFrame image={finished.value?.image ?? null} {...paper} label={text.finished} places={marksOf(view)} />
      <PhotoFrame image={raw.value?.image ?? null} width={220} height={165} label={text.raw} />
    </div>
  )
}

function Open({ view, back, sender, deciding }: PartProps & { readonly deciding: (underWay: boolean) => void }) {
  const { send, busy, failure } = sender
  const [words, setWords] = useState<Words>({})
  const [looks, setLooks] = useState<readonly TellerLook[]>([])
  const [assured, setAssured] = useState<readonly AssuranceId[]>([])
  const [card, setCard] = useState<CardWord>({ state: '', account: '' })
  const [asked, setAsked] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  // Keys work at once, and the page still begins with who applies.
  useEffect(() => flow.current?.querySelector<HTMLElement>('[data-field]')?.focus({ preventScroll: true }), [])
  const photo = { verdicts: view.verdicts }
  const must = view.item ? assurancesFor(view.item).filter(one => one.must) : []
  const missing = firstMissing()

  function firstMissing(): string | null {
    const [flag] = undecided(photo, words)
    if (flag) return `flag.${flag}`
    if (view.cardAsked && card.state === '') return 'card.state'
    if (view.cardAsked && card.account === '') return 'card.account'
    const unsaid = must.find(({ id }) => !assured.includes(id))
    if (unsaid) return `assured.${unsaid.id}`
    const unseen = tellerLooks.find(look => !looks.includes(look))
    return unseen ? `looks.${unseen}` : null
  }
  const accept = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    deciding(true)
    const reply = await send('online.accept', {
      id: view.id,
      decisions: decisionsOf(photo, words),
      looks: [...looks],
      card: toldCard(view, card),
      assured: [...assured],
    })
    if (!reply?.ok) deciding(false)
  }
  const refuse = async (said: string) => {
    deciding(true)
    const reply = await send('online.refuse', { id: view.id, words: said })
    if (reply?.ok) setRefusing(false)
    else deciding(false)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F10', label: text.refuse, run: () => setRefusing(true), off: busy },
    { press: 'F9', label: text.accept, run: () => void accept(), primary: true, guarded: view.id, off: busy },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="online-case">
        <Pictures view={view} />
        <EnterFlow flowRef={flow} onLast={() => void accept()} className="stack">
          <ApplicantFacts view={view} />
          {view.notes.map(note => (
            <Note key={note} level="flag">
              {onlineNoteText[note]}
            </Note>
          ))}
          <Verdicts
            photo={photo}
            figures={false}
            words={words}
            asked={asked}
            say={(check, word) => setWords(before => ({ ...before, [check]: word }))}
            decides
          />
          {view.cardAsked && <CardWords view={view} word={card} say={setCard} asked={asked} />}
          <Assured must={must} said={assured} say={setAssured} asked={asked} />
          <TickList
            name="looks"
            title={text.looks}
            items={tellerLooks.map(id => ({ id, text: tellerLookText[id] }))}
            ticked={looks}
            onTick={(id, on) => setLooks(before => tellerLooks.filter(look => (look === id ? on : before.includes(look))))}
            error={asked && looks.length < tellerLooks.length ? text.tickLooks : null}
          />
          <RefusalNote failure={refusing ? null : failure} />
        </EnterFlow>
      </div>
      {refusing && (
        <ReasonDialog
          changed={false}
          title={text.refuseTitle}
          ask={text.refuseAsk}
          commonLabel={text.refuseUsual}
          common={text.refuseCommon.map(words => ({ label: words, words }))}
          wordsLabel={text.refuseWords}
          short={text.refuseShort}
          action={text.refuse}
          danger
          busy={busy}
          failure={failure}
          close={() => setRefusing(false)}
          say={said => void refuse(said)}
        />
      )}
    </Work>
  )
}

/** The card as the register has it, or as its holder told of it, with the two states the teller read in the card system and at the bank. */
function toldCard(view: OnlineView, { state, account }: CardWord) {
  const card = view.application?.card
  if (!view.cardAsked || !card || state === '' || account === '') return null
  const { cardNumber, bank, accountTail, generation, issuedOn, validTo } = view.known ?? card
  return { cardId: view.known?.id ?? null, cardNumber, bank, accountTail, generation, issuedOn, validTo, state, account }
}
