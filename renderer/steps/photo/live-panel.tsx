/** Beside the live picture: the coach's lights, what it cannot see, and the pictures already there to compare with. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { coachText } from '../../../shared/strings/zh-CN/coach.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { CoachLights } from './coach-lights.tsx'
import type { Coaching } from './use-coach.ts'
import { usePhotoBytes } from './use-photo-bytes.ts'

const text = tellerText.photo

export function LivePanel({ view, coaching }: { readonly view: CaseView; readonly coaching: Coaching }) {
  const old = usePhotoBytes(view.id, 'oldCard', null, view.hasOldCardPhoto)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  return (
    <div className="live-panel stack">
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
