/** The key that puts a case right, and what was put right on it, beside the case at whatever desk it stands open. */
import { useState } from 'react'
import type { FactName } from '../../../shared/correction/facts.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { CorrectionView } from '../../../shared/ipc/shapes/correction.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { factText, correctionText as text } from '../../../shared/strings/zh-CN/correction.ts'
import { changeWords } from '../../../shared/strings/zh-CN/correction-values.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import type { Session } from '../../parts/session.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { UnmaskPart } from '../../parts/unmask.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { CorrectionDialog, factsToOffer } from './correction-dialog.tsx'

type Props = { readonly view: CaseView; readonly profile: Profile; readonly session: Session; readonly first?: FactName | undefined }

export function CorrectionPart({ view, profile, session, first }: Props) {
  const [open, setOpen] = useState<'make' | 'print' | null>(null)
  const { roles } = session
  const offered = factsToOffer(view, roles)
  const made = useAsked('correction.list', { caseId: view.id })
  const list = made.value ?? []
  useKeys([
    ...(offered.length > 0 ? [{ press: 'Ctrl+T', label: text.key, run: () => setOpen('make') }] : []),
    ...(list.length > 0 ? [{ press: 'Alt+G', label: text.print, run: () => setOpen('print') }] : []),
  ])
  const close = () => setOpen(null)
  return (
    <>
      <UnmaskPart view={view} />
      {list.map(one => (
        <Note key={one.id} level="note">
          {text.key} · {text.line(factText[one.fact], changeWords(one))}
          <span className="secondary dense">
            {' '}
            {text.by(one.by, one.second, one.reason)} {timeText(one.at)}
          </span>
        </Note>
      ))}
      {open === 'make' && <CorrectionDialog view={view} profile={profile} roles={roles} first={first} close={close} />}
      {open === 'print' && <PrintCorrection view={view} list={list} close={close} />}
    </>
  )
}

type PrintProps = { readonly view: CaseView; readonly list: readonly CorrectionView[]; readonly close: () => void }

/** The only one at once; of several, which. */
function PrintCorrection({ view, list, close }: PrintProps) {
  const [picked, setPicked] = useState(list.at(-1)?.id ?? '')
  const [chosen, setChosen] = useState(list.length === 1 ? picked : null)
  const id = list.find(one => one.id === chosen)?.id
  if (id) return <SlipDialog slip={{ kind: 'correction', caseId: view.id, ticketId: null, correctionId: id }} close={close} />
  return (
    <Dialog title={text.print} close={close} changed={false} primary={{ label: text.printOne, run: () => setChosen(picked) }}>
      <ChoiceField
        name="which"
        label={text.printWhich}
        value={picked}
        choices={list.map(one => ({ value: one.id, label: factText[one.fact], note: `${one.reason} ${timeText(one.at)}` }))}
        onChange={value => setPicked(list.find(one => one.id === value)?.id ?? picked)}
        upright
        autoFocus
      />
    </Dialog>
  )
}
