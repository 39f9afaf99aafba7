/** Booking the day and hour a card is collected, and what becomes of the booking; a card that lies here can be handed over from here. */
import { useRef, useState } from 'react'
import type { PickupOffer } from '../../../shared/ipc/shapes/pickup.ts'
import type { ParcelEnd } from '../../../shared/pickup/parcel.ts'
import { offersMail } from '../../../shared/profile/ask.ts'
import type { Failure } from '../../../shared/result.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { transferText } from '../../../shared/strings/zh-CN/casework.ts'
import { parcelText } from '../../../shared/strings/zh-CN/parcel.ts'
import { placeRuleText, uncoveredText } from '../../../shared/strings/zh-CN/profile.ts'
import { waitingCardStates } from '../../../shared/workflow/table.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Fact, Facts } from '../../kit/small.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { dayText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useForecast } from '../../parts/use-forecast.ts'
import { useSent } from '../../parts/use-sent.ts'
import { useUndo } from '../../parts/use-undo.ts'
import type { StepProps } from '../step-props.ts'
import { EndParcelDialog, ParcelDialog } from './parcel-dialogs.tsx'
import { firstSeat, isFree, type Seat, SlotGrid, slotAt } from './slot-grid.tsx'
import { EndTransferDialog, SendOnDialog } from './transfer-dialogs.tsx'

const text = cardsText.pickup

function factsOf(view: StepProps['view'], promised: PickupOffer['promised'], forecast: Fact | null, missed: number): readonly Fact[] {
  const { booked } = view.pickup
  return [
    promised
      ? {
          name: text.promised,
          value: dayText(promised.day),
          note: promised.covered ? (promised.workdays === 0 ? text.atOnce : text.workdays(promised.workdays)) : uncoveredText,
        }
      : { name: text.promised, value: text.promisedNone },
    {
      name: text.booked,
      value: booked ? text.bookedAt(dayText(booked.day), booked.start, booked.end) : text.none,
      note: missed > 0 ? text.missedBefore(missed) : undefined,
    },
    ...(forecast && !waitingCardStates.some(state => state === view.state) ? [forecast] : []),
  ]
}

const sameSeat = (a: Seat | null, b: Seat | null): boolean => a !== null && b !== null && a.day === b.day && a.start === b.start

/** What is done to a booking that is there; each asks the core for one step. */
type Change = 'pickup.cancel' | 'pickup.miss' | 'pickup.walkIn' | 'pickup.notify'

function useChange({ view, done }: StepProps, again: () => void) {
  const { send, busy, failure, clear } = useSent()
  // A key pressed seconds later is about the case as it stands then.
  const now = useRef(view)
  now.current = view
  const undo = useUndo(view.pickup.booked !== null && view.allowed.includes('cancelPickup'))
  const [asked, setAsked] = useState<Change | null>(null)
  const [refused, setRefused] = useState<Seat | null>(null)
  const change = async (name: Change) => {
    undo.drop()
    const reply = await send(name, { caseId: view.id, revision: view.revision })
    if (reply?.ok) {
      setAsked(null)
      done(reply.value)
    }
    again()
  }
  const sit = ({ day, start }: Seat) => send('pickup.book', { caseId: now.current.id, revision: now.current.revision, day, start })
  const takeBack = async (before: Seat | null) => {
    const { id, revision } = now.current
    const reply = before ? await sit(before) : await send('pickup.cancel', { caseId: id, revision })
    if (reply?.ok) done(reply.value)
    again()
  }
  const book = async (seat: Seat) => {
    const before = view.pickup.booked
    const reply = await sit(seat)
    if (reply?.ok) {
      undo.offer({ what: text.booked, run: () => void takeBack(before) })
      return done(reply.value)
    }
    setRefused(seat)
    again()
  }
  const close = () => {
    clear()
    setAsked(null)
  }
  return {
    asked,
    ask: setAsked,
    change: (name: Change) => void change(name),
    book: (seat: Seat) => void book(seat),
    close,
    refused,
    busy,
    failure,
  }
}

export function PickupScreen(props: StepProps) {
  const { view, goTo, back, backLabel } = props
  const offer = useAsked('pickup.offer', { caseId: view.id })
  const forecast = useForecast(view.id)
  const [wanted, setWanted] = useState<Seat | null>(null)
  const [printing, setPrinting] = useState(false)
  const { asked, ask, change, book, close, refused, busy, failure } = useChange(props, offer.again)
  const saving = useSent()
  const [saved, setSaved] = useState(false)
  const { booked } = view.pickup
  const days = offer.value?.days ?? []
  // The first free seat is proposed once and then kept: a grid that fills up elsewhere never moves it under the key.
  const seat = wanted ?? firstSeat(days)
  if (wanted === null && seat !== null) setWanted(seat)
  const taken = seat !== null && !sameSeat(seat, booked) && !isFree(slotAt(days, seat))
  // Refused for being full, with the sentence beside it: then the next free one is proposed.
  if (taken && sameSeat(seat, refused)) setWanted(firstSeat(days))
  const mayBook = view.allowed.includes('bookPickup')
  const mayHand = view.allowed.includes('verifyTaker')
  const over = offer.value?.over === true
  const bookSeat = () => seat && mayBook && !busy && !taken && book(seat)
  const save = async () => {
    const reply = await saving.send('pickup.saveEvent', { caseId: view.id })
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const bookKey = { label: booked ? text.rebook : text.book, run: () => void bookSeat(), off: busy || seat === null || taken }
  const bookingKeys: readonly Key[] = booked
    ? [
        { press: 'F7', label: text.print, run: () => setPrinting(true), off: busy },
        { press: 'F4', label: text.saveEvent, run: () => void save(), off: saving.busy },
        ...(view.allowed.includes('cancelPickup') ? [{ press: 'F8', label: text.cancel, run: () => ask('pickup.cancel'), off: busy }] : []),
        ...(over && view.allowed.includes('missPickup')
          ? [{ press: 'F3', label: text.miss, run: () => ask('pickup.miss'), off: busy }]
          : []),
      ]
    : []
  const [passing, setPassing] = useState<'send' | 'received' | 'back' | null>(null)
  const [posting, setPosting] = useState<'send' | ParcelEnd | null>(null)
  const inPost = view.allowed.includes('mailDelivered')
  const mayPost = view.allowed.includes('mailOut') && offersMail(props.profile)
  const wantsPost = view.form.pickupWay === 'mail'
  const sentOn = view.allowed.includes('receivedThere')
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...(view.allowed.includes('sendOn') ? [{ press: 'Alt+S', label: transferText.sendOne, run: () => setPassing('send'), off: busy }] : []),
    ...(mayPost ? [{ press: 'Alt+M', label: parcelText.send, run: () => setPosting('send'), off: busy }] : []),
    ...(inPost
      ? [
          { press: 'F6', label: parcelText.end.lost.label, run: () => setPosting('lost') },
          { press: 'F8', label: parcelText.end.returned.label, run: () => setPosting('returned') },
          { press: 'F9', label: parcelText.end.delivered.label, run: () => setPosting('delivered'), primary: true },
        ]
      : []),
    ...(sentOn
      ? [
          { press: 'F8', label: transferText.back, run: () => setPassing('back') },
          { press: 'F9', label: transferText.received, run: () => setPassing('received'), primary: true },
        ]
      : []),
    ...bookingKeys,
    ...(mayHand && mayBook && !booked ? [{ press: 'F8', label: text.walkIn, run: () => change('pickup.walkIn'), off: busy }] : []),
    ...(view.state === 'at-branch' && view.allowed.includes('notify')
      ? [{ press: 'F6', label: text.told, run: () => ask('pickup.notify'), off: busy }]
      : []),
    ...(mayBook ? [{ ...bookKey, ...(mayHand ? { press: 'F5' } : { press: 'F9', primary: true }) }] : []),
    ...(mayHand ? [{ press: 'F9', label: text.begin, run: () => goTo('handover'), primary: true, off: busy }] : []),
  ])
  const shut = offer.value && days.length === 0
  return (
    <div className="stack tight">
      <Facts columns={2} facts={factsOf(view, offer.value?.promised ?? view.pickup.promised, forecast, offer.value?.missed ?? 0)} />
      {booked && !over && <Note level="pass">{text.done(dayText(booked.day), booked.start)}</Note>}
      {booked && over && <Note level="flag">{text.isOver}</Note>}
      {!booked && mayHand && <Note level="note">{view.state === 'overdue' ? text.late : text.here}</Note>}
      {!asked && <RefusalNote failure={failure} />}
      <RefusalNote failure={saving.failure} />
      {saved && <Note level="pass">{text.eventSaved}</Note>}
      <RefusalNote failure={offer.failure} again={offer.again} />
      {offer.loading && <Waiting text={text.loading} />}
      {shut && mayBook && <Note level="flag">{offer.value?.promised || mayHand ? text.noDays : text.noOffer}</Note>}
      {taken && days.length > 0 && mayBook && <Note level="flag">{text.taken}</Note>}
      {days.length > 0 && mayBook && <SlotGrid days={days} seat={seat} booked={booked} choose={setWanted} book={() => void bookSeat()} />}
      {view.state === 'mailed' && <Note level="note">{parcelText.wait}</Note>}
      {mayPost && wantsPost && <Note level="note">{parcelText.wanted}</Note>}
      {view.state === 'sent-on' && <Note level="note">{transferText.wait}</Note>}
      {passing === 'send' && (
        <SendOnDialog cards={[sendingOf(view)]} changed={false} close={() => setPassing(null)} done={() => setPassing(null)} />
      )}
      {(passing === 'received' || passing === 'back') && (
        <EndTransferDialog
          what={passing}
          caseId={view.id}
          revision={view.revision}
          changed={false}
          close={() => setPassing(null)}
          done={() => setPassing(null)}
        />
      )}
      {posting === 'send' && (
        <ParcelDialog
          card={sendingOf(view)}
          rule={placeRuleText.mail(props.profile)}
          changed={false}
          close={() => setPosting(null)}
          done={() => setPosting(null)}
        />
      )}
      {posting !== null && posting !== 'send' && (
        <EndParcelDialog
          ended={posting}
          card={sendingOf(view)}
          changed={false}
          close={() => setPosting(null)}
          done={() => setPosting(null)}
        />
      )}
      {printing && <SlipDialog slip={{ kind: 'pickup', caseId: view.id, ticketId: null }} close={() => setPrinting(false)} />}
      {asked && asked !== 'pickup.walkIn' && (
        <AskDialog asked={asked} revision={view.revision} busy={busy} failure={failure} close={close} change={change} />
      )}
    </div>
  )
}

const sendingOf = ({ id, revision, number }: StepProps['view']) => ({ caseId: id, revision, number })

type AskProps = {
  readonly asked: Exclude<Change, 'pickup.walkIn'>
  readonly revision: number
  readonly busy: boolean
  readonly failure: Failure | null
  readonly close: () => void
  readonly change: (name: Change) => void
}

function AskDialog({ asked, revision, busy, failure, close, change }: AskProps) {
  const changed = useChangedSince(revision)
  const { title, act, words } = text.ask[asked]
  return (
    <Dialog
      title={title}
      close={close}
      changed={changed && !busy}
      primary={{ label: act, run: () => change(asked), off: busy, guarded: asked !== 'pickup.notify' }}
    >
      <p>{words}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
