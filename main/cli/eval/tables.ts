/** Turns the results of an evaluation into plain tables: right and wrong per check, geometry kept, time taken. */
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { type CheckId, checkIds, type Level, outcomes } from '../../../shared/photo/verdict.ts'
import { type EvalResult, kindOf, kinds, shareOf, shares } from './result.ts'

export function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map(row => row.map(String))]
  const widths = head.map((_, column) => Math.max(...lines.map(line => (line[column] ?? '').length)))
  const pad = (cell: string, column: number) => (cell === '---' ? '-'.repeat(widths[column] ?? 3) : cell.padEnd(widths[column] ?? 0))
  return lines.map(line => `| ${line.map(pad).join(' | ')} |`).join('\n')
}

export const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)

/** Per check: what it said where the fault is, and where it is not. */
export function confusion(results: readonly EvalResult[]): string {
  const rows = checkIds.map(check => {
    const faulty = levelsOf(results, check, true)
    const good = levelsOf(results, check, false)
    return [
      check,
      count(faulty, 'refuse'),
      count(faulty, 'flag'),
      count(faulty, 'pass'),
      count(good, 'pass'),
      count(good, 'flag'),
      count(good, 'refuse'),
      percent(faulty.length - count(faulty, 'pass'), faulty.length),
      percent(good.length - count(good, 'pass'), good.length),
    ]
  })
  const head = ['check', 'fault: refused', 'flagged', 'missed', 'good: passed', 'flagged', 'refused', 'caught', 'false alarms']
  return tableOf(head, rows)
}

function levelsOf(results: readonly EvalResult[], check: CheckId, faulty: boolean): Level[] {
  return results
    .filter(({ label }) => label && !label.unsure?.includes(check) && label.faults.includes(check) === faulty)
    .flatMap(({ verdicts }) => verdicts.filter(verdict => verdict.check === check).map(verdict => verdict.level))
}

const count = (found: readonly Level[], level: Level) => found.filter(one => one === level).length

export function outcomeTable(results: readonly EvalResult[]): string {
  const rows = [...outcomes, 'unreadable' as const].map(outcome => {
    const pictures = results.filter(result => result.outcome === outcome)
    const right = pictures.filter(({ label }) => label && label.faults.length > 0 === (outcome !== 'accepted'))
    const labelled = pictures.filter(({ label }) => label)
    return [outcome, pictures.length, labelled.length, right.length]
  })
  return tableOf(['outcome', 'pictures', 'labelled', 'as labelled'], rows)
}

/** What became of the pictures of each kind, those that may be tuned on apart from those kept aside. */
export function kindTable(results: readonly EvalResult[]): string {
  const rows = shares.flatMap(share =>
    kinds.map(kind => {
      const pictures = results.filter(({ name, label }) => label && kindOf(label) === kind && shareOf(name) === share)
      const became = (outcome: EvalResult['outcome']) => {
        const count = pictures.filter(result => result.outcome === outcome).length
        return `${count} (${percent(count, pictures.length)})`
      }
      return [share, kind, pictures.length, ...[...outcomes, 'unreadable' as const].map(became)]
    }),
  )
  return tableOf(['', 'picture', 'n', ...outcomes, 'unreadable'], rows)
}

/** Which checks keep acceptable pictures from being accepted, and how often. A picture with two reasons counts for both. */
export function reasonTable(results: readonly EvalResult[]): string {
  const acceptable = results.filter(({ label }) => label && kindOf(label) === 'acceptable')
  const rows = checkIds.flatMap(check => {
    const cells = shares.flatMap(share =>
      (['flag', 'refuse'] as const).map(
        level =>
          acceptable.filter(
            ({ name, verdicts }) => shareOf(name) === share && verdicts.some(verdict => verdict.check === check && verdict.level === level),
          ).length,
      ),
    )
    return cells.some(cell => cell > 0) ? [[check, ...cells]] : []
  })
  return tableOf(['acceptable, but', ...shares.flatMap(share => [`${share}: flagged`, 'refused'])], rows)
}

/** The place of the head in every picture that is not refused, as measured on the finished file. */
export function geometryTable(results: readonly EvalResult[], spec: PhotoSpec): string {
  const kept = results.flatMap(({ outcome, geometry }) => (geometry && (outcome === 'accepted' || outcome === 'flagged') ? [geometry] : []))
  const limits = {
    faceWidth: spec.faceWidth.pass,
    headTop: spec.headTop.pass,
    eyeLineToBottom: [spec.eyeLineToBottomMin, Number.POSITIVE_INFINITY],
    eyeMidX: spec.eyeMidX,
  } as const
  const rows = (Object.keys(limits) as (keyof typeof limits)[]).map(name => {
    const [low, high] = limits[name]
    const values = kept.map(geometry => geometry[name])
    const inside = values.filter(value => value >= low && value <= high)
    const range = values.length === 0 ? '-' : `${Math.min(...values)}-${Math.max(...values)}`
    return [
      name,
      Number.isFinite(high) ? `${low}-${high}` : `>= ${low}`,
      range,
      `${inside.length} of ${values.length}`,
      percent(inside.length, values.length),
    ]
  })
  return tableOf(['accepted or flagged', 'limit px', 'measured px', 'inside', 'share'], rows)
}

/** The value below which that share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export function timeTable(times: readonly Readonly<Record<string, number>>[]): string {
  const stages = [...new Set(times.flatMap(ms => Object.keys(ms)))]
  const rows = stages.map(stage => {
    const values = times.flatMap(ms => ms[stage] ?? [])
    return [stage, values.length, ...[0.5, 0.9, 0.95, 1].map(share => percentile(values, share).toFixed(0))]
  })
  return tableOf(['stage', 'pictures', 'p50 ms', 'p90 ms', 'p95 ms', 'max ms'], rows)
}
