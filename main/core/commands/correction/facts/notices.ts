/** What was ticked at the business step and was not so: a notice not given, a consent not given, a paper not shown; or the other way round. */
import { ItemCode } from '../../../../../shared/business/items.ts'
import { noticesFor } from '../../../../../shared/business/notices.ts'
import { stateUnsigned } from '../../../../../shared/workflow/step.ts'
import type { CaseRecord } from '../../../platform/store/schema.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { consentsGiven, papersSeen } from '../../../records/case/papers.ts'
import { caseAt } from '../../../records/case/rows.ts'
import { consentsIn, formIn, noticesIn, papersIn } from '../../../records/case/values.ts'
import type { Core } from '../../core.ts'
import { leaveOtherDesks, signatureOf, undecidedAgain, unsigned } from '../back-to-counter.ts'
import type { Change, Fact } from '../fact.ts'

/** Each once and in one order: ticks that differ in nothing else are the same answers. */
const sorted = <T extends string>(ticks: readonly T[]): T[] => [...new Set(ticks)].sort()

const answersOf = ({ papers, notices, consents }: Pick<Change<'notices'>, 'papers' | 'notices' | 'consents'>) => ({
  papers: sorted(papers),
  notices: sorted(notices),
  agreed: sorted(consents),
})

const standing = (row: CaseRecord) => answersOf({ papers: papersIn(row), notices: noticesIn(row), consents: consentsIn(row) })

export const notices: Fact<'notices'> = {
  async read(_core, tx, _who, change) {
    const row = await caseAt(tx, change.caseId, change.revision)
    return { subjectId: row.id, row, was: standing(row), now: answersOf(change) }
  },

  async apply(core, tx, _who, change, _standing, { resign }) {
    const row = await caseAt(tx, change.caseId, change.revision)
    const unpictured = consentsIn(row).includes('PHOTO_CONSENT') && !change.consents.includes('PHOTO_CONSENT')
    const set = {
      papers: JSON.stringify(change.papers),
      notices: JSON.stringify(change.notices),
      consents: JSON.stringify(change.consents),
      ...(change.consents.length > 0 ? {} : { consent_at: null }),
      // Nobody agreed to the picture, so it stands on no card.
      ...(unpictured ? { photo_id: null, old_card_sha: null } : {}),
    }
    const becomes = { ...row, ...set }
    const consent = consentsGiven(becomes)
    const form = JSON.stringify({ ...formIn(row), consent, ...(unpictured ? { photoSource: undefined } : {}) })
    const to = answersHold(core, becomes) ? (resign ? stateUnsigned(row) : row.state) : 'opened'
    const now = await moveCorrected(core, tx, row, {
      to,
      set: { ...set, form, ...(resign ? unsigned : {}), ...undecidedAgain(row, to) },
    })
    await leaveOtherDesks(tx, row, to)
    const before = { papers: row.papers, notices: row.notices, consents: row.consents, consentAt: row.consent_at, photoId: row.photo_id }
    return { row: now, kept: { ...before, form: row.form, ...(resign ? signatureOf(row) : {}) } }
  },
}

/** Whether the business step would be passed with these answers. */
const answersHold = (core: Core, row: CaseRecord): boolean =>
  papersSeen(core, row) && consentsGiven(row) && noticesFor(ItemCode.parse(row.item)).every(notice => noticesIn(row).includes(notice))
