/** Asks the rule of a case's place when its fee is paid. */
import { clearedToHandOver, clearedToSubmit, type FeeCase, feeLater, feeOpen } from '../../../../shared/fee/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'

type FeeRow = Pick<CaseRecord, 'state' | 'fee_due' | 'fee_at' | 'confirmed_by' | 'profile' | 'profile_version' | 'emergency_number'>

/** A desk on its own takes no money: whoever was served there pays later, like those who applied online. */
const feeCaseOf = ({ branch }: RecordsContext, { state, fee_due, fee_at, confirmed_by, emergency_number }: FeeRow): FeeCase => ({
  state,
  due: fee_due,
  settled: fee_at !== null,
  present: confirmed_by !== 'online' && confirmed_by !== 'sheet' && emergency_number === null && branch.emergency_mark === null,
  ofUnit: confirmed_by === 'sheet',
})

const asked =
  <T>(ask: (rule: Parameters<typeof feeOpen>[0], one: FeeCase) => T) =>
  (core: RecordsContext, row: CaseRecord): T =>
    ask(profileOfCase(core, row).feeTime.value, feeCaseOf(core, row))

/** The fen that can be collected now; 0 for none. */
export const openFee = asked(feeOpen)
/** Whether the card is made before its fee is paid. */
export const paysLater = asked(feeLater)
export const feeClearsSubmit = asked(clearedToSubmit)
export const feeClearsHandOver = asked(clearedToHandOver)
