/** Logs what keeps the one connection for long: a query by its table, a unit of work by the tables it touched; never a value. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { LogEvent } from 'kysely'
import type { Log } from '../log.ts'

const slowMs = 40

export type SlowLog = {
  /** Hears of every query; Kysely calls it. */
  heard(event: LogEvent): void
  timed<T>(work: () => Promise<T>): Promise<T>
}

export function slowLog(log: Log): SlowLog {
  const touched = new AsyncLocalStorage<Set<string>>()
  return {
    heard: ({ query, queryDurationMillis }) => {
      const table = tableOf(query.sql)
      if (table) touched.getStore()?.add(table)
      if (queryDurationMillis > slowMs) log('query.slow', { table, ms: Math.round(queryDurationMillis) })
    },
    timed: work =>
      touched.getStore()
        ? work()
        : touched.run(new Set(), async () => {
            const start = performance.now()
            try {
              return await work()
            } finally {
              const ms = performance.now() - start
              if (ms > slowMs) log('unit.slow', { tables: [...(touched.getStore() ?? [])].join(' '), ms: Math.round(ms) })
            }
          }),
  }
}

/** Kysely quotes every name; what it did not write (pragmas) has none. */
export const tableOf = (query: string): string => /\b(?:from|into|update|table) "(\w+)"/.exec(query)?.[1] ?? ''
