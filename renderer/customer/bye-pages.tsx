/** The end of the visit: the day in large figures and what to bring; from it the customer can rate the service. */
import { useState } from 'react'
import { makesCard } from '../../shared/business/items.ts'
import { type BadReason, badReasons, type Grade, grades, isBad } from '../../shared/rating/grades.ts'
import { type PageProps, useReadAloud } from './page-props.ts'
import { CustomerFrame, Touch } from './touch.tsx'

export function ByePages(props: PageProps) {
  const [rating, setRating] = useState<'no' | 'asked' | 'given'>('no')
  if (rating === 'asked') return <Rate {...props} back={() => setRating('no')} given={() => setRating('given')} />
  return <Bye {...props} thanked={rating === 'given'} rate={() => setRating('asked')} />
}

function Bye({ view, words, head, read, thanked, rate }: PageProps & { readonly thanked: boolean; readonly rate: () => void }) {
  const { shown, branch } = view
  const sheet = shown?.sheet
  const card = sheet !== undefined && makesCard(sheet.item)
  const day = card && sheet.promisedDay ? words.day(sheet.promisedDay) : null
  const lines = [
    ...(card && sheet.mobile ? [words.bye.text(sheet.mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'))] : []),
    ...(card && shown && shown.bring.length > 0 ? [words.bye.bring(shown.bring[0] ?? '')] : []),
    words.bye.at(branch.name, shown?.hours[0] ?? '', branch.phone),
  ]
  const title = card ? (day === null ? words.bye.later : words.bye.when) : words.bye.noCard
  useReadAloud(read, [words.bye.done, title, day, ...lines].filter(Boolean).join(' '))
  const mayRate = shown !== null && !shown.rated && !thanked
  const foot = (
    <>
      <span className="cw-soft">{thanked || shown?.rated ? words.rate.thanks : words.bye.take}</span>
      {mayRate && <Touch press={rate}>{words.bye.rate}</Touch>}
    </>
  )
  return (
    <CustomerFrame kind="bye" head={head} foot={foot}>
      <p className="cw-done">{words.bye.done}</p>
      <div className="cw-when">
        <h1>{title}</h1>
        {day !== null && <p className="cw-day">{day}</p>}
      </div>
      <ul className="say-list plain">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </CustomerFrame>
  )
}

function Rate({
  words,
  head,
  say,
  busy,
  trouble,
  read,
  back,
  given,
}: PageProps & { readonly back: () => void; readonly given: () => void }) {
  const [grade, setGrade] = useState<Grade | null>(null)
  const [reasons, setReasons] = useState<readonly BadReason[]>([])
  const title = grade === null ? words.rate.title : words.rate.why
  useReadAloud(read, title)
  const hand = async (chosen: Grade, why: readonly BadReason[]) => {
    if (await say({ kind: 'rate', grade: chosen, reasons: [...why] })) given()
  }
  const choose = (chosen: Grade) => (isBad(chosen) ? setGrade(chosen) : void hand(chosen, []))
  const flip = (reason: BadReason) => setReasons(badReasons.filter(one => (one === reason) !== reasons.includes(one)))
  const foot = (
    <>
      <Touch press={grade === null ? back : () => setGrade(null)} off={busy}>
        {words.rate.back}
      </Touch>
      <span className="cw-soft">{trouble ?? words.rate.privacy}</span>
      {grade !== null && (
        <Touch main press={() => void hand(grade, reasons)} off={busy || reasons.length === 0}>
          {words.rate.hand}
        </Touch>
      )}
    </>
  )
  return (
    <CustomerFrame kind="rate" head={head} foot={foot}>
      <h1>{title}</h1>
      <div className={grade === null ? 'cw-grades' : 'cw-reasons'}>
        {grade === null
          ? grades.map(one => (
              <Touch key={one} press={() => choose(one)} off={busy}>
                {words.rate.grade(one)}
              </Touch>
            ))
          : badReasons.map(one => (
              <Touch key={one} press={() => flip(one)} pressed={reasons.includes(one)}>
                {words.rate.reason(one)}
              </Touch>
            ))}
      </div>
    </CustomerFrame>
  )
}
