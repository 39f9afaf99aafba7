/** A line says its figures to whoever hears it, and ends where the day has not come to. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LineChart } from '../../../renderer/kit/line-chart.tsx'

const morning = [
  { name: '9时', value: 3, low: 1, high: 4 },
  { name: '10时', value: 5, low: 2, high: 6 },
  { name: '11时', value: null, low: 2, high: 7 },
]
const drawn = renderToStaticMarkup(
  <LineChart title="等候人数" points={morning} legend={{ line: '今天', band: '平常' }} say={({ name, value }) => `${name} ${value} 人`} />,
)
const attribute = (of: string, name: string): string => new RegExp(`class="${of}"[^>]* ${name}="([^"]*)"`).exec(drawn)?.[1] ?? ''

test('the name of the picture holds every figure there is, and none of an hour to come', () => {
  expect(/role="img" aria-label="([^"]*)"/.exec(drawn)?.[1]).toBe('等候人数：9时 3 人；10时 5 人。')
})

test('the line has as many points as hours have passed, the band goes along all of them and back', () => {
  expect(attribute('line', 'points').split(' ')).toHaveLength(2)
  expect(attribute('band', 'points').split(' ')).toHaveLength(6)
})
