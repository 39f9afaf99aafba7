/** Saves the form while it is typed: 300 ms after the last letter, at once when a field is left, and before the screen goes. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormDraft } from '../../../shared/form/fields.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { call } from '../../ipc.ts'

const quietMs = 300

export type Autosave = {
  readonly draft: FormDraft
  readonly set: (change: FormDraft) => void
  readonly saveNow: () => Promise<void>
  readonly savedAt: string | null
  readonly saving: boolean
  readonly failure: Failure | null
}

export function useAutosave(view: CaseView): Autosave {
  const [draft, setDraft] = useState(view.form)
  const [state, setState] = useState<{ savedAt: string | null; saving: boolean; failure: Failure | null }>({
    savedAt: null,
    saving: false,
    failure: null,
  })
  const latest = useRef(draft)
  const unsaved = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // One save after the other: an older draft must never land on a newer one.
  const chain = useRef<Promise<void>>(Promise.resolve())
  const caseId = view.id

  const saveNow = useCallback(() => {
    clearTimeout(timer.current)
    chain.current = chain.current.then(async () => {
      if (!unsaved.current) return
      unsaved.current = false
      setState(before => ({ ...before, saving: true }))
      const reply = await call('form.save', { caseId, draft: latest.current })
      if (!reply.ok) unsaved.current = true
      setState(before => ({
        saving: false,
        failure: reply.ok ? null : reply.error,
        savedAt: reply.ok ? reply.value.changedAt : before.savedAt,
      }))
    })
    return chain.current
  }, [caseId])

  const set = (change: FormDraft) => {
    latest.current = { ...latest.current, ...change }
    unsaved.current = true
    setDraft(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(saveNow, quietMs)
  }
  useEffect(() => () => void saveNow(), [saveNow])
  return { draft, set, saveNow, ...state }
}
