/** Asks the core on behalf of a window's seat; what it refuses is refused on. */
import { contract, type In, type Out, type OwnedBy } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { CoreHost } from './core-host.ts'

type World = { readonly host: Pick<CoreHost, 'call'> }

export async function askCore<N extends OwnedBy<'branch' | 'desk'>>(world: World, caller: Caller, name: N, input: In<N>): Promise<Out<N>> {
  const answer = await world.host.call(caller, name, input)
  if (!answer.ok) throw new Refusal(answer.error.code, answer.error.detail)
  return contract[name].out.parse(answer.value) as Out<N>
}
