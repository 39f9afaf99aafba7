/** Opens the guidance the program ships, with every place it knows and every path that can be walked. */
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { loadResources } from '../../main/core/rules/resources.ts'
import type { Guidance, Question } from '../../shared/guidance/content.ts'
import { nextStep, type Picked, pick } from '../../shared/guidance/path.ts'
import type { Spell } from '../../shared/guidance/search.ts'
import type { GuideLine, GuideSheet } from '../../shared/ipc/shapes/guidance.ts'
import { joinYears } from '../../shared/pickup/calendar.ts'
import type { Here } from '../../shared/profile/requirements.ts'
import { Day } from '../../shared/time.ts'

export type GuidanceDesk = {
  readonly guidance: Guidance
  readonly places: readonly Here[]
  place(id: string): Here
  question(id: string): Question
}

export const spell: Spell = text => pinyin(text, { toneType: 'none', type: 'array', v: true })

export async function aGuidanceDesk(): Promise<GuidanceDesk> {
  const { guidance, profiles, calendarYears } = await loadResources(join(import.meta.dirname, '../../resources'))
  const calendar = joinYears(calendarYears)
  const places = [...profiles.values()].map(profile => ({ profile, calendar, today: Day.parse('2026-03-09') }))
  const found = <T>(one: T | undefined, name: string): T => {
    if (one === undefined) throw new Error(`no ${name} in the resources`)
    return one
  }
  return {
    guidance,
    places,
    place: id =>
      found(
        places.find(({ profile }) => profile.id === id),
        id,
      ),
    question: id =>
      found(
        guidance.questions.find(question => question.id === id),
        id,
      ),
  }
}

/** Every way through the questions, each to its end. */
export function everyPath(from: Picked = {}): readonly Picked[] {
  const open = nextStep(from)
  return open === null ? [from] : open.choices.flatMap(choice => everyPath(pick(from, open.step, choice)))
}

/** A line read aloud: `带什么：…`, with what stands under it. */
const readOut = ({ name, parts, source, note }: GuideLine): string => {
  const under = (one: { readonly source: string | null; readonly note: string | null }) =>
    [one.source, one.note].flatMap(text => (text === null ? [] : [`（${text}）`]))
  const said = parts.flatMap(part => [[part.text, part.basis].filter(text => text !== null).join(' · '), ...under(part)])
  return [`${name}：${said.join('\n')}`, ...under({ source, note })].join('\n')
}

/** A whole answer as somebody hears it. */
export const readSheet = ({ title, rules, text, lines }: GuideSheet): string => [title, rules, ...text, ...lines.map(readOut)].join('\n')
