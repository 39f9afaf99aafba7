/** The coach's one sentence over the live picture, and the ring that runs down before the shutter falls. */
import { type Coach, holdMs } from '../../../shared/photo/coach.ts'
import { coachText, hintText } from '../../../shared/strings/zh-CN/coach.ts'

/** What is said now; with the shutter in the teller's hand the last word is the teller's too. */
export function wordOf(coach: Coach, auto: boolean): string | null {
  if (coach.hint === 'stay' && !auto) return coachText.ready
  return coach.hint && hintText[coach.hint]
}

const radius = 15
const round = 2 * Math.PI * radius

function Ring() {
  return (
    <svg className="hold-ring" viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">
      <circle cx="18" cy="18" r={radius} className="hold-ground" />
      <circle
        cx="18"
        cy="18"
        r={radius}
        className="hold-run"
        style={{ strokeDasharray: round, '--round': round, animationDuration: `${holdMs}ms` } as React.CSSProperties}
      />
    </svg>
  )
}

export function CoachWord({ coach, auto }: { readonly coach: Coach; readonly auto: boolean }) {
  const word = wordOf(coach, auto)
  const holds = auto && (coach.phase === 'holding' || coach.phase === 'fire')
  return (
    <p className={coach.hint === 'stay' ? 'coach-word good' : 'coach-word'} role="status">
      {word !== null && (
        <span>
          {holds && <Ring key={coach.greenSince} />}
          {word}
        </span>
      )}
    </p>
  )
}
