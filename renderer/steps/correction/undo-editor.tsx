/** A step that did not happen has no other value: the person says so by confirming. */
import { useEffect } from 'react'
import { correctionText as text } from '../../../shared/strings/zh-CN/correction.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Facts } from '../../kit/small.tsx'
import type { EditorProps } from './editor.ts'

type Undoable = 'sent' | 'city-bank' | 'arrived' | 'handed-over'

export const undoOf = (fact: Undoable) =>
  function UndoEditor({ view: { id, revision, state }, ready }: EditorProps) {
    // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the case is another change
    useEffect(() => ready({ fact, caseId: id, revision }), [id, revision])
    return (
      <>
        <Facts facts={[{ name: text.old, value: stateText[state] }]} />
        <p>{text.undo}</p>
      </>
    )
  }
