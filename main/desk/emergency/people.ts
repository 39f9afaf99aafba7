/** Knows who may work at this desk on its own: verifiers it makes itself, and how many wrong tries it has seen. */
import { waitAfter, waitLeft, waitUntil } from '../../../shared/access/waiting.ts'
import { verifierDays } from '../../../shared/hall/emergency.ts'
import type { EmergencyPerson } from '../../../shared/ipc/shapes/emergency.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { hashPassword, type PasswordWork, passwordFits } from '../../core/records/password.ts'
import type { KeptFile, Verifier } from './kept.ts'

const dayMs = 24 * 60 * 60_000

type World = { readonly kept: KeptFile; readonly work: PasswordWork; readonly nowMs: () => number }
export type Known = { readonly person: EmergencyPerson; readonly verifier: Verifier }

/** The branch let this person in with this password at this desk. */
export async function noteSignedIn({ kept, work, nowMs }: World, operatorId: string, login: string, password: string): Promise<void> {
  const verifier: Verifier = { login, hash: await hashPassword(password, work), at: nowMs(), mark: null }
  kept.change({ verifiers: { ...young(kept.read().verifiers, nowMs()), [operatorId]: verifier } })
}

export const young = (verifiers: Readonly<Record<string, Verifier>>, now: number): Record<string, Verifier> =>
  Object.fromEntries(Object.entries(verifiers).filter(([, { at }]) => now - at < verifierDays * dayMs))

/** Those the branch still lets work, each with the password they had at their last sign-in here. */
export function stillGood(verifiers: Readonly<Record<string, Verifier>>, people: readonly EmergencyPerson[]): Record<string, Verifier> {
  const found = people.flatMap(({ id, login, mark }): [string, Verifier][] => {
    const verifier = verifiers[id]
    if (verifier === undefined || (verifier.mark !== null && verifier.mark !== mark)) return []
    return [[id, { ...verifier, login, mark }]]
  })
  return Object.fromEntries(found)
}

/**
 * A try counts as wrong before the password is looked at, as at the branch.
 * @throws Refusal LOGIN_WAIT, EMERGENCY_NOT_HERE, BAD_LOGIN
 */
export async function provenHere({ kept, nowMs }: World, login: string, password: string): Promise<Known> {
  const now = new Date(nowMs()).toISOString()
  const { tries, kit, verifiers } = kept.read()
  const person = kit?.people.find(one => one.login === login)
  const verifier = person && young(verifiers, nowMs())[person.id]
  if (!person || !verifier) throw new Refusal('EMERGENCY_NOT_HERE')
  const before = tries[login] ?? { wrong: 0, until: null }
  const { seconds } = waitLeft(before.until, now, waitAfter(before.wrong))
  if (seconds > 0) throw new Refusal('LOGIN_WAIT', { seconds })
  const wrong = before.wrong + 1
  kept.change({ tries: { ...tries, [login]: { wrong, until: waitUntil(now, waitAfter(wrong)) } } })
  if (!(await passwordFits(verifier.hash, password))) throw new Refusal('BAD_LOGIN')
  const { [login]: _right, ...others } = kept.read().tries
  kept.change({ tries: others })
  return { person, verifier }
}
