/** The commands for visits at home and for holders of another province's card. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { ErrandAsk, ErrandCase, ErrandContact, ErrandRef, ErrandStep, ErrandView } from '../shapes/errand.ts'
import { desk, Nothing } from './callers.ts'

const by = ['lobby', 'teller', 'manager'] as const

export const errandCommands = {
  'errand.list': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: z.array(ErrandView) }),
  'errand.cases': command({ at: 'branch', kind: 'read', by, from: desk, in: ErrandRef, out: z.array(ErrandCase) }),
  'errand.contact': command({ at: 'branch', kind: 'write', by, from: desk, in: ErrandRef, out: ErrandContact }),
  'errand.ask': command({ at: 'branch', kind: 'write', by, from: desk, in: ErrandAsk, out: z.array(ErrandView) }),
  'errand.step': command({ at: 'branch', kind: 'write', by, from: desk, in: ErrandStep, out: z.array(ErrandView) }),
} as const
