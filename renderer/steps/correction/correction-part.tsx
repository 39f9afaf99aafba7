/** The key that puts a case right, and what was put right on it, beside the case at whatever desk it stands open. */
import { useState } from 'react'
import type { FactName } from '../../../shared/correction/facts.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { factText, correctionText as text } from '../../../shared/strings/zh-CN/correction.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import type { Session } from '../../parts/session.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { CorrectionDialog, factsToOffer } from './correction-dialog.tsx'
import { changeWords } from './values.ts'

type Props = { readonly view: CaseView; readonly profile: Profile; readonly session: Session; readonly first?: FactName | undefined }

export function CorrectionPart({ view, profile, session, first }: Props) {
  const [open, setOpen] = useState(false)
  const { roles } = session
  const offered = factsToOffer(view, roles)
  useKeys(offered.length > 0 ? [{ press: 'Ctrl+T', label: text.key, run: () => setOpen(true) }] : [])
  return (
    <>
      <Corrections view={view} />
      {open && <CorrectionDialog view={view} profile={profile} roles={roles} first={first} close={() => setOpen(false)} />}
    </>
  )
}

function Corrections({ view }: { readonly view: CaseView }) {
  const made = useAsked('correction.list', { caseId: view.id })
  return made.value?.map(one => (
    <Note key={one.id} level="note">
      {text.key} · {text.line(factText[one.fact], changeWords(one))}
      <span className="secondary dense">
        {' '}
        {text.by(one.by, one.second, one.reason)} {timeText(one.at)}
      </span>
    </Note>
  ))
}
