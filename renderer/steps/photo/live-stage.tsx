/** The live picture with the outline to stand in, which closes when the head is in place, and the coach's word at its lower edge. */
import { type Coach, isInPlace } from '../../../shared/photo/coach.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { EmptyState, Waiting } from '../../kit/notes.tsx'
import { CoachWord } from './coach-word.tsx'
import type { Preview, PreviewState } from './use-preview.ts'

const text = tellerText.photo.camera

/** The frame's sides carry nothing the card needs, so the stage shows the middle 800 of 1280 pixels, larger. The crop: the finished picture cut from a frame of 1280x720, and the head in it as the geometry of the card asks. */
const crop = { x: 394, y: 54, width: 493, height: 607 }

function Outline({ coach }: { readonly coach: Coach }) {
  const green = coach.hint === 'stay'
  return (
    <svg
      className={`outline${isInPlace(coach) ? ' in-place' : ''}${green ? ' green' : ''}`}
      viewBox="240 0 800 720"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path
        className="outline-dim"
        fillRule="evenodd"
        d={`M0 0H1280V720H0Z M${crop.x} ${crop.y}h${crop.width}v${crop.height}h${-crop.width}z`}
      />
      <rect className="outline-crop" {...crop} rx="6" />
      <ellipse className="outline-head" cx="640" cy="309" rx="148" ry="236" />
      <path className="outline-head" d="M412 661c4-70 54-108 134-126 M868 661c-4-70-54-108-134-126" />
      <line className="outline-eyes" x1={crop.x} x2={crop.x + crop.width} y1="315" y2="315" />
    </svg>
  )
}

const trouble = {
  missing: [text.missing, text.missingDo],
  denied: [text.denied, text.deniedDo],
  busy: [text.busy, text.busyDo],
  lost: [text.lost, text.lostDo],
  off: [text.off, text.offDo],
} as const satisfies Record<Exclude<PreviewState, 'live' | 'starting'>, readonly [string, string]>

function Cover({ state }: { readonly state: PreviewState }) {
  if (state === 'live') return null
  if (state === 'starting') return <Waiting text={text.starting} />
  const [title, remedy] = trouble[state]
  return <EmptyState title={title}>{remedy}</EmptyState>
}

type Props = {
  readonly preview: Preview
  readonly coach: Coach
  readonly auto: boolean
  readonly waiting: string | null
  readonly dropping: boolean
}

export function LiveStage({ preview, coach, auto, waiting, dropping }: Props) {
  const { state, video } = preview
  const covered = waiting !== null || dropping || state !== 'live'
  return (
    <div className="stage" data-phase={coach.phase}>
      <video ref={video} autoPlay playsInline muted aria-label={text.preview} className={state === 'live' ? undefined : 'dark'} />
      {state === 'live' && <Outline coach={coach} />}
      {!covered && <CoachWord coach={coach} auto={auto} />}
      {covered && (
        <div className="stage-cover">
          {dropping ? <EmptyState title={tellerText.photo.dropHere} /> : waiting ? <Waiting text={waiting} /> : <Cover state={state} />}
        </div>
      )}
    </div>
  )
}
