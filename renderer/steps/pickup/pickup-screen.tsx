/** Booking the day and hour a card is collected; a card that lies here can be handed over from here. */
import { useState } from 'react'
import type { PickupOffer } from '../../../shared/ipc/shapes/pickup.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { uncoveredText } from '../../../shared/strings/zh-CN/profile.ts'
import { SlipDialog } from '../../app/slip-dialog.tsx'
import { dayText } from '../../app/time-text.ts'
import { useAsked } from '../../app/use-asked.ts'
import { useSent } from '../../app/use-sent.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Fact, Facts } from '../../kit/small.tsx'
import type { StepProps } from '../screens.ts'
import { firstSeat, isFree, type Seat, SlotGrid, slotAt } from './slot-grid.tsx'

const text = cardsText.pickup

function factsOf(view: StepProps['view'], promised: PickupOffer['promised']): readonly Fact[] {
  const { booked } = view.pickup
  return [
    promised
      ? {
          name: text.promised,
          value: dayText(promised.day),
          note: promised.covered ? (promised.workdays === 0 ? text.atOnce : text.workdays(promised.workdays)) : uncoveredText,
        }
      : { name: text.promised, value: text.promisedNone },
    { name: text.booked, value: booked ? text.bookedAt(dayText(booked.day), booked.start, booked.end) : text.none },
  ]
}

export function PickupScreen({ view, done, goTo, back, backLabel }: StepProps) {
  const offer = useAsked('pickup.offer', { caseId: view.id }, ['case.changed'])
  const [wanted, setWanted] = useState<Seat | null>(null)
  const [printing, setPrinting] = useState(false)
  const { send, busy, failure } = useSent()
  const { booked } = view.pickup
  const days = offer.value?.days ?? []
  // A seat taken by another window meanwhile is no longer proposed.
  const seat = wanted && isFree(slotAt(days, wanted)) ? wanted : firstSeat(days)
  const mayBook = view.allowed.includes('bookPickup')
  const mayHand = view.allowed.includes('verifyTaker')
  const book = async () => {
    if (!seat || !mayBook) return
    const reply = await send('pickup.book', { caseId: view.id, revision: view.revision, ...seat })
    if (reply?.ok) done(reply.value)
    else offer.again()
  }
  const bookKey = { label: booked ? text.rebook : text.book, run: () => void book(), off: busy || seat === null }
  useKeys([
    { press: 'Escape', label: backLabel, run: back },
    ...(booked ? [{ press: 'F7', label: text.print, run: () => setPrinting(true), off: busy }] : []),
    ...(mayBook ? [{ ...bookKey, ...(mayHand ? { press: 'F5' } : { press: 'F9', primary: true }) }] : []),
    ...(mayHand ? [{ press: 'F9', label: text.begin, run: () => goTo('handover'), primary: true, off: busy }] : []),
  ])
  return (
    <div className="stack tight">
      <Facts columns={2} facts={factsOf(view, offer.value?.promised ?? view.pickup.promised)} />
      {booked && <Note level="pass">{text.done(dayText(booked.day), booked.start)}</Note>}
      {!booked && mayHand && <Note level="note">{text.here}</Note>}
      <RefusalNote failure={failure} />
      <RefusalNote failure={offer.failure} again={offer.again} />
      {offer.loading && <Waiting text={text.loading} />}
      {offer.value && days.length === 0 && <Note level="flag">{offer.value.promised || mayHand ? text.noDays : text.noOffer}</Note>}
      {days.length > 0 && <SlotGrid days={days} seat={seat} booked={booked} choose={setWanted} book={() => void book()} />}
      {printing && <SlipDialog slip={{ kind: 'pickup', caseId: view.id, ticketId: null }} close={() => setPrinting(false)} />}
    </div>
  )
}
