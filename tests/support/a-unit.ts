/** Builds a unit's sheet and pictures as a company would hand them in, and walks a batch through real commands. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { In } from '../../shared/ipc/contract.ts'
import type { UnitSummary, UnitView } from '../../shared/ipc/shapes/unit.ts'
import { citizenPhoto, type Seat } from './a-counter.ts'
import { otherCitizen } from './a-case.ts'

export const unitOpening: In<'unit.open'> = {
  ticketId: null,
  unitName: '演练制造有限公司',
  unitCode: '',
  agent: otherCitizen,
  agentMobile: '13900000000',
  defaults: { bank: '102', mailAddr: '演练市示范区练习路8号', occupation: '4' },
  photoNames: 'auto',
  papers: ['UNIT_LETTER', 'SHEET_STAMPED', 'EACH_SIGNED', 'NOTICES_GIVEN'],
}
