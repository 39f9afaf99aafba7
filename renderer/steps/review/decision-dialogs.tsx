/** Sends a case back with what must be mended, or ends it. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Fault } from '../../../shared/review/fault.ts'
import { reviewText as text } from '../../../shared/strings/zh-CN/review.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'
import { FaultsDialog } from './faults-dialog.tsx'

type Props = {
  readonly view: CaseView
  readonly done: (view: CaseView) => void
  readonly deciding: (underWay: boolean) => void
  readonly close: () => void
}

export function ReturnDialog({ view, done, deciding, close }: Props) {
  const { send, busy, failure } = useSent()
  const say = async (faults: Fault[], note: string) => {
    deciding(true)
    const reply = await send('review.return', { caseId: view.id, revision: view.revision, faults, note })
    if (reply?.ok) {
      close()
      done(reply.value)
    }
    deciding(false)
  }
  return (
    <FaultsDialog
      title={text.returnTitle}
      ask={text.returnAsk}
      view={view}
      action={text.return}
      busy={busy}
      failure={failure}
      close={close}
      say={(faults, note) => void say(faults, note)}
    />
  )
}

export function RejectDialog({ view, done, deciding, close }: Props) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
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
      changed={changed && !busy}
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
