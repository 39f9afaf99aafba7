/** Lists the facts that can be put right, each with its module; one without a module does not compile. */
import type { FactName } from '../../../../shared/correction/facts.ts'
import type { Fact } from './fact.ts'
import { agent } from './facts/agent.ts'
import { contact } from './facts/contact.ts'
import { feeReversal, feeWay } from './facts/fee.ts'
import { handedOver } from './facts/handed-over.ts'
import { identity } from './facts/identity.ts'
import { notices } from './facts/notices.ts'
import { oldCard } from './facts/old-card.ts'
import { person } from './facts/person.ts'
import { arrived, cityBank, sent } from './facts/production.ts'
import { blank, delivery } from './facts/stock.ts'

export const factModules: { readonly [F in FactName]: Fact<F> } = {
  identity,
  person,
  agent,
  notices,
  contact,
  sent,
  'city-bank': cityBank,
  arrived,
  'handed-over': handedOver,
  'old-card': oldCard,
  'fee-reversal': feeReversal,
  'fee-way': feeWay,
  delivery,
  blank,
}
