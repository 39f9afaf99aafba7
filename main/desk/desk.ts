/** Names what the desk's own commands may use: what stands on the desk, and the branch to ask. */
import type { CommandName, In, Out, OwnedBy } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Result } from '../../shared/result.ts'
import type { PhotoEngine } from '../core/imaging/engine.ts'
import type { Camera } from '../devices/camera/camera.ts'
import type { Docked } from '../devices/dock.ts'
import type { PayCode } from '../devices/pay/pay-code.ts'
import type { SlipPrinter } from '../devices/printer/slip-printer.ts'
import type { Reader } from '../devices/reader/reader.ts'
import type { SheetPrinter } from '../devices/sheet/sheet-printer.ts'
import type { Stages } from './stage.ts'

/** Answers a call of somebody at a seat, in this process or across the hall. A write sent again under its `id` gets its first answer. */
export type Answer = (caller: Caller, name: string, input: unknown, id?: string | null) => Promise<Result<unknown>>

export type Desk = {
  readonly camera: Camera
  /** The lenses of the document camera. */
  readonly lenses: Camera
  readonly reader: Reader
  readonly printer: SlipPrinter
  /** The printer of A4. */
  readonly sheets: SheetPrinter
  readonly pay: PayCode
  /** The simulators that can be broken on demand; none at a live counter. */
  readonly dock: readonly Docked[]
  /** Looks at the preview for the coach. The picture that counts is judged by the branch. */
  readonly eye: Pick<PhotoEngine, 'guide'>
  readonly branch: Answer
  /** What each window of this desk shows its customer. */
  readonly stages: Stages
  /** How the line to the branch is; `alone` where it needs none. */
  readonly line: () => Out<'line.view'>
  /** Its time on its own, while the branch is away. */
  readonly emergency: {
    view(): Out<'emergency.view'>
    begin(caller: Caller, input: In<'session.beginEmergency'>): Promise<Out<'session.beginEmergency'>>
    end(): Promise<Out<'emergency.view'>>
  }
  readonly onBug: (name: string, error: unknown) => void
}

/** What the branch refuses is refused on. */
export async function askBranch<N extends OwnedBy<'branch'> & CommandName>(
  desk: Pick<Desk, 'branch'>,
  caller: Caller,
  name: N,
  input: In<N>,
): Promise<Out<N>> {
  const answer = await desk.branch(caller, name, input)
  if (!answer.ok) throw new Refusal(answer.error.code, answer.error.detail)
  return answer.value as Out<N>
}
