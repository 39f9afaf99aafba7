/** What the lens sees of a paper, or why it sees nothing. */
import { paperText as text } from '../../../shared/strings/zh-CN/paper.ts'
import { EmptyState, Waiting } from '../../kit/notes.tsx'
import type { Preview } from '../photo/use-preview.ts'
import type { Lens } from './use-lens.ts'

type Props = {
  readonly lens: Lens | null | undefined
  readonly preview: Preview
  /** Quarter turns clockwise. */
  readonly quarters: number
  readonly making: boolean
  readonly dropping: boolean
}

export function PaperStage({ lens, preview: { state, video }, quarters, making, dropping }: Props) {
  const live = lens?.by === 'page' && state === 'live'
  const cover = dropping ? (
    <EmptyState title={text.dropHere} />
  ) : making ? (
    <Waiting text={text.making} />
  ) : live ? null : (
    coverOf(lens, state)
  )
  return (
    <div className="paper-stage">
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        aria-label={text.live}
        className={live ? undefined : 'dark'}
        style={{ transform: `rotate(${quarters * 90}deg)${quarters % 2 === 1 ? ' scale(0.75)' : ''}` }}
      />
      {cover && <div className="stage-cover">{cover}</div>}
    </div>
  )
}

function coverOf(lens: Lens | null | undefined, state: Preview['state']) {
  if (lens === undefined) return <Waiting text={text.starting} />
  if (lens === null) return <EmptyState title={text.noLens}>{text.noLensDo}</EmptyState>
  if (lens.by === 'desk') return <EmptyState title={text.still(lens.name)}>{text.empty}</EmptyState>
  if (lens.by === 'page' && state === 'starting') return <Waiting text={text.starting} />
  const [title, remedy] = text.trouble[lens.by === 'away' || state === 'live' || state === 'starting' ? 'missing' : state]
  return <EmptyState title={title}>{remedy}</EmptyState>
}
