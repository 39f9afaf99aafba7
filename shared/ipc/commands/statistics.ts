/** The commands of the authority's own sheets: taken in once, filled for a span of days. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { FileSaved, NamedFile } from '../shapes/disclosure.ts'
import { StatisticsFill, StatisticsSheet, StatisticsTake } from '../shapes/statistics.ts'
import { desk, Nothing, picked } from './callers.ts'

const by = ['manager'] as const

export const statisticsCommands = {
  'statistics.list': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: z.array(StatisticsSheet) }),
  'statistics.take': command({ at: 'branch', kind: 'write', by, from: picked, in: StatisticsTake, out: StatisticsSheet }),
  // Ten minutes, because a person is looking for a folder.
  'statistics.pick': command({
    at: 'shell',
    kind: 'write',
    by,
    from: ['desk'],
    deadline: 600_000,
    in: Nothing,
    out: z.object({ cells: z.number().nullable() }),
  }),
  'statistics.fill': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 60_000, in: StatisticsFill, out: NamedFile }),
  'statistics.save': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 600_000, in: StatisticsFill, out: FileSaved }),
} as const
