/** A chart says its figures to whoever hears it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BarChart } from '../../../renderer/kit/bar-chart.tsx'

const nameOf = (markup: string): string => /role="img" aria-label="([^"]*)"/.exec(markup)?.[1] ?? ''
const week = [
  { name: '3 月 9 日', value: 12 },
  { name: '3 月 10 日', value: 0 },
  { name: '3 月 11 日', value: 7 },
]

test('the name of the picture holds the title and every figure, also a zero', () => {
  expect(nameOf(renderToStaticMarkup(<BarChart title="受理，按日" bars={week} />))).toBe(
    '受理，按日：3 月 9 日 12，3 月 10 日 0，3 月 11 日 7。',
  )
})

test('a chart of nothing says nothing but its title and a nought', () => {
  expect(nameOf(renderToStaticMarkup(<BarChart title="受理，按日" bars={[]} />))).toBe('受理，按日：0。')
})
