/** Lists the facts that can be put right, each with its module; one without a module does not compile. */
import type { FactName } from '../../../../shared/correction/facts.ts'
import type { Fact } from './fact.ts'
import { identity } from './facts/identity.ts'

export const factModules: { readonly [F in FactName]: Fact<F> } = { identity }
