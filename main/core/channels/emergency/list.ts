/** Shows what desks handed in after a time on their own: what waits for a decision first, with what stands in its way. */
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { EmergencyCase, EmergencyHandOver, PieceView } from '../../../../shared/ipc/shapes/emergency.ts'
import { finalStates } from '../../../../shared/workflow/table.ts'
import type { EmergencyPieceRecord } from '../../platform/store/tables/emergency.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { emergencyRule, factsIn, handOverIn } from '../../records/emergency/rows.ts'
import { personBehind } from '../../records/identity/person.ts'
import { operatorNames } from '../../records/operator/rows.ts'

const most = 100
const undecided: readonly EmergencyPieceRecord['state'][] = ['received', 'conflict']

export async function listPieces(core: RecordsContext, _who: Who): Promise<Out<'emergency.list'>> {
  const rows = await core.store.db
    .selectFrom('emergency_piece')
    .innerJoin('emergency_run', 'emergency_run.id', 'emergency_piece.run_id')
    .innerJoin('desk', 'desk.id', 'emergency_run.desk_id')
    .leftJoin('case_file', 'case_file.id', 'emergency_piece.case_id')
    .leftJoin('taking', join => join.onRef('taking.case_id', '=', 'emergency_piece.case_id').on('emergency_piece.kind', '=', 'hand-over'))
    .selectAll('emergency_piece')
    .select(['desk.name as desk', 'case_file.number as case_number', 'case_file.name as case_name', 'case_file.item as case_item'])
    .select(['case_file.maker_id as case_maker', 'taking.operator_id as handed_by'])
    .orderBy('emergency_piece.received_at', 'desc')
    .orderBy('emergency_piece.id', 'desc')
    .limit(most)
    .execute()
  const names = await operatorNames(core.store.db)
  const views = await Promise.all(
    rows.map(async (row): Promise<PieceView> => {
      const facts = factsIn(row)
      const handOver = handOverIn(row)
      const about = handOver ? await caseAbout(core, handOver) : null
      return {
        id: row.id,
        kind: row.kind,
        number: row.number,
        state: row.state,
        desk: row.desk,
        maskedName: maskName(facts?.identity.name ?? row.case_name ?? about?.name ?? ''),
        item: facts?.item ?? row.case_item ?? about?.item ?? '',
        maker: names.get(facts?.makerId ?? handOver?.makerId ?? row.handed_by ?? row.case_maker ?? '') ?? '',
        receivedAt: row.received_at,
        caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
        caseNumber: row.case_number,
        refusal: row.refusal,
        against: undecided.includes(row.state) ? ((facts && (await againstOf(core, facts))) ?? against(about)) : null,
        reason: row.reason,
      }
    }),
  )
  const isOpen = ({ state }: PieceView) => undecided.includes(state)
  return { ...(await emergencyRule(core.store.db)), pieces: [...views.filter(isOpen), ...views.filter(one => !isOpen(one))] }
}

type About = { readonly id: string; readonly number: string; readonly item: string; readonly state: string; readonly name: string }

/** The case whose card was handed over, as it stands here. */
const caseAbout = ({ store }: RecordsContext, { caseId }: EmergencyHandOver): Promise<About | undefined> =>
  store.db.selectFrom('case_file').select(['id', 'number', 'item', 'state', 'name']).where('id', '=', caseId).executeTakeFirst()

const against = (about: About | null | undefined): PieceView['against'] =>
  about ? { caseId: CaseId.parse(about.id), number: about.number, item: about.item, state: about.state } : null

/** The case of the same person that is under way at the branch. */
async function againstOf({ store }: RecordsContext, { identity }: EmergencyCase): Promise<PieceView['against']> {
  const person = await personBehind(store.db, identity.docType, identity.number)
  const row = await store.db
    .selectFrom('case_file')
    .select(['id', 'number', 'item', 'state'])
    .where('person', '=', person)
    .where('state', 'not in', finalStates)
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, caseId: CaseId.parse(row.id) } : null
}
