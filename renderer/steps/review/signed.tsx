/** The customer's signature as the second person sees it, with its time. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { confirmedText } from '../../../shared/strings/zh-CN/online.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { Note } from '../../kit/notes.tsx'
import { Signature } from '../../kit/signature-pad.tsx'
import { timeText } from '../../parts/time-text.ts'

const text = reviewText.page

export function Signed({ view }: { readonly view: CaseView }) {
  // Agreed to elsewhere: there is no stroke to show, only how and when.
  if (!view.signature && view.confirmedBy && view.signedAt) {
    return <Note level="pass">{confirmedText(view.confirmedBy, timeText(view.signedAt))}</Note>
  }
  if (!view.signature) return <Note level="flag">{text.unsigned}</Note>
  return (
    <figure className="review-signature">
      <Signature strokes={view.signature} label={text.signature} />
      <figcaption className="secondary dense">
        {text.signature} {view.signedAt && text.signedAt(timeText(view.signedAt))}
      </figcaption>
    </figure>
  )
}
