/** Gives the rules of the place out as a signed file, and says what such a file of another branch holds. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { listRules } from '../../../../shared/profile/ask.ts'
import { withBorrowed } from '../../../../shared/profile/resolve.ts'
import { rulesFileText } from '../../../../shared/strings/zh-CN/new-place.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { ensureSigningKey } from '../../records/disclosure/rows.ts'
import { baseOf } from '../../rules/profile/first-rules.ts'
import { codeAsSpoken, codeOfKey, type RulesFile, readRules, writeRules } from '../../rules/profile/rules-file.ts'
import type { Core } from '../core.ts'
import { newestProfile } from './newest.ts'

/** The newest rules, planned ones included: the other branches plan with this one. */
export async function rulesFile(core: Core, who: Who): Promise<Out<'profile.file'>> {
  const profile = newestProfile(core)
  return core.store.write(async ({ tx, tell }) => {
    const key = await ensureSigningKey(core, tx)
    // With the first file there is a fingerprint to show.
    tell('branch.changed', {})
    await record(core, tx, { who, what: 'profile.file', facts: { profile: profile.id, version: profile.version } })
    const { code, name, mode } = core.branch
    const bytes = writeRules({ madeAt: core.clock.now(), branch: { code, name, mode }, profile }, key)
    return { name: rulesFileText.name(profile.place.name, profile.version), bytes, code: codeAsSpoken(codeOfKey(key.publicKey)) }
  })
}

export const rulesFileIn = (core: Core, text: string): RulesFile => readRules(text, kept => withBorrowed(baseOf(core.resources), kept))

/** @throws Refusal RULES_FILE_UNREADABLE, RULES_FILE_NEWER, RULES_FILE_CHANGED */
export async function readRulesFile(core: Core, _who: Who, { text }: Parsed<'profile.read'>): Promise<Out<'profile.read'>> {
  const { profile, branch, madeAt } = rulesFileIn(core, text)
  const rules = listRules(profile)
  return {
    place: profile.place.name,
    version: profile.version,
    branch: { code: branch.code, name: branch.name },
    madeAt,
    known: rules.filter(({ known }) => known).length,
    unknown: rules.filter(({ known }) => !known).length,
    confirmed: rules.filter(({ origin }) => origin.confirmed).length,
  }
}
