/** What will be done and what it costs, then each consent on a page of its own with a yes and a no. */
import { useState } from 'react'
import { fen, yuan } from '../../shared/money.ts'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame, Touch } from './touch.tsx'

export function PlanPages(props: PageProps) {
  const { view, words, elder, head, say, busy, trouble, read } = props
  const [at, setAt] = useState(0)
  const [noted, setNoted] = useState(false)
  const { plan } = view
  const consents = plan?.consents ?? []
  const said = plan?.said ?? []
  // In large type the facts and what is to be known stand apart.
  const sheets = ['facts', ...(said.length > 0 ? chunked(said, elder ? 2 : 4).map((_, place) => `said${place}`) : [])]
  const pages = [...sheets, ...consents]
  const page = pages[Math.min(at, pages.length - 1)] ?? 'facts'
  const consent = consents.find(id => id === page)
  const saidHere = page.startsWith('said') ? (chunked(said, elder ? 2 : 4)[Number(page.slice(4))] ?? []) : []
  const fee = plan?.fee ?? null
  const feeWords = fee === null ? words.plan.feeUnknown : fee === 0 ? words.plan.free : words.plan.yuan(yuan(fen(fee)))
  const facts: readonly (readonly [string, string])[] = plan
    ? [
        [words.plan.item, words.itemName(plan.item)],
        [words.plan.fee, feeWords],
        ...(plan.promisedDay ? [[words.plan.day, words.day(plan.promisedDay)] as const] : []),
      ]
    : []
  useReadAloud(
    read,
    consent
      ? [words.consentTitle[consent], ...words.consent[consent].flat()].join(' ')
      : saidHere.length > 0
        ? saidHere.join(' ')
        : [words.plan.title, ...facts.flat()].join(' '),
  )
  const last = at >= pages.length - 1
  const answer = async (kind: 'agree' | 'refuse') => {
    // Each consent is asked for by itself; the desk hears of it when the last one was given, or at once of a no.
    if (kind === 'agree' && !last) return setAt(at + 1)
    if (await say({ kind })) setNoted(true)
  }
  const foot = noted ? (
    <span>{words.plan.noted}</span>
  ) : consent ? (
    <>
      <Touch press={() => void answer('refuse')} off={busy}>
        {words.plan.refuse}
      </Touch>
      {trouble && <span className="cw-trouble">{trouble}</span>}
      <Touch main icon="pass" press={() => void answer('agree')} off={busy}>
        {words.plan.agree}
      </Touch>
    </>
  ) : (
    <>
      {at > 0 && <Touch press={() => setAt(at - 1)}>{words.back}</Touch>}
      {trouble && <span className="cw-trouble">{trouble}</span>}
      <Touch main press={() => (last ? void answer('agree') : setAt(at + 1))} off={busy}>
        {last ? words.plan.go : words.next}
      </Touch>
    </>
  )
  return (
    <CustomerFrame kind="plan" head={head} foot={foot}>
      {consent ? (
        <>
          <h1>{words.consentTitle[consent]}</h1>
          <ul className="say-list">
            {words.consent[consent].map(([line, small]) => (
              <li key={line}>
                {line}
                <small>{small}</small>
              </li>
            ))}
          </ul>
        </>
      ) : saidHere.length > 0 ? (
        <>
          <h1>{words.plan.said}</h1>
          <ul className="say-list plain">
            {saidHere.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h1>{words.plan.title}</h1>
          <dl className="cw-facts large">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </CustomerFrame>
  )
}

export function chunked<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, place) => all.slice(place * most, (place + 1) * most))
}
