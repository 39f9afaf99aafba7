/** Saves the form while it is typed: 300 ms after the last letter, at once when a field is left, and also after the screen has gone. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { FormDraft } from '../../../shared/form/fields.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { ok } from '../../../shared/result.ts'
import { call } from '../../ipc.ts'
import { type SaveOutcome, type SaveState, useSaves } from '../../parts/saves.ts'

const quietMs = 300
/** Under which the draft of a case waits to be saved. */
export const draftKey = (caseId: CaseId): string => `form ${caseId}`

export type Autosave = SaveState & {
  readonly draft: FormDraft
  readonly set: (change: FormDraft) => void
  readonly saveNow: () => Promise<SaveOutcome>
}

/** `saved` is given the case as the core keeps it after each save. */
export function useAutosave(view: CaseView, saved: (view: CaseView) => void): Autosave {
  const saves = useSaves()
  const caseId = view.id
  const key = draftKey(caseId)
  const [draft, setDraft] = useState(() => FormDraft.safeParse(saves.unsaved(key)).data ?? view.form)
  const latest = useRef(draft)
  const tell = useRef(saved)
  tell.current = saved
  const state = useSyncExternalStore(saves.subscribe, () => saves.state(key))
  const save = async (value: FormDraft) => {
    const reply = await call('form.save', { caseId, draft: value })
    if (!reply.ok) return reply
    tell.current(reply.value)
    return ok({ savedAt: reply.value.changedAt })
  }
  const set = (change: FormDraft) => {
    latest.current = { ...latest.current, ...change }
    setDraft(latest.current)
    saves.later(key, latest.current, save, quietMs)
  }
  useEffect(() => () => void saves.now(key), [saves, key])
  return { draft, set, saveNow: () => saves.now(key), ...state }
}
