/** Lists every command of the program once; router, core, renderer client, terminal and tests derive from it. */
import { CodeRow, CodesFind } from '../form/code-row.ts'
import { Profile } from '../profile/profile.ts'
import { z } from '../zod.ts'
import { command } from './command.ts'
import { AuditFind, AuditView } from './shapes/audit.ts'
import {
  CaseFind,
  CaseRef,
  CaseRow,
  CaseView,
  CaseVoid,
  ConfirmSign,
  FeeCollect,
  FeeWaive,
  FormSave,
  HandOver,
  NoticeGive,
  PickupBook,
  ProductionRecord,
  ReviewReject,
  ReviewReturn,
  TakerVerify,
} from './shapes/case.ts'
import { CaseOpen, IdentityFound, IdentityInput, IdentityJudged, IdentityLookUp } from './shapes/identity.ts'
import {
  CameraView,
  OldCardPhoto,
  PhotoBytes,
  PhotoCapture,
  PhotoChoose,
  PhotoLook,
  PhotoLooked,
  PhotoPart,
  PhotoShoot,
} from './shapes/photo.ts'
import { PickupOffer } from './shapes/pickup.ts'
import { PrintBytes, Printed, PrintKeep, PrintRef, PrintView, SlipPage, SlipPrint } from './shapes/print.ts'
import { BranchView, OperatorAdd, OperatorSetActive, OperatorView, Password, SessionView, SignIn } from './shapes/session.ts'
import { SetupCreate, SetupCreated, SetupRestore, SetupUnlock, SetupView } from './shapes/setup.ts'
import { LineView, TicketRef, TicketTake, TicketView } from './shapes/ticket.ts'

const Nothing = z.object({})
const CaseOnly = CaseRef.pick({ caseId: true })
const desk = ['desk', 'terminal'] as const
/** Who works on cases; the lobby sees tickets and lists of masked rows. */
const staff = ['teller', 'reviewer', 'cards', 'manager'] as const
const floor = ['lobby', 'teller', 'reviewer', 'cards', 'manager'] as const

export const contract = {
  // the store and the first start, answered where Electron is
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
  'setup.unlock': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 60_000, in: SetupUnlock, out: Nothing }),
  'setup.restore': command({ at: 'shell', kind: 'write', by: 'anyone', from: ['desk'], deadline: 120_000, in: SetupRestore, out: Nothing }),

  // signing in
  'branch.view': command({ at: 'core', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: BranchView }),
  'session.signIn': command({ at: 'core', kind: 'write', by: 'anyone', from: desk, in: SignIn, out: SessionView }),
  'session.view': command({ at: 'core', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: SessionView.nullable() }),
  'session.lock': command({ at: 'core', kind: 'write', by: 'anyone', from: desk, in: Nothing, out: Nothing }),
  'session.unlock': command({
    at: 'core',
    kind: 'write',
    by: 'anyone',
    from: desk,
    in: z.object({ password: Password }),
    out: SessionView,
  }),
  'session.signOut': command({ at: 'core', kind: 'write', by: 'anyone', from: desk, in: Nothing, out: Nothing }),
  'operator.list': command({ at: 'core', kind: 'read', by: ['manager'], from: desk, in: Nothing, out: z.array(OperatorView) }),
  'operator.add': command({ at: 'core', kind: 'write', by: ['manager'], from: desk, in: OperatorAdd, out: OperatorView }),
  'operator.setActive': command({ at: 'core', kind: 'write', by: ['manager'], from: desk, in: OperatorSetActive, out: OperatorView }),

  'store.newRecoveryCode': command({
    at: 'core',
    kind: 'write',
    by: ['manager'],
    from: desk,
    in: Nothing,
    out: z.object({ recoveryCode: z.string() }),
  }),

  // the rules of the place and the code tables
  'profile.view': command({ at: 'core', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: Profile }),
  'codes.find': command({ at: 'core', kind: 'read', by: 'signed-in', from: desk, in: CodesFind, out: z.array(CodeRow) }),

  // the waiting line
  'ticket.take': command({ at: 'core', kind: 'write', by: ['lobby', 'teller'], from: desk, in: TicketTake, out: TicketView }),
  'ticket.line': command({ at: 'core', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: LineView }),
  'ticket.call': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: Nothing, out: TicketView }),
  'ticket.recall': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),
  'ticket.absent': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),
  'ticket.finish': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: TicketRef, out: TicketView }),

  // a case with the citizen in the chair
  'identity.lookUp': command({ at: 'core', kind: 'read', by: ['teller', 'cards'], from: desk, in: IdentityLookUp, out: IdentityFound }),
  'identity.judge': command({ at: 'core', kind: 'read', by: ['teller', 'cards'], from: desk, in: IdentityInput, out: IdentityJudged }),
  'case.open': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: CaseOpen, out: CaseView }),
  'case.view': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CaseView }),
  'case.find': command({ at: 'core', kind: 'read', by: floor, from: desk, in: CaseFind, out: z.array(CaseRow) }),
  'case.void': command({ at: 'core', kind: 'write', by: ['teller', 'manager'], from: desk, in: CaseVoid, out: CaseView }),
  'business.give': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: NoticeGive, out: CaseView }),
  'form.save': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: FormSave, out: CaseView }),
  'form.complete': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: FormSave, out: CaseView }),
  'photo.cameras': command({ at: 'core', kind: 'read', by: ['teller'], from: desk, in: Nothing, out: z.array(CameraView) }),
  'photo.look': command({ at: 'core', kind: 'read', by: ['teller'], from: desk, deadline: 2_000, in: PhotoLook, out: PhotoLooked }),
  'photo.capture': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, deadline: 20_000, in: PhotoCapture, out: CaseView }),
  'photo.shoot': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, deadline: 30_000, in: PhotoShoot, out: CaseView }),
  'photo.choose': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: PhotoChoose, out: CaseView }),
  'photo.oldCard': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: OldCardPhoto, out: CaseView }),
  'photo.bytes': command({ at: 'core', kind: 'read', by: ['teller', 'reviewer', 'cards'], from: desk, in: PhotoPart, out: PhotoBytes }),
  'confirm.sign': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: ConfirmSign, out: CaseView }),
  'case.submit': command({ at: 'core', kind: 'write', by: ['teller'], from: desk, in: CaseRef, out: CaseView }),

  // the second person
  'review.approve': command({ at: 'core', kind: 'write', by: ['reviewer'], from: desk, in: CaseRef, out: CaseView }),
  'review.return': command({ at: 'core', kind: 'write', by: ['reviewer'], from: desk, in: ReviewReturn, out: CaseView }),
  'review.reject': command({ at: 'core', kind: 'write', by: ['reviewer'], from: desk, in: ReviewReject, out: CaseView }),

  // fee, production, pickup, hand-over
  'fee.collect': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeCollect, out: CaseView }),
  'fee.waive': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: FeeWaive, out: CaseView }),
  'production.record': command({ at: 'core', kind: 'write', by: ['cards'], from: desk, in: ProductionRecord, out: CaseView }),
  'pickup.offer': command({ at: 'core', kind: 'read', by: ['teller', 'cards', 'lobby'], from: desk, in: CaseOnly, out: PickupOffer }),
  'pickup.book': command({ at: 'core', kind: 'write', by: ['teller', 'cards', 'lobby'], from: desk, in: PickupBook, out: CaseView }),
  'handover.verify': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: TakerVerify, out: CaseView }),
  'handover.leave': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: CaseRef, out: CaseView }),
  'handover.complete': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: HandOver, out: CaseView }),

  // slips: laid out by the core, made into PDF by the shell, kept by the core
  'slip.print': command({ at: 'shell', kind: 'write', by: floor, from: ['desk'], deadline: 30_000, in: SlipPrint, out: Printed }),
  'slip.saveAs': command({
    at: 'shell',
    kind: 'write',
    by: floor,
    from: ['desk'],
    deadline: 600_000,
    in: PrintRef,
    out: z.object({ saved: z.boolean() }),
  }),
  'slip.page': command({ at: 'core', kind: 'read', by: floor, from: [...desk, 'print'], in: SlipPrint, out: SlipPage }),
  'print.keep': command({ at: 'core', kind: 'write', by: floor, from: ['print'], in: PrintKeep, out: PrintView }),
  'print.list': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(PrintView) }),
  'print.bytes': command({ at: 'core', kind: 'read', by: floor, from: [...desk, 'print'], in: PrintRef, out: PrintBytes }),

  // who did what
  'audit.find': command({ at: 'core', kind: 'read', by: ['manager', 'reviewer'], from: desk, in: AuditFind, out: AuditView }),
} as const

export type Contract = typeof contract
export type CommandName = keyof Contract
export type In<N extends CommandName> = z.input<Contract[N]['in']>
export type Parsed<N extends CommandName> = z.output<Contract[N]['in']>
export type Out<N extends CommandName> = z.output<Contract[N]['out']>

/** Names of the commands one owner answers. */
export type OwnedBy<O extends 'core' | 'shell'> = { [N in CommandName]: Contract[N]['at'] extends O ? N : never }[CommandName]

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(contract, name)
