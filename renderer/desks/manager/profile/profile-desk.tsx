/** The manager's editor of the rules: the list, the preview before saving, the history, one old version. */
import { useState } from 'react'
import type { ProfileChange } from '../../../../shared/ipc/shapes/profile.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { rulesDeskText as text } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import type { Day } from '../../../../shared/time.ts'
import { RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { HistoryPage } from './history-page.tsx'
import { LookPage } from './look-page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { RulesPage } from './rules-page.tsx'

type Page =
  | { readonly at: 'rules' }
  | { readonly at: 'history' }
  | { readonly at: 'look'; readonly seq: number }
  | { readonly at: 'preview'; readonly change: ProfileChange; readonly from: 'rules' | 'history' }

/** A draft belongs to the version it was begun from; another manager's save makes it one of the past. */
export type RulesDraft = { readonly seen: number; readonly profile: Profile }
type Props = {
  readonly today: Day
  readonly bank: string | null
  /** Kept by the desk, so that a look at another part of it loses nothing. */
  readonly draft: RulesDraft | null
  readonly keep: (draft: RulesDraft | null) => void
}

export function ProfileDesk({ today, bank, draft, keep }: Props) {
  const asked = useAsked('profile.versions', {})
  const [page, setPage] = useState<Page>({ at: 'rules' })
  const [said, setSaid] = useState<string | null>(null)
  const [week, setWeek] = useState(false)
  const versions = asked.value
  if (!versions) return asked.failure ? <RefusalNote failure={asked.failure} again={asked.again} /> : <Waiting text={text.loading} />
  const newest = versions.decisions[0]?.seq ?? 0
  const rules = () => setPage({ at: 'rules' })
  const history = () => setPage({ at: 'history' })
  const preview = (change: ProfileChange, from: 'rules' | 'history') => setPage({ at: 'preview', change, from })
  const looked = page.at === 'look' ? versions.decisions.find(one => one.seq === page.seq) : undefined
  if (page.at === 'preview') {
    return (
      <PreviewPage
        change={page.change}
        seen={page.change.kind === 'edit' ? (draft?.seen ?? newest) : newest}
        today={today}
        back={page.from === 'rules' ? rules : history}
        saved={saved => {
          const [made] = saved.decisions
          if (made) setSaid(text.previewPage.saved(made.version, made.begins))
          // A new place begins with what its hall has to find out.
          if (page.change.kind === 'new') setWeek(true)
          keep(null)
          asked.again()
          rules()
        }}
      />
    )
  }
  if (looked) {
    const { profile, version } = looked
    return <LookPage decision={looked} back={history} restore={() => preview({ kind: 'restore', profile, version }, 'history')} />
  }
  if (page.at === 'history') {
    const { offered } = versions
    const take = () => offered && preview({ kind: 'restore', ...offered }, 'history')
    return <HistoryPage versions={versions} look={seq => setPage({ at: 'look', seq })} takeOffered={take} back={rules} />
  }
  return (
    <RulesPage
      versions={versions}
      draft={draft?.profile ?? versions.newest}
      today={today}
      said={said}
      change={profile => keep(profile && { seen: draft?.seen ?? newest, profile })}
      preview={() => draft && preview({ kind: 'edit', profile: draft.profile }, 'rules')}
      bank={bank}
      week={week}
      moveTo={change => preview(change, 'rules')}
      history={history}
      turnWeek={() => setWeek(!week)}
      exported={setSaid}
    />
  )
}
