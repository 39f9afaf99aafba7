/** The cards desk: every case after its review, by state, until the card is in the customer's hand. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import { cardsText as text } from '../../../shared/strings/zh-CN/cards.ts'
import { endedCardText, transferText } from '../../../shared/strings/zh-CN/casework.ts'
import { centreWaysText } from '../../../shared/strings/zh-CN/centre-ways.ts'
import { feeStepText } from '../../../shared/strings/zh-CN/fee.ts'
import { parcelText } from '../../../shared/strings/zh-CN/parcel.ts'
import { placesText } from '../../../shared/strings/zh-CN/places.ts'
import { productionText } from '../../../shared/strings/zh-CN/production.ts'
import { stockText } from '../../../shared/strings/zh-CN/stock.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { DeskLayout } from '../../kit/frame.tsx'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { Waiting } from '../../kit/notes.tsx'
import type { DeskProps } from '../../parts/desk-props.ts'
import { useNow } from '../../parts/use-now.ts'
import { usePaused } from '../../parts/use-paused.ts'
import { FeeDay } from '../../steps/fee/fee-day.tsx'
import { type ManyEvent, ManyPage } from '../../steps/production/many-page.tsx'
import { BatchesPage } from './batches-page.tsx'
import { boardOf, type Lane, laneDigit } from './board.ts'
import { BoardList } from './board-list.tsx'
import { CardCase } from './card-case.tsx'
import { CaseTable } from './case-table.tsx'
import { EndedCards } from './ended-cards.tsx'
import { Parcels } from './parcels.tsx'
import { PlacesPage } from './places/places-page.tsx'
import { StockPage } from './stock/stock-page.tsx'
import { Texts } from './texts.tsx'
import { Transfers } from './transfers.tsx'
import { useBoardRows } from './use-board-rows.ts'
import { WaitingCards } from './waiting.tsx'

const fullest = (lanes: readonly Lane[]): State | null => lanes.find(lane => lane.rows.length > 0)?.state ?? lanes[0]?.state ?? null

/** What can be told of a whole box at once, by where its cards stand: the likeliest first. */
const boxEvents: readonly ManyEvent[] = ['sendToMake', 'branchReceived', 'cityBankReceived']
function manyEventsIn(state: State): readonly [ManyEvent, ...ManyEvent[]] | null {
  const [first, ...others] = boxEvents.filter(event => startsIn(state, event))
  return first ? [first, ...others] : null
}

export function CardsDesk(props: DeskProps) {
  const { place, go, branch, session, profile } = props
  const board = useBoardRows()
  const paused = usePaused()
  const now = useNow()
  const [picked, setPicked] = useState<State | null>(null)
  const [part, setPart] = useState<
    'board' | 'waiting' | 'texts' | 'stock' | 'money' | 'many' | 'ended' | 'transfers' | 'parcels' | 'batches' | 'places'
  >('board')
  const today = now?.today ?? branch.today
  const lanes = boardOf(board.rows ?? [], today)
  const opened = board.rows?.find(row => row.id === place.caseId)?.state
  // Taken once, whatever the others carry on: the lane of the case that stands open from the start, else the first with work.
  if (picked === null && board.rows !== null) setPicked(opened ?? fullest(lanes))
  const state = opened ?? picked
  const lane = lanes.find(candidate => candidate.state === state)
  const open = (caseId: CaseId) => {
    // Back from the case, the list it lay in stands there, wherever the case went meanwhile.
    setPicked(board.rows?.find(row => row.id === caseId)?.state ?? state)
    go({ caseId, step: null })
  }
  const leave = () => go({ caseId: null, step: null })
  const pick = (to: State) => {
    setPicked(to)
    setPart('board')
    if (place.caseId) leave()
  }
  const list = place.caseId ? null : part
  const many = state === null ? null : manyEventsIn(state)
  const toBoard = () => setPart('board')
  const handover = profile.handover.value
  const batches = handover?.way === 'batch' && handover.by.includes('cards')
  useKeys([
    ...(place.caseId
      ? []
      : lanes.map((one, at): Key => ({ press: laneDigit(at), label: stateText[one.state], run: () => pick(one.state), hidden: true }))),
    ...(list === 'board'
      ? [
          ...(many
            ? [paused({ press: 'F5', label: productionText.many, run: () => setPart('many'), off: (lane?.rows.length ?? 0) === 0 })]
            : []),
          ...(batches ? [paused({ press: 'F2', label: centreWaysText.toBatches, run: () => setPart('batches') })] : []),
          { press: 'F6', label: text.waiting.open, run: () => setPart('waiting') },
          paused({ press: 'F7', label: stockText.open, run: () => setPart('stock') }),
          paused({ press: 'F8', label: feeStepText.day.open, run: () => setPart('money') }),
          paused({ press: 'Alt+S', label: transferText.open, run: () => setPart('transfers') }),
          paused({ press: 'Alt+M', label: parcelText.open, run: () => setPart('parcels') }),
          paused({ press: 'Alt+I', label: placesText.title, run: () => setPart('places') }),
          paused({ press: 'Alt+D', label: endedCardText.open, run: () => setPart('ended') }),
        ]
      : []),
  ])
  return (
    <DeskLayout
      leftLabel={text.board}
      left={<BoardList lanes={lanes} state={list === null || list === 'board' ? state : null} pick={pick} now={now} board={board} />}
    >
      {place.caseId && <CardCase {...props} key={place.caseId} caseId={place.caseId} leave={leave} />}
      {list === 'waiting' && <WaitingCards back={() => setPart('board')} open={open} toTexts={() => setPart('texts')} />}
      {list === 'stock' && <StockPage today={today} me={session.operator.id} roles={session.roles} back={toBoard} />}
      {list === 'money' && <FeeDay today={today} me={session.operator.id} back={toBoard} />}
      {list === 'places' && <PlacesPage back={toBoard} />}
      {list === 'ended' && <EndedCards back={toBoard} />}
      {list === 'transfers' && <Transfers back={toBoard} />}
      {list === 'parcels' && <Parcels back={toBoard} />}
      {list === 'many' && many && lane && <ManyPage key={lane.state} rows={lane.rows} events={many} back={toBoard} />}
      {list === 'batches' && <BatchesPage back={toBoard} />}
      {list === 'texts' && <Texts back={() => setPart('waiting')} />}
      {list === 'board' && board.rows === null && <Waiting />}
      {list === 'board' && board.rows !== null && lane && <CaseTable key={lane.state} lane={lane} now={now} open={open} />}
    </DeskLayout>
  )
}
