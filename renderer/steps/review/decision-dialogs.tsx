/** Sends a case back with what must be mended, or ends it. */
import { type CaseView, returnReasons } from '../../../shared/ipc/shapes/case.ts'
import { mendText, returnWords, reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { useSent } from '../../app/use-sent.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'

type Props = {
  readonly view: CaseView
  readonly done: (view: CaseView) => void
  readonly deciding: (underWay: boolean) => void
  readonly close: () => void
}

export function ReturnDialog({ view, done, deciding, close }: Props) {
  const { send, busy, failure } = useSent()
  const say = async (note: string, place: number | null) => {
    const reason = returnReasons[place ?? -1]
    if (!reason) return
    deciding(true)
    const reply = await send('review.return', { caseId: view.id, revision: view.revision, reason, note })
    if (reply?.ok) {
      close()
      done(reply.value)
    }
    deciding(false)
  }
  return (
    <ReasonDialog
      title={text.returnTitle}
      ask={text.returnAsk}
      commonLabel={text.returnReason}
      common={returnReasons.map(reason => ({ label: tellerText.returnReason[reason], note: mendText[reason], words: returnWords[reason] }))}
      mustPick={text.returnPick}
      wordsLabel={text.returnNote}
      short={text.short}
      action={text.return}
      busy={busy}
      failure={failure}
      close={close}
      say={(note, place) => void say(note, place)}
    />
  )
}

export function RejectDialog({ view, done, deciding, close }: Props) {
  const { send, busy, failure } = useSent()
  const last = text.rejectReasons.length - 1
  const say = async (note: string) => {
    deciding(true)
    const reply = await send('review.reject', { caseId: view.id, revision: view.revision, note })
    if (reply?.ok) {
      close()
      done(reply.value)
    }
    deciding(false)
  }
  return (
    <ReasonDialog
      title={text.rejectTitle}
      ask={text.rejectAsk}
      commonLabel={text.rejectCommon}
      common={text.rejectReasons.map((label, place) => ({ label, words: place === last ? '' : label }))}
      wordsLabel={text.rejectReason}
      short={text.short}
      action={text.reject}
      danger
      busy={busy}
      failure={failure}
      close={close}
      say={note => void say(note)}
    />
  )
}
