/** Shapes of signing in and of the branch's operators. */

import { Role, roles } from '../../access/roles.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLine, typedLines } from '../../entry/text.ts'
import { OperatorId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

export const Mode = z.enum(['practice', 'live'])
export type Mode = z.infer<typeof Mode>

export const Login = typedLine().min(1).max(20)
export const Password = z.string().min(1).max(128)
/** The counter's number, such as `03`. */
export const CounterNumber = typedCode().regex(/^\d{1,3}$/)

/** A colleague's word at a teller's own window, proven by that colleague's password. */
export const SecondPerson = z.object({ login: Login, password: Password, reason: typedLines().min(2).max(100) })

export const SignIn = z.object({ login: Login, password: Password, counter: CounterNumber })

export const SessionView = z.object({
  operator: z.object({ id: OperatorId, login: z.string(), name: z.string() }),
  roles: z.array(Role),
  counter: z.string(),
  locked: z.boolean(),
  /** True if somebody else set the password; until it is changed the session has no roles. */
  mustChange: z.boolean().default(false),
})
export type SessionView = z.infer<typeof SessionView>

/** Branch data for slips, texts and calendar entries, and what the branch may do itself. */
export const BranchData = z.object({
  name: typedLines().min(2).max(40),
  address: typedLines().min(2).max(80),
  phone: typedLines().min(3).max(20),
  /** Bank code of a bank branch; null in a hall of the authority. */
  bank: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
})
export type BranchData = z.infer<typeof BranchData>
export const BranchCode = typedLine().regex(/^[0-9A-Za-z]{2,12}$/)
/** The code only while no number carries it. */
export const BranchChange = BranchData.extend({ code: BranchCode.optional() })
export type BranchChange = z.infer<typeof BranchChange>

export const BranchView = z.object({
  mode: Mode,
  code: z.string(),
  /** A number carries the code already, so it stays. */
  codeFixed: z.boolean(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  bank: z.string().nullable(),
  profile: z.string(),
  /** The core's day and time, so that windows do not use their own clock. */
  today: z.string(),
  now: z.string(),
  /** Practice mode only: the made-up operators and their one password, shown on the sign-in screen. */
  practiceOperators: z.array(z.object({ login: z.string(), name: z.string(), roles: z.array(Role), password: z.string() })),
})
export type BranchView = z.infer<typeof BranchView>

/** A name or login that was corrected. */
export const FormerName = z.object({
  field: z.enum(['name', 'login']),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})
export const Deputy = z.object({ roles: z.array(Role).min(1), until: Day })

export const OperatorView = z.object({
  id: OperatorId,
  login: z.string(),
  name: z.string(),
  /** Held for good; a deputy's come on top until their day. */
  roles: z.array(Role),
  active: z.boolean(),
  /** A colleague stands behind each submission. */
  trainee: z.boolean(),
  /** Colleagues may take what they have begun. */
  absent: z.boolean(),
  /** The last day of the login. */
  endsOn: Day.nullable(),
  deputy: Deputy.nullable(),
  /** Newest first. */
  formerNames: z.array(FormerName),
})
export type OperatorView = z.infer<typeof OperatorView>

const PersonName = typedLine().min(1).max(20)
export const OperatorAdd = z.object({
  login: Login,
  name: PersonName,
  roles: z.array(Role).min(1),
  password: Password,
  /** An auditor has one. */
  endsOn: Day.nullable().default(null),
})
export const NameManager = z.object({
  recoveryCode: z.string().max(64),
  passphrase: z.string().max(200).nullable(),
  login: Login,
  name: PersonName,
  password: Password,
})
export const OperatorRename = z.object({
  operatorId: OperatorId,
  name: PersonName,
  login: Login,
  reason: typedLines().min(2).max(100),
})
export const OperatorSetTerms = z.object({
  operatorId: OperatorId,
  trainee: z.boolean(),
  endsOn: Day.nullable(),
  deputy: Deputy.nullable(),
})
export const OperatorSetAbsent = z.object({ operatorId: OperatorId, absent: z.boolean() })
export const OperatorSetRoles = z.object({ operatorId: OperatorId, roles: z.array(Role).min(1).max(roles.length) })
export const OperatorResetPassword = z.object({ operatorId: OperatorId, password: Password })
export const PasswordChange = z.object({ password: Password, fresh: Password })
export const OperatorSetActive = z.object({ operatorId: OperatorId, active: z.boolean() })
