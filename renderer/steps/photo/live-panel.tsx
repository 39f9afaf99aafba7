/** Beside the live picture: what to watch for, and the pictures already there to compare with. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { PhotoFrame } from '../../kit/photo-frame.tsx'
import { usePhotoBytes } from './use-photo-bytes.ts'

const text = tellerText.photo

export function LivePanel({ view }: { readonly view: CaseView }) {
  const old = usePhotoBytes(view.id, 'oldCard', null, view.hasOldCardPhoto)
  const previous = usePhotoBytes(view.id, 'previous', null, view.hasPreviousPhoto)
  return (
    <div className="live-panel stack">
      <section className="stack tight">
        <h2>{text.guide}</h2>
        <ul className="tips">
          {text.tips.map(tip => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </section>
      {view.hasOldCardPhoto && (
        <PhotoFrame image={old.image} width={200} height={126} label={text.oldCardPicture} none={old.none ? text.none : undefined} />
      )}
      {view.hasPreviousPhoto && (
        <PhotoFrame
          image={previous.image}
          width={102}
          height={126}
          label={text.previousPicture}
          none={previous.none ? text.none : undefined}
        />
      )}
    </div>
  )
}
