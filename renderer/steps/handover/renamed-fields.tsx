/** The holder's new name, and the paper that links it to the one on the card. */
import type { In } from '../../../shared/ipc/contract.ts'
import { nameLinks } from '../../../shared/pickup/holder.ts'
import { handoverText, nameLinkText } from '../../../shared/strings/zh-CN/handover.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Note } from '../../kit/notes.tsx'
import { NameField } from '../name-field.tsx'

const text = handoverText.verify
type Renamed = NonNullable<In<'handover.verify'>['renamed']>
export type RenamedDraft = { readonly name: string; readonly link: Renamed['link'] | null }
export const noNewName: RenamedDraft = { name: '', link: null }

/** The first field that is still empty. */
export const renamedFault = (draft: RenamedDraft | null): string | null =>
  draft === null ? null : draft.name.trim() === '' ? 'nameNow' : draft.link === null ? 'nameLink' : null

export const renamedInput = (draft: RenamedDraft | null): Renamed | null =>
  draft === null || draft.link === null ? null : { name: draft.name, link: draft.link }

type Props = { readonly draft: RenamedDraft; readonly set: (draft: RenamedDraft) => void; readonly asked: boolean }

export function RenamedFields({ draft, set, asked }: Props) {
  return (
    <>
      <NameField
        name="nameNow"
        label={text.nameNow}
        value={draft.name}
        onChange={name => set({ ...draft, name })}
        maxLength={60}
        error={asked && draft.name.trim() === '' ? text.missingTaker : null}
        autoFocus
      />
      <ChoiceField
        name="nameLink"
        label={text.nameLink}
        value={draft.link ?? ''}
        choices={nameLinks.map(link => ({ value: link, label: nameLinkText[link] }))}
        onChange={value => set({ ...draft, link: nameLinks.find(link => link === value) ?? null })}
        error={asked && draft.link === null ? text.missingTaker : null}
      />
      <Note level="note">{text.renamedNote}</Note>
    </>
  )
}
