/** Notes that a paper goes to a printer, hands it out for that, and notes what became of it. */
import { CaseId, PrintJobId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { copyNumber, isAgain } from '../../../../shared/printing/job.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { againMark } from '../../queries/print/again-mark.ts'
import type { Who } from '../../records/context.ts'
import { noteEvent } from '../../records/desk/device-events.ts'
import { pinsOf } from '../../records/desk/pins.ts'
import { endJob, jobById, jobsOfCase, jobsOfKind } from '../../records/desk/print-jobs.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { lookAtPrint } from './look.ts'

/** Whoever may look at a paper may print it. @throws Refusal NOT_FOUND, NO_PRINTER where the counter has chosen none, and those of the look */
export async function beginPrint(core: Core, who: Who, { printId, from }: Parsed<'print.begin'>): Promise<Out<'print.begin'>> {
  const { operatorId, counter } = signedIn(who)
  const { pdf, kind } = await lookAtPrint(core, who, { printId })
  const jobId = newId()
  const to = await core.store.write(async ({ tx, tell }) => {
    const row = await tx.selectFrom('print').select(['case_id', 'dots_sha']).where('id', '=', printId).executeTakeFirst()
    if (!row) throw new Refusal('NOT_FOUND')
    const paper = row.dots_sha === null ? 'sheet' : 'slip'
    const pin = (await pinsOf(tx, counter)).find(({ purpose }) => purpose === paper)
    if (!pin) throw new Refusal('NO_PRINTER', { paper })
    const { device, name } = pin
    const at = core.clock.now()
    const before = await jobsOfKind(tx, printId, at)
    const again = isAgain(before)
    const caseId = row.case_id === null ? null : CaseId.parse(row.case_id)
    await tx
      .insertInto('print_job')
      .values({
        ...{ id: jobId, print_id: printId, case_id: row.case_id, counter, device, name, first_page: from },
        ...{ again: again ? 1 : 0, state: 'waiting', reason: null, operator_id: operatorId, at, ended_at: null },
      })
      .execute()
    await record(core, tx, { who, what: 'slip.send', ...(caseId ? { caseId } : {}), facts: { kind, printer: device, again, from } })
    if (caseId !== null) tell('print.changed', { caseId })
    const mark = again && paper === 'slip' ? againMark(core, { copy: copyNumber(before), at, counter }) : null
    return { paper, device, dots: row.dots_sha, mark } as const
  })
  return { ...to, jobId: PrintJobId.parse(jobId), pdf, dots: await core.blobs.read(to.dots) }
}

/** @throws Refusal NOT_FOUND */
export async function endPrint(core: Core, _who: Who, { jobId, state, reason }: Parsed<'print.end'>): Promise<Out<'print.end'>> {
  return core.store.write(async ({ tx, tell }) => {
    const at = core.clock.now()
    const isEnded = await endJob(tx, jobId, { state, reason }, at)
    const job = await jobById(tx, jobId, at)
    if (!job) throw new Refusal('NOT_FOUND')
    const row = await tx
      .selectFrom('print_job')
      .innerJoin('print', 'print.id', 'print_job.print_id')
      .select(['print_job.case_id', 'print_job.counter', 'print.dots_sha'])
      .where('print_job.id', '=', jobId)
      .executeTakeFirst()
    const purpose = row?.dots_sha === null ? 'sheet' : 'slip'
    if (isEnded && row && reason !== null) await noteEvent(tx, { id: newId(), counter: row.counter, purpose, reason, at })
    if (isEnded && row?.case_id) tell('print.changed', { caseId: row.case_id })
    return job
  })
}

export const listJobs = (core: Core, _who: Who, { caseId }: Parsed<'print.jobs'>): Promise<Out<'print.jobs'>> =>
  jobsOfCase(core.store.db, caseId, core.clock.now())
