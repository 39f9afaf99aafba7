/** The shape every fact that can be put right has: read the old value, check the new one, apply it with all that hangs on it. */
import type { FactName } from '../../../../shared/correction/facts.ts'
import type { CorrectionId } from '../../../../shared/ids.ts'
import type { CorrectedValues, CorrectionChange } from '../../../../shared/ipc/shapes/correction.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tell, Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import type { Seconder } from '../../records/operator/second-person.ts'
import type { Core } from '../core.ts'

export type Change<F extends FactName> = Extract<CorrectionChange, { readonly fact: F }>

/** What stands recorded now, and what would take its place, in the words of the fact. */
export type Standing = {
  readonly subjectId: string
  /** The case it is about or belongs to; its state is checked only where the table of facts names states. */
  readonly row: CaseRecord | null
  readonly was: CorrectedValues
  readonly now: CorrectedValues
}

export type Made = {
  readonly id: CorrectionId
  readonly reason: string
  readonly second: Seconder | null
  /** Something that was signed changes: the signature gives way. Only for cases. */
  readonly resign: boolean
}

export type Applied = {
  /** The case as it is now, where one changed. */
  readonly row: CaseRecord | null
  /** Rows, signatures and the like that gave way, whole; they are kept beside the correction. */
  readonly kept?: unknown
}

/** Both run in one unit of work with the correction's own row and its audit entry. */
export type FactOn<C> = {
  /** @throws Refusal NOT_FOUND, STALE, and whatever is wrong with the new value */
  read(core: Core, tx: Tx, who: Who, change: C): Promise<Standing>
  apply(core: Core, tx: Tx, who: Who, change: C, standing: Standing, made: Made): Promise<Applied>
  /** Which windows hear of it besides those of the case. */
  tell?(tell: Tell): void
}

export type Fact<F extends FactName> = FactOn<Change<F>>
/** A fact whose change is checked elsewhere to be its own. */
export type AnyFact = FactOn<never>
