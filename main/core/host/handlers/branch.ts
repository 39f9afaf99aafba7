/** Names the functions behind the commands of shared/ipc/commands/branch.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { changeBranch, viewBranch } from '../../commands/branch/branch.ts'
import type { Core } from '../../commands/core.ts'
import { changePassword, resetPassword } from '../../commands/operator/change-password.ts'
import { keepHabits, viewHabits } from '../../commands/operator/habits.ts'
import { nameManager } from '../../commands/operator/name-manager.ts'
import { allowRekey, drawRecoveryCode } from '../../commands/operator/new-key.ts'
import { addOperator, listOperators, setActive, setRoles } from '../../commands/operator/operators.ts'
import { newPassphrase } from '../../commands/operator/passphrase.ts'
import { lock, signIn, signOut, unlock, viewSession } from '../../commands/operator/sign-in.ts'
import { renameOperator, setAbsent, setTerms } from '../../commands/operator/terms.ts'
import type { Who } from '../../records/context.ts'

export const branchHandlers = {
  'branch.view': viewBranch,
  'branch.change': changeBranch,
  'session.signIn': signIn,
  'session.view': viewSession,
  'session.lock': lock,
  'session.unlock': unlock,
  'session.signOut': signOut,
  'session.nameManager': nameManager,
  'habit.view': viewHabits,
  'habit.keep': keepHabits,
  'operator.list': listOperators,
  'operator.add': addOperator,
  'operator.setActive': setActive,
  'operator.setRoles': setRoles,
  'operator.rename': renameOperator,
  'operator.setTerms': setTerms,
  'operator.setAbsent': setAbsent,
  'operator.resetPassword': resetPassword,
  'session.changePassword': changePassword,
  'store.drawRecoveryCode': drawRecoveryCode,
  'store.allowRekey': allowRekey,
  'store.changePassphrase': newPassphrase,
} satisfies Partial<Handlers<'branch', Core, Who>>
