/** The lobby desk: asks what a person came for, gives a number, shows the line. */
import { useState } from 'react'
import { type ItemCode, itemCodes } from '../../../shared/business/items.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { offers } from '../../../shared/profile/ask.ts'
import { type PriorityKind, priorityKinds } from '../../../shared/queue/line.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { errandText } from '../../../shared/strings/zh-CN/errand.ts'
import { hallScreenText } from '../../../shared/strings/zh-CN/hall-screen.ts'
import { lobbyText as text } from '../../../shared/strings/zh-CN/lobby.ts'
import { visitsText } from '../../../shared/strings/zh-CN/pickup.ts'
import { priorityKindText } from '../../../shared/strings/zh-CN/queue.ts'
import { ticketMachineText } from '../../../shared/strings/zh-CN/ticket-machine.ts'
import { DeskLayout, Work } from '../../kit/frame.tsx'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { Errands } from '../../parts/errand/errands.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { useUndo } from '../../parts/use-undo.ts'
import { HallDialog } from './hall-dialog.tsx'
import { Issued } from './issued.tsx'
import { Line } from './line.tsx'
import { TicketMachine } from './ticket-machine.tsx'
import { Tiles } from './tiles.tsx'
import { Visits } from './visits.tsx'

/** Each press of the key names the next reason to go first; behind the last stands none. */
const kindAfter = (kind: PriorityKind | null): PriorityKind | null =>
  priorityKinds[kind === null ? 0 : priorityKinds.indexOf(kind) + 1] ?? null

const tilesShown = 6
/** What people come for most stands first. */
const asked: readonly ItemCode[] = [
  'REPLACE_PHOTO',
  'PICKUP',
  'REPLACE_UPGRADE',
  'REISSUE',
  'APPLY',
  'REPLACE_DAMAGED',
  'LOSS_FORMAL',
  'UNLOSS',
  'ENABLE_SOCIAL',
  'PWD_RESET',
  'ACTIVATE_BANK',
  'INFO_CHANGE',
]
const lobbyOrder: readonly ItemCode[] = [...asked, ...itemCodes.filter(code => !asked.includes(code))]

function pagesOf(items: readonly ItemCode[]): readonly (readonly ItemCode[])[] {
  const count = Math.ceil(items.length / tilesShown)
  return Array.from({ length: count }, (_, page) => items.slice(page * tilesShown, (page + 1) * tilesShown))
}

/** Taking numbers, looking who booked for today, or what was taken down for people who cannot come. */
export function LobbyDesk(props: DeskProps) {
  const [part, setPart] = useState<'numbers' | 'visits' | 'errands'>('numbers')
  const back = () => setPart('numbers')
  if (part === 'numbers') return <Numbers {...props} toVisits={() => setPart('visits')} toErrands={() => setPart('errands')} />
  return (
    <DeskLayout>
      {part === 'visits' ? (
        <Visits today={props.branch.today} back={back} />
      ) : (
        <Errands profile={props.profile} today={props.branch.today} back={back} openCase={null} />
      )}
    </DeskLayout>
  )
}

type ToParts = { readonly toVisits: () => void; readonly toErrands: () => void }

function Numbers({ profile, toVisits, toErrands }: DeskProps & ToParts) {
  const line = useAsked('ticket.line', {})
  const [page, setPage] = useState(0)
  const [kind, setKind] = useState<PriorityKind | null>(null)
  const priority = kind !== null
  const [issued, setIssued] = useState<TicketView | null>(null)
  const [printing, setPrinting] = useState(false)
  const [hall, setHall] = useState(false)
  const [machine, setMachine] = useState(false)
  const { send, busy, failure } = useSent()
  const pages = pagesOf(lobbyOrder.filter(code => profile.items.value.includes(code)))
  const offered = lobbyOrder.filter(code => offers(profile, code))
  const items = pages[page] ?? []
  const undo = useUndo(true)
  const back = async (ticketId: TicketView['id']) => {
    if ((await send('ticket.takeBack', { ticketId }))?.ok) setIssued(null)
  }
  const take = async (item: ItemCode) => {
    const reply = await send('ticket.take', { item, priority, ...(kind === null ? {} : { kind }) })
    if (!reply?.ok) return
    setIssued(reply.value)
    const { id, number } = reply.value
    undo.offer({
      what: text.issued.takenNow(number),
      run: () => void back(id),
    })
    setKind(null)
    setPage(0)
  }
  useKeys([
    ...items.map(
      (item, place): Key => ({
        press: String(place + 1),
        label: itemShortText[item],
        run: () => void take(item),
        off: busy || !offers(profile, item),
        hidden: true,
        single: true,
      }),
    ),
    { press: 'F4', label: visitsText.open, run: toVisits },
    { press: 'Alt+V', label: errandText.open, run: toErrands },
    { press: 'F6', label: hallScreenText.open, run: () => setHall(true) },
    { press: 'F8', label: ticketMachineText.open, run: () => setMachine(true) },
    { press: 'P', label: kind === null ? text.priorityOff : text.priorityFor(priorityKindText[kind]), run: () => setKind(kindAfter(kind)) },
    ...(pages.length > 1 ? [{ press: '0', label: text.more, run: () => setPage((page + 1) % pages.length) }] : []),
    ...(issued ? [{ press: 'F9', label: text.issued.print, run: () => setPrinting(true), primary: true }] : []),
    ...(issued ? [{ press: 'F7', label: text.issued.print, run: () => setPrinting(true), hidden: true }] : []),
  ])
  return (
    <DeskLayout right={<Line line={line} />} rightLabel={text.line.title}>
      <Work
        head={
          <>
            <h1>{text.title}</h1>
            <span className="secondary">{text.hint}</span>
            {kind !== null && <span className="priority-on">{text.priorityFor(priorityKindText[kind])}</span>}
            <span className="secondary push">{pages.length > 1 && text.page(page + 1, pages.length)}</span>
          </>
        }
      >
        <div className="lobby">
          {items.length === 0 && <Note level="flag">{text.none}</Note>}
          <Tiles items={items} profile={profile} take={item => void take(item)} off={busy} />
          <p className="secondary dense">{text.priorityNote}</p>
          <RefusalNote failure={failure} />
          <Issued ticket={issued} waiting={line.value?.waiting ?? []} />
        </div>
      </Work>
      {machine && <TicketMachine items={offered} leave={() => setMachine(false)} />}
      {hall && <HallDialog close={() => setHall(false)} />}
      {printing && issued && <SlipDialog slip={{ kind: 'ticket', caseId: null, ticketId: issued.id }} close={() => setPrinting(false)} />}
    </DeskLayout>
  )
}
