/** The card in the drawer is wrong: it is said how, and made anew. */
import { handoverText } from '../../../shared/strings/zh-CN/handover.ts'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { StepProps } from '../step-props.ts'

const text = handoverText.verify.wrong
type Props = Pick<StepProps, 'view' | 'done'> & { readonly close: () => void }

export function WrongCardDialog({ view, done, close }: Props) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const report = async (note: string) => {
    const reply = await send('handover.wrongCard', { caseId: view.id, revision: view.revision, note })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={text.title}
      ask={text.ask}
      commonLabel={text.common}
      common={text.reasons.map(words => ({ label: words, words }))}
      wordsLabel={text.words}
      short={text.short}
      action={text.act}
      danger
      busy={busy}
      failure={failure}
      close={close}
      say={note => void report(note)}
    />
  )
}
