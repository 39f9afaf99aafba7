/** Takes the card photo: live with an outline, from the other camera route or from a file; then the teller looks and chooses. */
import { useRef, useState } from 'react'
import type { PhotoId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Result } from '../../../shared/result.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useSent } from '../../app/use-sent.ts'
import { type Key, useKeys } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import type { StepProps } from '../screens.ts'
import { CamerasDialog } from './cameras-dialog.tsx'
import { ChosenView } from './chosen-view.tsx'
import { LivePanel } from './live-panel.tsx'
import { LiveStage } from './live-stage.tsx'
import { usePreview } from './use-preview.ts'

const text = tellerText.photo
const startAt = (view: CaseView): PhotoId | null => (view.photos.find(photo => photo.chosen) ?? view.photos[0])?.id ?? null

export function PhotoScreen({ view: given, profile, done, back, backLabel }: StepProps) {
  const [view, setView] = useState(given)
  const newest = given.revision > view.revision ? given : view
  const [shownId, setShownId] = useState(() => startAt(given))
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState<'photo' | 'oldCard'>('photo')
  const { send, busy, failure, clear } = useSent()
  const file = useRef<HTMLInputElement>(null)
  const shown = newest.photos.find(photo => photo.id === shownId) ?? null
  const preview = usePreview(shown === null)

  const took = (reply: Result<CaseView> | null) => {
    if (!reply?.ok) return
    setView(reply.value)
    setShownId(reply.value.photos[0]?.id ?? null)
  }
  const shoot = async () => {
    const image = await preview.shoot()
    if (image) took(await send('photo.capture', { caseId: newest.id, source: 'preview', images: [image] }))
  }
  const keepOldCard = async (image: Uint8Array | null) => {
    const reply = image && (await send('photo.oldCard', { caseId: newest.id, image }))
    if (reply?.ok) setView(reply.value)
  }
  const shootOldCard = async () => {
    if (preview.state === 'live') return keepOldCard(await preview.shoot())
    setPurpose('oldCard')
    file.current?.click()
  }
  const fromFile = () => {
    setPurpose('photo')
    file.current?.click()
  }
  const readFile = async (chosen: File | undefined) => {
    if (!chosen) return
    const image = new Uint8Array(await chosen.arrayBuffer())
    if (purpose === 'oldCard') await keepOldCard(image)
    else took(await send('photo.capture', { caseId: newest.id, source: 'file', images: [image] }))
  }
  const shootOther = async (camera: string) => {
    setAsking(false)
    preview.release()
    const reply = await send('photo.shoot', { caseId: newest.id, camera })
    if (reply?.ok) took(reply)
    else preview.restore()
  }
  const retake = () => {
    clear()
    setShownId(null)
  }
  const live = preview.state === 'live'
  const liveKeys: readonly Key[] = [
    { press: 'Space', label: text.shoot, run: () => void shoot(), off: !live || busy },
    ...(live || preview.state === 'starting' ? [] : [{ press: 'F5', label: text.camera.again, run: preview.restore, off: busy }]),
    { press: 'F6', label: text.oldCard, run: () => void shootOldCard(), off: busy },
    { press: 'F7', label: text.fromFile, run: fromFile, off: busy },
    { press: 'F8', label: text.otherCamera, run: () => setAsking(true), off: busy },
    { press: 'F9', label: text.shoot, run: () => void shoot(), primary: true, off: !live || busy },
  ]
  useKeys([{ press: 'Escape', label: backLabel, run: back }, ...(shown ? [] : liveKeys)])
  return (
    <div className="photo-screen stack tight">
      {shown ? (
        <ChosenView key={shown.id} view={newest} photo={shown} profile={profile} retake={retake} done={done} />
      ) : (
        <div className="live">
          <LiveStage preview={preview} waiting={busy ? text.judging : null} />
          <LivePanel view={newest} />
        </div>
      )}
      {shown && busy && <Waiting text={text.judging} />}
      <RefusalNote failure={failure} />
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label={text.file}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          void readFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {asking && <CamerasDialog close={() => setAsking(false)} shoot={camera => void shootOther(camera)} />}
    </div>
  )
}
