/** The board: one line per state with how many wait there, since when, and how many are late. */
import { ageText, cardsText as text } from '../../../shared/strings/zh-CN/cards.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import type { State } from '../../../shared/workflow/table.ts'
import { Icon } from '../../kit/icon.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { minutesSince, type Now } from '../../parts/use-now.ts'
import { type Lane, laneDigit } from './board.ts'
import type { BoardRows } from './use-board-rows.ts'

type Props = {
  readonly lanes: readonly Lane[]
  readonly state: State | null
  readonly pick: (state: State) => void
  readonly now: Now | null
  readonly board: BoardRows
}

/** Nothing where nothing waits: the figure has said so. */
function LaneLine({ lane, now }: { readonly lane: Lane; readonly now: Now | null }) {
  const minutes = lane.oldest === null ? null : minutesSince(now, lane.oldest)
  if (minutes === null) return null
  return (
    <span className="lane-note dense">
      {text.oldest(ageText(minutes))}
      {lane.late > 0 && (
        <span className="lane-late">
          <Icon name="flag" />
          {text.overdue(lane.late)}
        </span>
      )}
    </span>
  )
}

export function BoardList({ lanes, state, pick, now, board }: Props) {
  return (
    <>
      <h2>{text.board}</h2>
      <RefusalNote failure={board.failure} again={board.again} />
      <div className="lanes">
        {lanes.map((lane, place) => (
          <button
            key={lane.state}
            type="button"
            tabIndex={-1}
            className={lane.rows.length === 0 ? 'lane none' : 'lane'}
            aria-current={lane.state === state ? 'true' : undefined}
            onClick={() => pick(lane.state)}
          >
            <span className="choice-digit">{laneDigit(place)}</span>
            <span className="lane-name">{stateText[lane.state]}</span>
            <span className="lane-count">{lane.rows.length}</span>
            <LaneLine lane={lane} now={now} />
          </button>
        ))}
      </div>
    </>
  )
}
