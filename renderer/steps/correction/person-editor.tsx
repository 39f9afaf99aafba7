/** The document of the person the case is really about, and what of the case is that person's. */
import { useState } from 'react'
import { correctionText as text } from '../../../shared/strings/zh-CN/correction.ts'
import { TickList } from '../../kit/tick-list.tsx'
import { emptyDraft, type IdentityDraft, inputOf } from '../identity/draft.ts'
import type { EditorProps } from './editor.ts'
import { HolderFields } from './identity-editor.tsx'

const parts = ['photo', 'consents', 'ticket'] as const
const words = { photo: text.theirPhoto, consents: text.theirConsents, ticket: text.theirTicket }

export function PersonEditor({ view, ready, asked }: EditorProps) {
  const [draft, setDraft] = useState(() => emptyDraft(view.identity.docType))
  const [ticked, setTicked] = useState<readonly string[]>([])
  const give = (holder: IdentityDraft, own: readonly string[]) => {
    const identity = inputOf(holder)
    const theirs = { photo: own.includes('photo'), consents: own.includes('consents'), ticket: own.includes('ticket') }
    ready(identity && { fact: 'person', caseId: view.id, revision: view.revision, identity, theirs })
  }
  return (
    <>
      <HolderFields
        draft={draft}
        set={change => {
          const next = { ...draft, ...change }
          setDraft(next)
          give(next, ticked)
        }}
        asked={asked}
      />
      <TickList
        name="theirs"
        title={text.theirs}
        items={parts.map(id => ({ id, text: words[id] }))}
        ticked={ticked}
        onTick={(id, on) => {
          const next = on ? [...ticked, id] : ticked.filter(one => one !== id)
          setTicked(next)
          give(draft, next)
        }}
      />
    </>
  )
}
