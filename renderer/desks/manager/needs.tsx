/** What needs a person today, the most pressing first; Enter opens the room where something can be done about it. */

import { unconfirmed } from '../../../shared/profile/ask.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { isFollowUpOpen } from '../../../shared/rating/follow-up.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Icon, type IconName } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { isLate } from '../cards/board.ts'

const text = managerText.needs

export const needRooms = ['find', 'waiting', 'ratings', 'jobs', 'rules'] as const
export type NeedRoom = (typeof needRooms)[number]
export type Need = {
  readonly id: 'late' | 'uncollected' | 'ratings' | 'jobs' | 'rules'
  readonly level: 'refuse' | 'flag' | 'note'
  readonly count: number
  readonly room: NeedRoom
}

type Known = {
  readonly late: number
  readonly uncollected: number
  readonly ratings: number
  readonly jobs: number
  readonly rules: number
}

/** In the order of what a citizen suffers from first. */
export function needsOf({ late, uncollected, ratings, jobs, rules }: Known): readonly Need[] {
  const all: readonly Need[] = [
    { id: 'late', level: 'refuse', count: late, room: 'find' },
    { id: 'ratings', level: 'refuse', count: ratings, room: 'ratings' },
    { id: 'jobs', level: 'flag', count: jobs, room: 'jobs' },
    { id: 'uncollected', level: 'flag', count: uncollected, room: 'waiting' },
    { id: 'rules', level: 'note', count: rules, room: 'rules' },
  ]
  return all.filter(({ count }) => count > 0)
}

const icons = { refuse: 'refuse', flag: 'flag', note: 'note' } as const satisfies Record<Need['level'], IconName>

type Props = { readonly profile: Profile; readonly today: string; readonly go: (room: NeedRoom) => void }

export function Needs({ profile, today, go }: Props) {
  const review = useAsked('case.find', { which: 'review', text: '' })
  const fee = useAsked('case.find', { which: 'fee', text: '' })
  const production = useAsked('case.find', { which: 'production', text: '' })
  const waiting = useAsked('pickup.waiting', { after: null })
  const ratings = useAsked('rating.followUps', {})
  const jobs = useAsked('jobs.view', {})
  const asked = [review, fee, production, waiting, ratings, jobs]
  const known = asked.every(({ value }) => value !== null)
  const needs = needsOf({
    late: [review, fee, production].flatMap(({ value }) => value ?? []).filter(row => isLate(row, today)).length,
    uncollected: waiting.value?.late ?? 0,
    ratings: ratings.value?.filter(({ state }) => isFollowUpOpen(state)).length ?? 0,
    jobs: jobs.value?.flatMap(({ items }) => items).filter(({ quarantined }) => quarantined).length ?? 0,
    rules: unconfirmed(profile).length,
  })
  const list = useSelection(known ? needs : null, { idOf: need => need.id, versionOf: need => need.count })
  const { row } = list
  useKeys(row ? [{ press: 'F9', label: text.open(managerText.parts[row.room]), run: () => go(row.room), primary: true }] : [])
  const failed = asked.find(({ failure }) => failure)
  return (
    <section className="card needs">
      <h2>
        {text.title} {needs.length > 0 && <span className="secondary">{needs.length}</span>}
      </h2>
      <RefusalNote failure={failed?.failure} again={failed?.again} />
      {!known && !failed && <Waiting />}
      {known && needs.length === 0 && <EmptyState title={text.none}>{text.noneWhy}</EmptyState>}
      {needs.length > 0 && (
        <PickList label={text.title} list={list} onOpen={need => go(need.room)} autoFocus>
          {need => (
            <div className={`need ${need.level}`}>
              <Icon name={icons[need.level]} />
              <strong>{text.what[need.id](need.count)}</strong>
              <span className="secondary">{text.todo[need.id]}</span>
            </div>
          )}
        </PickList>
      )}
    </section>
  )
}
