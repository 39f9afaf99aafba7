/** Beside the live picture: the coach's lights, what it cannot see, and the pictures already there to compare with. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { cameraKind } from '../../../shared/photo/camera-kind.ts'
import { coachText } from '../../../shared/strings/zh-CN/coach.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Note } from '../../kit/notes.tsx'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { CoachLights } from './coach-lights.tsx'
import type { Coaching } from './use-coach.ts'
import { usePhotoBytes } from './use-photo-bytes.ts'

const text = tellerText.photo

type Props = {
  readonly view: CaseView
  readonly coaching: Coaching
  /** What the engine calls the camera; null while none runs. */
  readonly camera: string | null
}

/** In live mode a picture from such a camera would be refused: better said before somebody poses. */
function CameraNote({ name }: { readonly name: string }) {
  const branch = useAsked('branch.view', {})
  const pins = useAsked('device.pins', {})
  const kind = cameraKind({ id: '', name })
  if (branch.value?.mode !== 'live' || !pins.value || kind === 'plugged') return null
  const isAllowed = pins.value.some(({ purpose, device }) => purpose === 'camera' && device === name.trim())
  return <Note level="flag">{isAllowed ? text.camera.allowed : text.camera.unsure[kind]}</Note>
}

export function LivePanel({ view, coaching, camera }: Props) {
  const old = usePhotoBytes(view.id, 'oldCard', null, view.hasOldCardPhoto)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  return (
    <div className="live-panel stack">
      {camera !== null && <CameraNote name={camera} />}
      <CoachLights coach={coaching.coach} perSecond={coaching.perSecond} />
      <section className="stack tight">
        <h2>{coachText.unseen}</h2>
        <ul className="tips">
          {text.tips.map(tip => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </section>
      <div className="row live-older">
        {view.hasPreviousPhoto && (
          <PhotoFrame
            image={previous.image}
            width={71}
            height={88}
            label={text.previousPicture}
            none={previous.none ? text.none : undefined}
          />
        )}
        {view.hasOldCardPhoto && (
          <PhotoFrame image={old.image} width={136} height={88} label={text.oldCardPicture} none={old.none ? text.none : undefined} />
        )}
      </div>
    </div>
  )
}
