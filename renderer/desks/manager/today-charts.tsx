/** The charts of today's page: the waiting line beside days like it, how long the cards here have lain, and first pictures. */
import type { TodayView } from '../../../shared/ipc/shapes/report.ts'
import { cardAges } from '../../../shared/pickup/card-ages.ts'
import { kitText } from '../../../shared/strings/zh-CN/kit.ts'
import { reportText } from '../../../shared/strings/zh-CN/report.ts'
import { type Day, weekday } from '../../../shared/time.ts'
import { BarChart } from '../../kit/bar-chart.tsx'
import { LineChart } from '../../kit/line-chart.tsx'
import { EmptyState } from '../../kit/notes.tsx'

export function LineOfDay({ glance: { line }, today }: { readonly glance: TodayView; readonly today: Day }) {
  const text = reportText.line
  if (line.every(({ most, high }) => (most ?? 0) + (high ?? 0) === 0)) return <Nothing title={text.title} words={text.none} />
  const points = line.map(({ hour, most, low, high }) => ({ name: text.hour(hour), value: most, low, high }))
  return (
    <LineChart
      title={text.title}
      points={points}
      legend={{ line: text.now, band: text.usual(kitText.weekdays[weekday(today)]) }}
      say={({ name, value, low, high }) => text.said(name, value ?? 0, low, high)}
    />
  )
}

export function CardAges({ cards }: { readonly cards: TodayView['cards'] }) {
  const text = reportText.cards
  const all = cardAges.reduce((sum, age) => sum + cards[age], 0)
  if (all === 0) return <Nothing title={text.title} words={text.none} />
  return <BarChart title={`${text.title} · ${text.count(all)}`} bars={cardAges.map(age => ({ name: text.ages[age], value: cards[age] }))} />
}

export function FirstPictures({ pictures }: { readonly pictures: TodayView['pictures'] }) {
  const text = reportText.pictures
  if (pictures.length === 0) return <Nothing title={text.title} words={text.none} />
  const points = pictures.map(({ day, first, of }) => ({
    name: day.slice(5),
    value: Math.round((first / of) * 100),
    low: null,
    high: null,
  }))
  return (
    <LineChart
      title={`${text.title} · ${text.span}`}
      points={points}
      legend={null}
      say={({ name, value }) => `${name} ${value}%`}
      atLeast={100}
    />
  )
}

/** The place of a chart that has nothing to draw yet. */
function Nothing({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <EmptyState title={words} />
    </figure>
  )
}
