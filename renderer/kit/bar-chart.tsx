/** Bars over a scale with round steps; whoever cannot see them hears every figure in the chart's name, and finds it in the table beside. */
import { useEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { ChartGrid } from './chart-grid.tsx'

export type Bar = { readonly name: string; readonly value: number }
type Props = {
  readonly title: string
  readonly bars: readonly Bar[]
  /** Marks of the scale at least this far apart, so that counts get no halves. */
  readonly leastStep?: number
}

export const chartHeight = 180
export const chartEdge = { top: 18, bottom: 22, left: 44, right: 8 } as const
/** Narrower than this a name under its bar would run into the next. */
export const chartNameWidth = 52
const valueWidth = 30

/** About four marks, one, two or five of a power of ten apart. */
export function marksUpTo(most: number, leastStep: number): readonly number[] {
  const rough = Math.max(most / 4, leastStep)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(times => times * power).find(size => size >= rough) ?? rough
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}

/** The width of the ground a chart stands on, so that its letters keep their size. */
export function useChartWidth() {
  const ground = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(960)
  useEffect(() => {
    const measured = ground.current
    if (!measured || typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(320, Math.round(entry.contentRect.width))))
    watch.observe(measured)
    return () => watch.disconnect()
  }, [])
  return { ground, width }
}

export function BarChart({ title, bars, leastStep = 1 }: Props) {
  const { ground, width } = useChartWidth()
  const [height, edge, nameWidth] = [chartHeight, chartEdge, chartNameWidth]
  const marks = marksUpTo(Math.max(0, ...bars.map(bar => bar.value)), leastStep)
  const top = marks.at(-1) ?? 1
  const room = height - edge.top - edge.bottom
  const y = (value: number) => edge.top + room * (1 - value / top)
  const each = (width - edge.left - edge.right) / Math.max(1, bars.length)
  const thick = Math.max(1, Math.min(48, each * 0.7))
  const every = Math.max(1, Math.ceil(nameWidth / each))
  return (
    <figure className="chart" ref={ground}>
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={kitText.chart(title, bars)} viewBox={`0 0 ${width} ${height}`}>
        <ChartGrid marks={marks} left={edge.left} right={width - edge.right} y={y} />
        {bars.map(({ name, value }, place) => {
          const middle = edge.left + each * (place + 0.5)
          return (
            <g key={name}>
              <rect className="bar" x={middle - thick / 2} width={thick} y={y(value)} height={Math.max(0, y(0) - y(value))} />
              {each >= valueWidth && value > 0 && (
                <text className="value" x={middle} y={y(value) - 4} textAnchor="middle">
                  {value}
                </text>
              )}
              {place % every === 0 && (
                <text x={middle} y={height - 6} textAnchor="middle">
                  {name}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
