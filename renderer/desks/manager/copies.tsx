/** The manager's room of the copies: how old they are, what they lack, one now, and the second place for them. */
import { useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import { copiesText as text } from '../../../shared/strings/zh-CN/copies.ts'
import { jobErrorSaid } from '../../../shared/strings/zh-CN/jobs.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { Facts } from '../../kit/small.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type View = Out<'copies.view'>

const lastWords = ({ lastAt, behind }: View): string => {
  if (lastAt === null) return text.never
  return (behind ? text.behind : text.upToDate)(timeText(lastAt))
}

function Troubles({ view }: { readonly view: View }) {
  return (
    <>
      {view.clock !== null && (
        <Note level="refuse">
          {text.clock}
          {text.clockWrong(view.clock)}
        </Note>
      )}
      {view.error !== null && <Note level="refuse">{text.failed(jobErrorSaid(view.error))}</Note>}
      {view.missing > 0 && <Note level="refuse">{text.lost(view.missing)}</Note>}
      {view.unreadable > 0 && <Note level="flag">{text.unreadable(view.unreadable)}</Note>}
      {view.away !== null && view.away.error !== null && <Note level="flag">{text.awayFailed(jobErrorSaid(view.away.error))}</Note>}
    </>
  )
}

function Away({ away }: { readonly away: View['away'] }) {
  return (
    <section className="stack tight">
      <h2>{text.away}</h2>
      <p className="secondary">{text.awayNote}</p>
      {away === null ? (
        <Note level="flag">{text.none}</Note>
      ) : (
        <Facts
          facts={[
            { name: text.folder, value: away.folder },
            { name: text.lastAway, value: away.lastOkAt === null ? text.never : timeText(away.lastOkAt) },
          ]}
        />
      )}
    </section>
  )
}

export function CopiesRoom() {
  const asked = useAsked('copies.view', {})
  const [said, setSaid] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const view = asked.value
  const here = view?.here ?? true
  const now = async () => {
    setSaid(null)
    const reply = await send('copies.now', {})
    if (reply?.ok && reply.value.error === null) setSaid(text.done)
  }
  const pick = async () => {
    setSaid(null)
    const reply = await send('copies.pickPlace', {})
    if (reply?.ok && reply.value.picked) setSaid(text.set)
  }
  const leave = async () => {
    setSaid(null)
    await send('copies.leavePlace', {})
  }
  useKeys([
    { press: 'F3', label: text.pick, run: () => void pick(), off: busy || !here },
    { press: 'F4', label: text.leave, run: () => void leave(), off: busy || !view?.away },
    { press: 'F9', label: text.now, run: () => void now(), primary: true, off: busy || !here },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <RefusalNote failure={failure ?? asked.failure} again={asked.again} />
        {(asked.loading || busy) && <Waiting />}
        {said !== null && <Note level="pass">{said}</Note>}
        {view && !here && (
          <>
            <Troubles view={view} />
            <Note level="note">{text.elsewhere}</Note>
          </>
        )}
        {view && here && (
          <>
            <Troubles view={view} />
            <section className="stack tight">
              <Facts
                facts={[
                  { name: text.last, value: lastWords(view) },
                  { name: text.count, value: text.countOf(view.copies) },
                  { name: text.pictures, value: text.picturesOf(view.pictures, view.missing) },
                ]}
              />
              <p className="secondary">{text.note}</p>
            </section>
            <Away away={view.away} />
          </>
        )}
      </div>
    </Work>
  )
}
