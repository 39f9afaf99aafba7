/** The holder's document as it should read, beginning with what stands recorded. */
import { useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { DocumentFields } from '../identity/document-fields.tsx'
import { faultsOf, type IdentityDraft, identityFields, inputOf } from '../identity/draft.ts'
import { errorsOf, warningsOf } from '../identity/sentences.ts'
import { useJudged, useNumber } from '../identity/use-judged.ts'
import type { EditorProps } from './editor.ts'

export const draftOfHolder = ({ identity }: CaseView): IdentityDraft => ({
  ...identity,
  validFrom: identity.validFrom ?? '',
  validTo: identity.validTo ?? '',
})

export function IdentityEditor({ view, ready, asked }: EditorProps) {
  const [draft, setDraft] = useState(() => draftOfHolder(view))
  const set = (change: Partial<IdentityDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    const identity = inputOf(next)
    ready(identity && { fact: 'identity', caseId: view.id, revision: view.revision, identity })
  }
  return <HolderFields draft={draft} set={set} asked={asked} />
}

type FieldsProps = {
  readonly draft: IdentityDraft
  readonly set: (change: Partial<IdentityDraft>) => void
  readonly asked: boolean
}

/** A document that is not the one under way, so nothing is said of cases of its number. */
export function HolderFields({ draft, set, asked }: FieldsProps) {
  const [left, setLeft] = useState(false)
  const found = useNumber(draft, left, told => {
    if (told.sex !== draft.sex || told.birth !== draft.birth) set(told)
  })
  const judged = useJudged(draft)
  const fromNumber = found.value?.problem ? [{ field: 'number', code: found.value.problem }] : []
  return (
    <DocumentFields
      draft={draft}
      set={set}
      errors={errorsOf(identityFields, [...fromNumber, ...(judged.value?.problems ?? [])], asked ? faultsOf(draft) : null)}
      warnings={warningsOf(identityFields, judged.value?.warnings ?? [])}
      found={found.value}
      numberLeft={setLeft}
    />
  )
}
