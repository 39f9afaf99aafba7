/** Takes the card photo: live with the coach, from the other camera route or from a file; then the teller looks and chooses. */
import { useState } from 'react'
import type { PhotoId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Result } from '../../../shared/result.ts'
import { useKeys } from '../../kit/keys.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'
import { ChosenView } from './chosen-view.tsx'
import { LiveView } from './live-view.tsx'

const startAt = (view: CaseView): PhotoId | null => (view.photos.find(photo => photo.chosen) ?? view.photos[0])?.id ?? null

export function PhotoScreen({ view: given, profile, done, back, backLabel }: StepProps) {
  const [view, setView] = useState(given)
  const newest = given.revision > view.revision ? given : view
  const [shownId, setShownId] = useState(() => startAt(given))
  const { send, busy, failure, clear } = useSent()
  const shown = newest.photos.find(photo => photo.id === shownId) ?? null
  useKeys([{ press: 'Escape', label: backLabel, run: back }])

  const took = (reply: Result<CaseView> | null): boolean => {
    if (!reply?.ok) return false
    setView(reply.value)
    setShownId(reply.value.photos[0]?.id ?? null)
    return true
  }
  const keepOldCard = async (image: Uint8Array) => {
    const reply = await send('photo.oldCard', { caseId: newest.id, image })
    if (reply?.ok) setView(reply.value)
  }
  const retake = () => {
    clear()
    setShownId(null)
  }
  return (
    <div className="photo-screen stack tight">
      {shown ? (
        <ChosenView key={shown.id} view={newest} photo={shown} profile={profile} retake={retake} done={done} />
      ) : (
        <LiveView
          view={newest}
          busy={busy}
          fresh={newest.photos.length === 0}
          capture={async what => took(await send('photo.capture', { caseId: newest.id, ...what }))}
          shootAt={async camera => took(await send('photo.shoot', { caseId: newest.id, camera }))}
          keepOldCard={keepOldCard}
        />
      )}
      <RefusalNote failure={failure} />
    </div>
  )
}
