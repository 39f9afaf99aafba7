/** Lists the fields of each fact that is corrected from its case. */
import type { ReactNode } from 'react'
import type { FactName } from '../../../shared/correction/facts.ts'
import { AgentEditor } from './agent-editor.tsx'
import { BlankEditor } from './blank-editor.tsx'
import { ContactEditor } from './contact-editor.tsx'
import type { EditorProps } from './editor.ts'
import { IdentityEditor } from './identity-editor.tsx'
import { NoticesEditor } from './notices-editor.tsx'
import { OldCardEditor } from './old-card-editor.tsx'
import { PersonEditor } from './person-editor.tsx'
import { undoOf } from './undo-editor.tsx'

export const editors: { readonly [F in FactName]?: (props: EditorProps) => ReactNode } = {
  identity: IdentityEditor,
  person: PersonEditor,
  agent: AgentEditor,
  notices: NoticesEditor,
  contact: ContactEditor,
  sent: undoOf('sent'),
  'city-bank': undoOf('city-bank'),
  arrived: undoOf('arrived'),
  'handed-over': undoOf('handed-over'),
  'old-card': OldCardEditor,
  blank: BlankEditor,
}
