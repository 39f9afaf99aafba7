/** A line over the band of what is usual; whoever cannot see them hears every figure in the chart's name. */
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { chartEdge as edge, chartHeight as height, marksUpTo, chartNameWidth as nameWidth, useChartWidth } from './bar-chart.tsx'
import { ChartGrid } from './chart-grid.tsx'

export type LinePoint = {
  readonly name: string
  /** Null for what is still to come: the line ends before it. */
  readonly value: number | null
  /** What is usual; null where nothing is known of it. */
  readonly low: number | null
  readonly high: number | null
}
type Props = {
  readonly title: string
  readonly points: readonly LinePoint[]
  /** The words of the line, and of the band where there is one. */
  readonly legend: { readonly line: string; readonly band: string } | null
  /** A figure as it is said, the same under the pointer and to whoever hears the chart. */
  readonly say: (point: LinePoint) => string
  /** The scale ends here even where every figure is smaller. */
  readonly atLeast?: number
}

export function LineChart({ title, points, legend, say, atLeast = 4 }: Props) {
  const { ground, width } = useChartWidth()
  const marks = marksUpTo(Math.max(atLeast, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0])), 1)
  const top = marks.at(-1) ?? 1
  const each = (width - edge.left - edge.right) / Math.max(1, points.length)
  const x = (place: number) => edge.left + each * (place + 0.5)
  const y = (value: number) => edge.top + (height - edge.top - edge.bottom) * (1 - value / top)
  const every = Math.max(1, Math.ceil(nameWidth / each))
  const line = points.flatMap(({ value }, place) => (value === null ? [] : [{ place, value }]))
  const band = points.flatMap(({ low, high }, place) => (low === null || high === null ? [] : [{ place, low, high }]))
  const around = [
    ...band.map(({ place, high }) => `${x(place)},${y(high)}`),
    ...band.toReversed().map(({ place, low }) => `${x(place)},${y(low)}`),
  ]
  const last = line.at(-1)
  const newest = last && points[last.place]
  return (
    <figure className="chart" ref={ground}>
      <figcaption className="row">
        <span>{title}</span>
        {legend && (
          <span className="chart-legend push" aria-hidden="true">
            <i className="line" /> {legend.line}
            {band.length > 0 && (
              <>
                <i className="band" /> {legend.band}
              </>
            )}
          </span>
        )}
      </figcaption>
      <svg
        role="img"
        aria-label={kitText.chartSaid(title, points.filter(({ value }) => value !== null).map(say))}
        viewBox={`0 0 ${width} ${height}`}
      >
        <ChartGrid marks={marks} left={edge.left} right={width - edge.right} y={y} />
        {around.length > 0 && <polygon className="band" points={around.join(' ')} />}
        <polyline className="line" points={line.map(({ place, value }) => `${x(place)},${y(value)}`).join(' ')} />
        {last && newest && (
          <>
            <circle className="newest" cx={x(last.place)} cy={y(last.value)} r={4} />
            <text
              className="value"
              x={x(last.place)}
              y={Math.max(12, y(last.value) - 9)}
              textAnchor={last.place > points.length * 0.7 ? 'end' : last.place < points.length * 0.3 ? 'start' : 'middle'}
            >
              {say(newest)}
            </text>
          </>
        )}
        {points.map(({ name }, place) =>
          place % every === 0 ? (
            <text key={name} x={x(place)} y={height - 6} textAnchor="middle">
              {name}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  )
}
