/** Takes the customer's signature under the data and the picture shown: on the pad, or in another way the place allows. */
import { type OtherWay, type SignReason, type SignWay, signProblem } from '../../../../shared/confirm/ways.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Signature, SignedOtherwise } from '../../../../shared/ipc/shapes/case.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { drawStrokes } from '../../imaging/raster/strokes.ts'
import type { Kept } from '../../platform/blobs/blobs.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { sheetOf } from '../../queries/customer/sheet.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import { keepSheet, keepSigning } from '../../records/confirm/signing.ts'
import type { Who } from '../../records/context.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** A dot or a slip of the pen is no signature: the strokes together must run at least this far across the pad. */
const leastLength = 0.2

function isSigned(signature: Signature): boolean {
  const length = signature.reduce((sum, stroke) => sum + strokeLength(stroke), 0)
  return length >= leastLength
}

const strokeLength = (stroke: Signature[number]): number =>
  stroke.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = stroke[index] ?? [x, y]
    return sum + Math.hypot(x - fromX, y - fromY)
  }, 0)

export type Signed = {
  readonly way: SignWay
  /** Null where no pad took the strokes. */
  readonly strokes: Signature | null
  /** Null for the pad. */
  readonly otherwise: {
    readonly way: OtherWay
    readonly reason: SignReason
    readonly slip: string
    readonly witnessId: string | null
  } | null
}

/**
 * What was signed, with the witness proven; before the unit of work, for a password takes time to check.
 * @throws Refusal SIGNATURE_EMPTY, and those of the witness's password
 */
export async function readSignature(core: Core, who: Who, signature: Signature, otherwise: SignedOtherwise | null): Promise<Signed> {
  if (otherwise === null) {
    if (!isSigned(signature)) throw new Refusal('SIGNATURE_EMPTY')
    return { way: 'pad', strokes: signature, otherwise: null }
  }
  const { way, reason, slip, witness } = otherwise
  const witnessId = witness === null ? null : (await colleague(core, who, witness)).operatorId
  return { way, strokes: null, otherwise: { way, reason, slip, witnessId } }
}

/** @throws Refusal SIGN_WAY where the place of the case does not take this way */
export function refuseWay(core: Core, row: CaseRecord, { way, otherwise }: Signed): void {
  const allowed = profileOfCase(core, row).signWays.value
  const said = otherwise && { ...otherwise, isWitnessed: otherwise.witnessId !== null }
  const problem = said ? signProblem(said, allowed) : allowed === null || allowed.includes(way) ? null : ('FORBIDDEN' as const)
  if (problem !== null) throw new Refusal('SIGN_WAY', { problem })
}

export async function signConfirmation(core: Core, who: Who, input: Parsed<'confirm.sign'>): Promise<Out<'confirm.sign'>> {
  const { caseId, revision, signature } = input
  const signed = await readSignature(core, who, signature, input.otherwise)
  const drawn = signed.strokes === null ? null : await core.blobs.put(await drawStrokes(signed.strokes))
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    refuseWay(core, row, signed)
    const bound = drawn === null ? {} : await bindSheet(core, tx, who, row, { drawn, strokes: signed.strokes ?? [], shown: input.sheet })
    const strokes = signed.strokes === null ? null : JSON.stringify(signed.strokes)
    const set = { signature: strokes, signed_at: core.clock.now(), confirmed_by: signed.way }
    await move(core, tx, who, row, { on: 'confirm', facts: { signed: true }, set, audit: { ...signedFacts(signed), ...bound } })
    if (signed.otherwise) await keepSigning(core, tx, who, caseId, { moment: 'confirm', ...signed.otherwise })
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

type Binding = { readonly drawn: Kept; readonly strokes: Signature; readonly shown: string | null }

/** @returns for the log, what the signature is bound to. @throws Refusal STALE where the customer was shown something else */
async function bindSheet(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  { drawn, strokes, shown }: Binding,
): Promise<Readonly<Record<string, string>>> {
  const { json, sha256 } = await sheetOf(core, row)
  if (shown !== null && shown !== sha256) throw new Refusal('STALE')
  await core.blobs.keep(tx, drawn)
  const pad = shown === null ? 'desk' : 'customer'
  await keepSheet(core, tx, who, caseIdOf(row), { sheet: json, sheetSha: sha256, strokes, picture: drawn.sha256, pad })
  return { sheet: sha256, picture: drawn.sha256, pad }
}

/** For the log: the usual way is not worth a word. */
export const signedFacts = ({ otherwise }: Signed): Readonly<Record<string, string>> =>
  otherwise === null
    ? {}
    : { by: otherwise.way, reason: otherwise.reason, ...(otherwise.witnessId === null ? {} : { witness: otherwise.witnessId }) }
