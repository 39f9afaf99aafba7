/** Saves what a manager decided about the rules: a new dated version, an old one again, or another place. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { changedPlaces } from '../../../../shared/profile/places.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Written } from '../../rules/profile/book.ts'
import { decisionRow, versionRow, write } from '../../rules/profile/keep.ts'
import type { Core } from '../core.ts'
import { type Drafted, drafted, refuseSenseless } from './change.ts'
import { newestDecision } from './newest.ts'
import { viewVersions } from './versions.ts'

export async function saveProfile(core: Core, who: Who, input: Parsed<'profile.save'>): Promise<Out<'profile.save'>> {
  if (input.seen !== newestDecision(core).seq) throw new Refusal('STALE')
  const draft = drafted(core, input.change, input.begins)
  refuseSenseless(draft)
  const written = rowsFor(core, who, input, draft)
  await core.store
    .write(async ({ tx, tell, afterCommit }) => {
      await write(tx, written)
      // The column tells a glance at the store where the branch stands; the decisions are what counts.
      if (input.begins === core.clock.today()) await tx.updateTable('branch').set({ profile: draft.next.id }).execute()
      if (input.change.kind === 'new') await changeBank(core, who, input.change.bank, { tx, tell, afterCommit })
      await record(core, tx, { who, what: auditWord[input.change.kind], facts: factsOf(written, draft) })
      afterCommit(() => core.profiles.add(written))
      tell('profile.changed', {})
    })
    .catch(error => {
      // Another window saved in the same moment.
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('STALE') : error
    })
  return viewVersions(core)
}

const auditWord = {
  edit: 'profile.edit',
  restore: 'profile.restore',
  place: 'profile.place',
  new: 'profile.new',
  file: 'profile.taken',
} as const satisfies Record<Parsed<'profile.save'>['change']['kind'], string>

type Unit = Parameters<Parameters<Core['store']['write']>[0]>[0]

/** A new place comes with the bank whose branch this is; in a hall of the authority there is none. */
async function changeBank(core: Core, who: Who, bank: string | null, { tx, tell, afterCommit }: Unit): Promise<void> {
  if (bank === core.branch.bank) return
  const { code, name, address, phone } = core.branch
  await tx.updateTable('branch').set({ bank }).execute()
  await record(core, tx, { who, what: 'branch.change', facts: { fields: 'bank' } })
  afterCommit(() => core.changeBranch({ code, name, address, phone, bank }))
  tell('branch.changed', {})
}

function rowsFor(core: Core, who: Who, { change, begins, reason }: Parsed<'profile.save'>, { next }: Drafted): Written {
  const { profiles, clock } = core
  const decidedOn = { begins, profile: next.id, kind: change.kind, operator_id: signedIn(who).operatorId, reason }
  // Moving to a place takes its version as it stands; an edit, and an old version taken up again, get a number of their own.
  if (change.kind === 'place' && profiles.has(next.id, next.version)) {
    return { version: null, decision: decisionRow(profiles, clock, { ...decidedOn, version: next.version }) }
  }
  const shippedAs = change.kind === 'place' ? next.version : null
  const version = versionRow(profiles, clock, { profile: shippedAs === null ? { ...next, effectiveFrom: begins } : next, shippedAs })
  return { version, decision: decisionRow(profiles, clock, { ...decidedOn, version: version.version }) }
}

const factsOf = ({ decision }: Written, { before, next }: Drafted) => ({
  profile: decision?.profile ?? '',
  version: decision?.version ?? '',
  begins: decision?.begins ?? '',
  rules: changedPlaces(before, next)
    .map(({ key, item }) => (item === null ? key : `${key}.${item}`))
    .slice(0, 20)
    .join(' '),
})
