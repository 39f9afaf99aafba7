/** The customer's signature as the second person sees it, with its time. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { confirmedText } from '../../../shared/strings/zh-CN/online.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { signingSaid } from '../../../shared/strings/zh-CN/signing.ts'
import { Note } from '../../kit/notes.tsx'
import { Signature } from '../../kit/signature-pad.tsx'
import { timeText } from '../../parts/time-text.ts'

const text = reviewText.page

export function Signed({ view }: { readonly view: CaseView }) {
  // Signed on a slip, or agreed to elsewhere: there is no stroke to show, only how and when.
  if (view.signing && view.signedAt) {
    return (
      <Note level="flag">
        {signingSaid(view.signing)} {text.signedAt(timeText(view.signedAt))}
      </Note>
    )
  }
  const elsewhere = view.confirmedBy && view.signedAt ? confirmedText(view.confirmedBy, timeText(view.signedAt)) : null
  if (elsewhere !== null) return <Note level="pass">{elsewhere}</Note>
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
