/** Lets the desk show its customer one thing at a time, and hears what the customer says to it. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import { answersOn, type CustomerShow } from '../../shared/ipc/shapes/customer.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { unwrittenReason as unwritten } from '../../shared/strings/zh-CN/customer.ts'
import { askBranch, type Desk } from './desk.ts'

/** The branch knows the people at desks only: what the customer's window may ask is asked for by its desk. */
const asDesk = (caller: Caller): Caller => ({ ...caller, window: 'desk' })

async function sessionAt(desk: Desk, caller: Caller): Promise<NonNullable<Out<'session.view'>>> {
  const session = await askBranch(desk, asDesk(caller), 'session.view', {})
  if (session === null) throw new Refusal('NOT_SIGNED_IN')
  return session
}

export async function showCustomer(desk: Desk, caller: Caller, show: Parsed<'customer.show'>): Promise<Out<'customer.show'>> {
  const { operator } = await sessionAt(desk, caller)
  return { turn: desk.stages.show(caller.seat, operator.id, show) }
}

export async function hearCustomer(desk: Desk, caller: Caller): Promise<Out<'customer.heard'>> {
  const { operator } = await sessionAt(desk, caller)
  return desk.stages.heard(caller.seat, operator.id)
}

const nothing: CustomerShow = { page: 'wait', caseId: null, ticket: null, plan: null, hint: null, camera: null, photoId: null, pay: null }
/** Pages that show what is signed, and those that show the picture. */
const withSheet: readonly CustomerShow['page'][] = ['picture', 'check', 'sign', 'bye']
const withPicture: readonly CustomerShow['page'][] = ['picture', 'check']

/** Only what the desk shows just now; the window names no case, so it can ask about no other. */
export async function viewCustomer(desk: Desk, caller: Caller): Promise<Out<'customer.view'>> {
  const { operator, counter } = await sessionAt(desk, caller)
  const { turn, show } = desk.stages.shown(caller.seat, operator.id) ?? { turn: 0, show: nothing }
  const { mode, name, address, phone } = await askBranch(desk, asDesk(caller), 'branch.view', {})
  const { page, ticket, plan, hint, camera, caseId, photoId, pay } = show
  const shown = caseId !== null && withSheet.includes(page) ? await askBranch(desk, asDesk(caller), 'customer.sheet', { caseId }) : null
  const wanted = photoId ?? shown?.sheet.photo?.id ?? null
  const pictured = caseId !== null && wanted !== null && withPicture.includes(page)
  const part = { photoId: wanted, part: 'finished' } as Pick<Parsed<'photo.bytes'>, 'photoId' | 'part'>
  const image = pictured ? (await askBranch(desk, asDesk(caller), 'photo.bytes', { caseId, ...part })).image : null
  return { turn, page, mode, branch: { name, address, phone }, counter, ticket, plan, hint, camera, shown, image, pay }
}

/** @throws Refusal STALE where the desk shows something else by now */
export async function answerCustomer(desk: Desk, caller: Caller, said: Parsed<'customer.answer'>): Promise<Out<'customer.answer'>> {
  const { operator } = await sessionAt(desk, caller)
  const stage = desk.stages.shown(caller.seat, operator.id)
  const may: readonly string[] = stage ? answersOn[stage.show.page] : []
  if (stage?.turn !== said.turn || !may.includes(said.kind)) throw new Refusal('STALE')
  if (said.kind === 'rate') {
    const { caseId } = stage.show
    if (caseId === null) throw new Refusal('STALE')
    const { grade, reasons } = said
    // Without a keyboard nothing can be written: that it was something else is all there is to say.
    const words = reasons.includes('other') ? unwritten : ''
    await askBranch(desk, asDesk(caller), 'rating.give', { caseId, grade, reasons, words })
    desk.stages.changed(caller.seat)
    return {}
  }
  const { turn: _turn, ...answer } = said
  desk.stages.answer(caller.seat, answer)
  return {}
}
