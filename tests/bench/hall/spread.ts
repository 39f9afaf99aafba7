/** Says of many times what half of them and nineteen in twenty stay below. */

export type Spread = { readonly n: number; readonly p50: number; readonly p95: number }

/** @param ms in milliseconds, as is what it gives */
export function spread(ms: readonly number[]): Spread {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { n: sorted.length, p50: at(0.5), p95: at(0.95) }
}
