/** The coach's lights: what of the live picture is as it should be, each with sign and word. */
import type { Coach, LightState } from '../../../shared/photo/coach.ts'
import { lights } from '../../../shared/photo/coach-hints.ts'
import { coachText, lightStateText, lightText } from '../../../shared/strings/zh-CN/coach.ts'
import { Icon, type IconName } from '../../kit/icon.tsx'

const icons = { good: 'pass', bad: 'flag', unknown: 'wait' } as const satisfies Record<LightState, IconName>

export function CoachLights({ coach, perSecond }: { readonly coach: Coach; readonly perSecond: number | null }) {
  return (
    <section className="stack tight">
      <h2>{coachText.lights}</h2>
      <ul className="lights" aria-label={coachText.lights}>
        {lights.map(light => (
          <li key={light} className={`coach-light ${coach.lights[light]}`} data-light={light}>
            <Icon name={icons[coach.lights[light]]} />
            {lightText[light]}
            <span className="push">{lightStateText[coach.lights[light]]}</span>
          </li>
        ))}
      </ul>
      <p className="light-rate">{perSecond !== null && coachText.rate(perSecond.toFixed(1))}</p>
    </section>
  )
}
