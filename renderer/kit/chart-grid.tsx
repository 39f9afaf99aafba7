/** The level lines of a chart with the number each stands for. */
type Grid = {
  readonly marks: readonly number[]
  readonly left: number
  readonly right: number
  y(mark: number): number
}

export function ChartGrid({ marks, left, right, y }: Grid) {
  return marks.map(mark => (
    <g key={mark}>
      <line className="grid" x1={left} x2={right} y1={y(mark)} y2={y(mark)} />
      <text x={left - 6} y={y(mark) + 4} textAnchor="end">
        {mark}
      </text>
    </g>
  ))
}
