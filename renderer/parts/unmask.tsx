/** Asks why somebody looks behind a mask, and shows the one case for a minute. */
import { useState } from 'react'
import type { CaseRow, CaseView } from '../../shared/ipc/shapes/case.ts'
import type { CaseUnmasked } from '../../shared/ipc/shapes/search.ts'
import { docTypeText } from '../../shared/strings/zh-CN/identity.ts'
import { searchText as text } from '../../shared/strings/zh-CN/search.ts'
import { useKeys } from '../kit/keys.tsx'
import { ReasonDialog } from '../kit/reason-dialog.tsx'
import { Facts } from '../kit/small.tsx'
import { useSecondsLeft } from './looked-line.tsx'
import { useSent } from './use-sent.ts'

type DialogProps = {
  readonly row: Pick<CaseRow, 'id' | 'number'>
  readonly show: (shown: CaseUnmasked) => void
  readonly close: () => void
}

export function UnmaskDialog({ row, show, close }: DialogProps) {
  const { send, busy, failure } = useSent()
  const say = async (reason: string) => {
    const reply = await send('case.unmask', { caseId: row.id, reason })
    if (reply?.ok) show(reply.value)
  }
  return (
    <ReasonDialog
      changed={false}
      title={text.unmaskTitle(row.number)}
      ask={text.unmaskAsk}
      commonLabel={text.unmaskCommon}
      common={text.unmaskReasons.map(label => ({ label, words: label }))}
      wordsLabel={text.unmaskReason}
      short={text.unmaskShort}
      leastLetters={4}
      action={text.unmask}
      busy={busy}
      failure={failure}
      close={close}
      say={words => void say(words)}
    />
  )
}

export function Unmasked({ shown, done }: { readonly shown: CaseUnmasked; readonly done: () => void }) {
  const left = useSecondsLeft(shown, done)
  useKeys([{ press: 'Escape', label: text.maskAgain, run: done }])
  const { name, docType, docNumber, mobile, address, companion } = shown
  return (
    <section className="unmasked" aria-label={text.unmask}>
      <p className="day-open">{text.left(left)}</p>
      <Facts
        columns={3}
        facts={[
          { name: text.name, value: name },
          { name: docTypeText[docType], value: <span className="mono">{docNumber}</span> },
          { name: text.mobile, value: <span className="mono">{mobile}</span> },
          { name: text.address, value: address },
          ...(companion ? [{ name: text.companion, value: `${companion.name} ${companion.docNumber} ${companion.mobile}` }] : []),
        ]}
      />
    </section>
  )
}

/** At a desk where a case stands open and is masked: the key to say why one looks, and what is behind the mask for a minute. */
export function UnmaskPart({ view }: { readonly view: CaseView }) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<CaseUnmasked | null>(null)
  const isMasked = view.masked.includes('name') || view.masked.includes('number')
  useKeys(isMasked && view.mayLift ? [{ press: 'Alt+U', label: text.unmask, run: () => setAsking(true) }] : [])
  return (
    <>
      {shown && <Unmasked shown={shown} done={() => setShown(null)} />}
      {asking && (
        <UnmaskDialog
          row={view}
          close={() => setAsking(false)}
          show={found => {
            setAsking(false)
            setShown(found)
          }}
        />
      )}
    </>
  )
}
