/** Whoever came with or for the holder, as it should read; nobody where the holder came alone. */
import { useState } from 'react'
import { companionLetters, companionRoles, guardianProofs } from '../../../shared/identity/companion.ts'
import { companionLetterText, companionProofText, companionRoleText, peopleText } from '../../../shared/strings/zh-CN/identity.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField } from '../../kit/code-field.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { codesIn } from '../codes-in.ts'
import { type CompanionDraft, companionInput, draftOf, emptyCompanion } from '../identity/companion-draft.ts'
import type { EditorProps } from './editor.ts'
import { HolderFields } from './identity-editor.tsx'

const findRelation = codesIn('relation')

export function AgentEditor({ view, ready, asked }: EditorProps) {
  const [draft, setDraft] = useState<CompanionDraft | null>(() => (view.companion ? draftOf(view.companion) : null))
  const give = (next: CompanionDraft | null) => {
    setDraft(next)
    const companion = next === null ? null : companionInput(next)
    if (next !== null && companion === null) return ready(null)
    ready({ fact: 'agent', caseId: view.id, revision: view.revision, companion })
  }
  const set = (change: Partial<CompanionDraft>) => draft && give({ ...draft, ...change })
  return (
    <>
      <ChoiceField
        name="came"
        label={peopleText.who}
        value={draft?.role ?? 'self'}
        choices={[{ value: 'self', label: peopleText.alone }, ...companionRoles.map(value => ({ value, label: companionRoleText[value] }))]}
        onChange={value => {
          const role = companionRoles.find(one => one === value) ?? null
          give(role === null ? null : draft === null ? emptyCompanion(role) : { ...draft, role })
        }}
        autoFocus
      />
      {draft && (
        <>
          <HolderFields draft={draft} set={set} asked={asked} />
          <div className="field-row">
            <CodeField
              name="relation"
              label={peopleText.relation(companionRoleText[draft.role])}
              value={draft.relation}
              onChange={relation => set({ relation })}
              find={findRelation}
            />
            <TextField
              name="mobile"
              label={peopleText.mobile}
              kind="digits"
              value={draft.mobile}
              onChange={mobile => set({ mobile })}
              maxLength={11}
            />
          </div>
          {draft.role === 'agent' ? (
            <ChoiceField
              name="letter"
              label={peopleText.letter}
              value={draft.letter}
              choices={companionLetters.map(value => ({ value, label: companionLetterText[value] }))}
              onChange={value => set({ letter: companionLetters.find(one => one === value) ?? 'none' })}
            />
          ) : (
            <ChoiceField
              name="proof"
              label={peopleText.proof}
              value={draft.proof ?? ''}
              choices={guardianProofs.map(value => ({ value, label: companionProofText[value] }))}
              onChange={value => set({ proof: guardianProofs.find(one => one === value) ?? null })}
            />
          )}
        </>
      )}
    </>
  )
}
