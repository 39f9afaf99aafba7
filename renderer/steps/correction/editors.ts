/** Lists the fields of each fact that is corrected from its case. */
import type { ReactNode } from 'react'
import type { FactName } from '../../../shared/correction/facts.ts'
import type { EditorProps } from './editor.ts'
import { IdentityEditor } from './identity-editor.tsx'

export const editors: { readonly [F in FactName]?: (props: EditorProps) => ReactNode } = { identity: IdentityEditor }
