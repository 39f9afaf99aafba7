/** The teller's desk: who waits at the left, the one case in the middle, the rules of the place at the right. */
import { useEffect, useState } from 'react'
import type { TicketId } from '../../../shared/ids.ts'
import type { CaseRow, CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { offers } from '../../../shared/profile/ask.ts'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { customerDeskText } from '../../../shared/strings/zh-CN/customer.ts'
import { errandText } from '../../../shared/strings/zh-CN/errand.ts'
import { feeStepText } from '../../../shared/strings/zh-CN/fee.ts'
import { onlineText } from '../../../shared/strings/zh-CN/online.ts'
import { queueText } from '../../../shared/strings/zh-CN/queue.ts'
import { tellerText as text } from '../../../shared/strings/zh-CN/teller.ts'
import { unitText } from '../../../shared/strings/zh-CN/unit.ts'
import { isAtCounter } from '../../../shared/workflow/table.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { DeskLayout } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { Errands } from '../../parts/errand/errands.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { usePaused } from '../../parts/use-paused.ts'
import { useSent } from '../../parts/use-sent.ts'
import { useUndo } from '../../parts/use-undo.ts'
import { FeeDay } from '../../steps/fee/fee-day.tsx'
import { IdentityScreen } from '../../steps/identity/identity-screen.tsx'
import { useRulesOf } from '../use-rules-of.ts'
import { CaseRoom } from './case-room.tsx'
import { HandOn } from './hand-on.tsx'
import { OnlineRoom } from './online/online-room.tsx'
import { PickupFinder } from './pickup-finder.tsx'
import { QueueDialog } from './queue-dialog.tsx'
import { Rules, RulesRail } from './rules.tsx'
import { StartPage } from './start-page.tsx'
import { UnitRoom } from './unit/unit-room.tsx'
import { WaitingLine } from './waiting-line.tsx'

/** Work that has nobody in the chair, or a unit's person. */
type Room = 'online' | 'unit' | 'money' | 'errands'

/** The case at the counter that was opened for the number. */
const isOfNumber =
  ({ number }: TicketView) =>
  ({ ticket, state }: CaseRow): boolean =>
    ticket === number && isAtCounter(state)

export function TellerDesk({ branch, session, profile, place, go }: DeskProps) {
  const line = useAsked('ticket.line', {})
  const paused = usePaused()
  const today = useAsked('teller.today', {})
  const rules = useRulesOf(place.caseId, profile)
  const [walkIn, setWalkIn] = useState(false)
  const [family, setFamily] = useState<CaseView | null>(null)
  const [room, setRoom] = useState<Room | null>(null)
  const [queue, setQueue] = useState(false)
  const [handing, setHanding] = useState<TicketView | null>(null)
  const { send, busy, failure, clear } = useSent()
  const [missing, setMissing] = useState<TicketView | null>(null)
  const mine = line.value?.mine ?? null
  const begun = mine && today.value ? [...today.value.returned, ...today.value.open].find(isOfNumber(mine)) : undefined
  const next = today.value?.next ?? null
  const inCase = place.caseId !== null
  // A case that was just handed in is no longer among one's own, and its rules still stand beside it.
  const opened = useAsked('case.view', place.caseId ? { caseId: place.caseId } : null).value
  // Who comes for a card has a case already: it is found, not opened.
  const forCard = mine !== null && mine.item === 'PICKUP' && offers(profile, mine.item)
  const forUnit = mine !== null && mine.item === 'BATCH' && offers(profile, mine.item)
  const ticketHere = mine !== null && !begun && !forUnit && offers(profile, mine.item)
  const inRoom = room !== null && !inCase
  const takesIdentity = !inCase && !inRoom && (walkIn || (ticketHere && !forCard) || family !== null)
  const unitCalled = forUnit && mine.state === 'called' ? mine.id : null
  useEffect(() => {
    if (unitCalled) setRoom('unit')
  }, [unitCalled])

  const open = (caseId: NonNullable<typeof place.caseId>) => {
    setWalkIn(false)
    setFamily(null)
    go({ caseId, step: null })
  }
  const free = !inCase && !inRoom && !walkIn && family === null
  const [doneTo, setDoneTo] = useState<TicketId | null>(null)
  // Once the case is open, or the number is with somebody else, there is nothing to take back.
  const undo = useUndo(free && (mine === null || (mine.id === doneTo && mine.state === 'called' && !begun)) && doneTo !== null)
  const offerBack = (what: string, ticketId: TicketId) => {
    setDoneTo(ticketId)
    undo.offer({ what, run: () => void send('ticket.takeBack', { ticketId }) })
  }
  const callNext = async () => {
    clear()
    // A case put aside keeps its number; the chair is free for the next person.
    if (mine && begun && !(await send('ticket.finish', { ticketId: mine.id }))?.ok) return
    const reply = await send('ticket.call', {})
    if (reply?.ok) offerBack(text.line.calledNow(reply.value.number), reply.value.id)
  }
  // Deeper screens show more; beside them the customer sees whose turn it is and no case at all.
  useCustomer(0, free ? { page: 'welcome', ticket: mine?.number ?? null } : { page: 'wait' })
  useKeys([
    { press: 'Ctrl+M', label: customerDeskText.turn, run: () => void send('customer.turn', {}), hidden: true },
    { press: 'Ctrl+Q', label: queueText.open, run: () => setQueue(true), hidden: true },
    {
      press: 'F2',
      label: text.line.call,
      run: callNext,
      off: busy || !free || (mine !== null && !begun),
      // At a free desk F9 calls, and stands in the bar with the number that comes; with somebody in the chair nobody is called.
      hidden: inCase || inRoom || !begun,
      guarded: true,
    },
    ...(free && mine === null && !begun
      ? [
          {
            press: 'F9',
            label: next ? text.line.callOf(next.number) : text.line.call,
            run: callNext,
            off: busy,
            primary: true,
            guarded: next?.id ?? true,
          },
        ]
      : []),
    ...(mine && !begun && free
      ? [
          {
            press: 'F3',
            label: text.line.recall,
            run: () => void send('ticket.recall', { ticketId: mine.id }),
            guarded: mine.id,
            off: busy,
          },
          paused({ press: 'Alt+O', label: queueText.handOn, run: () => setHanding(mine), off: busy }),
          {
            press: 'F10',
            label: text.line.absent,
            run: () => setMissing(mine),
            off: busy || mine.state !== 'called',
          },
        ]
      : []),
    ...(mine && !begun && free && !ticketHere
      ? [
          {
            press: 'F9',
            label: text.line.finish,
            run: () => void send('ticket.finish', { ticketId: mine.id }),
            primary: true,
            guarded: mine.id,
            off: busy,
          },
        ]
      : []),
    ...(begun && free ? [{ press: 'F9', label: text.start.resume, run: () => open(begun.id), primary: true }] : []),
    ...(free && !ticketHere
      ? [{ press: 'F8', label: text.start.withoutTicket, run: () => setWalkIn(true), off: mine !== null && !begun }]
      : []),
    ...(free && !ticketHere && (mine === null || forUnit)
      ? [paused({ press: 'F4', label: unitText.open, run: () => setRoom('unit') })]
      : []),
    ...(free && mine === null ? [paused({ press: 'F7', label: onlineText.open, run: () => setRoom('online') })] : []),
    ...(free && mine === null ? [paused({ press: 'Alt+F', label: feeStepText.day.open, run: () => setRoom('money') })] : []),
    ...(free && mine === null ? [paused({ press: 'Alt+V', label: errandText.open, run: () => setRoom('errands') })] : []),
  ])
  return (
    <DeskLayout
      leftLabel={text.line.title}
      left={
        <>
          <WaitingLine line={line} now={branch.now} counter={session.counter} />
          <RefusalNote failure={failure} />
        </>
      }
      rightLabel={text.rules.title}
      rail={<RulesRail />}
      right={
        inRoom ? undefined : (
          <Rules profile={rules ?? profile} item={opened?.item ?? mine?.item ?? 'REPLACE_PHOTO'} old={opened?.card ?? null} />
        )
      }
    >
      {queue && <QueueDialog mine={mine} close={() => setQueue(false)} />}
      {inRoom && room === 'money' && <FeeDay today={branch.today} me={session.operator.id} back={() => setRoom(null)} />}
      {inRoom && room === 'errands' && (
        <Errands profile={profile} today={branch.today} back={() => setRoom(null)} openCase={caseId => go({ caseId, step: null })} />
      )}
      {inRoom && room === 'online' && <OnlineRoom leave={() => setRoom(null)} />}
      {inRoom && room === 'unit' && (
        <UnitRoom ticket={forUnit && mine.state === 'called' ? mine : null} branchBank={branch.bank} leave={() => setRoom(null)} />
      )}
      {inCase && !rules && <Waiting />}
      {inCase && rules && (
        <CaseRoom
          key={place.caseId}
          branch={branch}
          session={session}
          profile={rules}
          place={place}
          go={go}
          handOn={mine && begun?.id === place.caseId ? () => setHanding(mine) : null}
          nextOfFamily={view => {
            setFamily(view)
            go({ caseId: null, step: null })
          }}
        />
      )}
      {free && forCard && mine && <PickupFinder key={mine.id} ticket={mine} opened={caseId => go({ caseId, step: 'handover' })} />}
      {takesIdentity && (
        <IdentityScreen
          key={family?.id ?? mine?.id ?? 'walk-in'}
          today={branch.today}
          profile={profile}
          ticket={family ? null : mine}
          after={family}
          opened={view => open(view.id)}
          openOther={open}
          leave={family ? () => setFamily(null) : walkIn ? () => setWalkIn(false) : null}
        />
      )}
      {free && forUnit && <EmptyState title={mine.number}>{text.start.unit}</EmptyState>}
      {free && mine && !begun && !ticketHere && !forUnit && (
        <EmptyState title={mine.number}>
          <Note level="flag">{text.start.otherItem(itemText[mine.item])}</Note>
        </EmptyState>
      )}
      {free && (mine === null || begun) && <StartPage today={today} line={line.value} begun={mine} open={open} />}
      {handing && (
        <HandOn
          ticket={handing}
          now={mine}
          profile={profile}
          close={() => setHanding(null)}
          done={() => {
            if (inCase) go({ caseId: null, step: null })
            offerBack(queueText.handedOn(handing.number), handing.id)
          }}
        />
      )}
      {missing && (
        <AbsentDialog
          ticket={missing}
          now={mine}
          close={() => setMissing(null)}
          done={() => offerBack(text.line.absentTitle(missing.number), missing.id)}
        />
      )}
    </DeskLayout>
  )
}

type AbsentProps = {
  readonly ticket: TicketView
  readonly now: TicketView | null
  readonly close: () => void
  readonly done: () => void
}

/** Nobody came: the number leaves the line, so it is asked before. */
function AbsentDialog({ ticket, now, close, done }: AbsentProps) {
  const { send, busy, failure } = useSent()
  const go = async () => {
    if (!(await send('ticket.absent', { ticketId: ticket.id }))?.ok) return
    close()
    done()
  }
  return (
    <Dialog
      title={text.line.absentTitle(ticket.number)}
      close={close}
      changed={!busy && (now?.id !== ticket.id || now.state !== ticket.state)}
      primary={{ label: text.line.absent, run: () => void go(), off: busy, guarded: true }}
    >
      <p>{text.line.absentAsk(ticket.calls)}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
