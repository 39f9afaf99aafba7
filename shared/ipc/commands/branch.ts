/** The commands for the branch itself: store, operators, signing in. */

import { TextSize } from '../../text-size.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { Habits } from '../shapes/habit.ts'
import {
  BranchChange,
  BranchView,
  NameManager,
  OperatorAdd,
  OperatorRename,
  OperatorResetPassword,
  OperatorSetAbsent,
  OperatorSetActive,
  OperatorSetRoles,
  OperatorSetTerms,
  OperatorView,
  Password,
  PasswordChange,
  SessionView,
  SignIn,
} from '../shapes/session.ts'
import { SetupCreate, SetupCreated, SetupJoin, SetupJoined, SetupRestore, SetupSwitch, SetupUnlock, SetupView } from '../shapes/setup.ts'
import { desk, Nothing } from './callers.ts'

/** The manager's password, and what opens the store, where it has a passphrase. */
const OwnSecrets = z.object({ password: z.string().max(200), passphrase: z.string().max(200).nullable() })

export const branchCommands = {
  // the store and the first start, answered by the shell
  'setup.view': command({ at: 'shell', kind: 'read', by: 'anyone', from: ['desk'], in: Nothing, out: SetupView }),
  'setup.create': command({
    at: 'shell',
    kind: 'write',
    by: 'anyone',
    from: ['desk'],
    deadline: 60_000,
    in: SetupCreate,
    out: SetupCreated,
  }),
  'setup.join': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 60_000, in: SetupJoin, out: SetupJoined }),
  'setup.unlock': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 60_000, in: SetupUnlock, out: Nothing }),
  // Ten minutes: the last copy of a large store is made before it is left.
  'setup.switch': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 600_000, in: SetupSwitch, out: Nothing }),
  'setup.restore': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 600_000, in: SetupRestore, out: Nothing }),
  // A person looks for a folder, and a whole branch comes off a slow stick.
  'setup.bring': command({
    at: 'shell',
    kind: 'write',
    by: 'anyone',
    from: ['desk'],
    deadline: 3_600_000,
    in: Nothing,
    out: z.object({ picked: z.boolean() }),
  }),
  'setup.retry': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 120_000, in: Nothing, out: Nothing }),

  // signing in
  'branch.view': command({ at: 'branch', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: BranchView }),
  'branch.change': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: BranchChange, out: BranchView }),
  'session.signIn': command({ at: 'branch', kind: 'write', by: 'anyone', from: desk, in: SignIn, out: SessionView }),
  'session.view': command({ at: 'branch', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: SessionView.nullable() }),
  'window.textSize': command({ at: 'shell', kind: 'write', by: 'signed-in', from: ['desk'], in: TextSize, out: Nothing }),
  // what a person has set for themselves
  'habit.view': command({ at: 'branch', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: Habits }),
  'habit.keep': command({ at: 'branch', kind: 'write', by: 'signed-in', from: desk, in: Habits, out: Habits }),
  'session.lock': command({ at: 'branch', kind: 'write', by: 'anyone', from: desk, in: Nothing, out: Nothing }),
  'session.unlock': command({
    at: 'branch',
    kind: 'write',
    by: 'anyone',
    from: desk,
    in: z.object({ password: Password }),
    out: SessionView,
  }),
  'session.signOut': command({ at: 'branch', kind: 'write', by: 'anyone', from: desk, in: Nothing, out: Nothing }),
  // Where no manager can sign in any more: by what opens the store.
  'session.nameManager': command({ at: 'branch', kind: 'write', by: 'anyone', from: desk, in: NameManager, out: Nothing }),
  'operator.list': command({ at: 'branch', kind: 'read', by: ['manager', 'auditor'], from: desk, in: Nothing, out: z.array(OperatorView) }),
  'operator.add': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorAdd, out: OperatorView }),
  'session.changePassword': command({ at: 'branch', kind: 'write', by: 'signed-in', from: desk, in: PasswordChange, out: SessionView }),
  'operator.setRoles': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorSetRoles, out: OperatorView }),
  'operator.rename': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorRename, out: OperatorView }),
  'operator.setTerms': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorSetTerms, out: OperatorView }),
  'operator.setAbsent': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorSetAbsent, out: OperatorView }),
  'operator.resetPassword': command({
    at: 'branch',
    kind: 'write',
    by: ['manager'],
    from: desk,
    in: OperatorResetPassword,
    out: OperatorView,
  }),
  'operator.setActive': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OperatorSetActive, out: OperatorView }),

  // a new key of the store: the code is drawn and written down, then the shell closes the store for it
  'store.drawRecoveryCode': command({
    at: 'branch',
    kind: 'write',
    by: ['manager'],
    from: desk,
    in: OwnSecrets,
    out: z.object({ recoveryCode: z.string() }),
  }),
  'store.allowRekey': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: OwnSecrets, out: Nothing }),
  // A large store is written anew, with a copy before and after it.
  'store.rekey': command({
    at: 'shell',
    kind: 'write',
    by: ['manager'],
    from: ['desk'],
    deadline: 1_800_000,
    in: OwnSecrets.extend({ recoveryCode: z.string().max(64) }),
    out: Nothing,
  }),
  'store.changePassphrase': command({
    at: 'branch',
    kind: 'write',
    by: ['manager'],
    from: desk,
    in: z.object({ password: z.string().max(200), passphrase: z.string().max(200) }),
    out: Nothing,
  }),
} as const
