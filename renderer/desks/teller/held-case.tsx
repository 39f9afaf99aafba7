/** Says who has the open case at another window, and takes it over with a reason. */
import { useState } from 'react'
import type { CaseLease } from '../../../shared/ipc/shapes/desk.ts'
import { hallText as text } from '../../../shared/strings/zh-CN/hall.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { clockText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'

export function HeldCase({ lease }: { readonly lease: CaseLease }) {
  const [asking, setAsking] = useState(false)
  const { send, busy, failure } = useSent()
  const { caseId, operatorId, by, counter, until } = lease
  useKeys([{ press: 'Alt+T', label: text.takeOver, run: () => setAsking(true), off: busy }])
  const take = async (reason: string) => {
    const reply = await send('lease.takeOver', { caseId, from: operatorId, reason })
    if (reply?.ok) setAsking(false)
  }
  return (
    <>
      <Note level="flag">{text.heldBy(by, counter, clockText(until))}</Note>
      {asking && (
        <ReasonDialog
          title={text.takeOverTitle}
          ask={text.takeOverAsk(by, counter)}
          commonLabel={text.takeOverCommon}
          common={text.takeOverReasons.map(words => ({ label: words, words }))}
          wordsLabel={text.takeOverWords}
          short={text.takeOverShort}
          action={text.takeOver}
          busy={busy}
          failure={failure}
          close={() => setAsking(false)}
          say={words => void take(words)}
          changed={false}
        />
      )}
    </>
  )
}
