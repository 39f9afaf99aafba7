/** Every room and dialog of every desk that a key opens, as rows: where one sits, what is pressed, and which file of the renderer then stands on the screen. */
import type { Login } from '../../main/cli/tour/steps.ts'
import { practicePassword } from '../../shared/practice.ts'
import * as cases from '../support/a-case.ts'
import type { Counter } from '../support/a-counter.ts'
import { unitOpening } from '../support/a-unit.ts'

export type Stop = {
  readonly as: Login
  readonly name: string
  /** One after the other, from the desk as it stands after signing in. */
  readonly keys: readonly string[]
  /** Files of the renderer, without `renderer/`; those of a dialog are told apart by a dialog being there. */
  readonly shows: readonly string[]
  readonly dialog?: boolean
}

const manager = (
  room: string,
  press: string,
  shows: string,
  dialogs: Readonly<Record<string, readonly [string, ...string[]]>> = {},
): Stop[] => [
  { as: 'zhuguan', name: room, keys: [press], shows: [`desks/manager/${shows}`] },
  ...Object.entries(dialogs).map(
    ([name, [file, ...keys]]): Stop => ({
      as: 'zhuguan',
      name: `${room}-${name}`,
      keys: [press, ...keys],
      shows: [file.includes('/') && !file.startsWith('./') ? file : `desks/manager/${file.replace('./', '')}`],
      dialog: true,
    }),
  ),
]
/** A row whose dialog is drawn by more than one file: that of the place, and the frame it fills. */
const framed = (stop: Stop, frame: string): Stop => ({ ...stop, shows: [...stop.shows, frame] })
const at = (as: Login, name: string, keys: readonly string[], shows: string): Stop => ({ as, name, keys, shows: [shows] })
const dialogAt = (as: Login, name: string, keys: readonly string[], shows: string): Stop => ({ ...at(as, name, keys, shows), dialog: true })

export const stops: readonly Stop[] = [
  at('dating', 'lobby', [], 'desks/lobby/lobby-desk.tsx'),
  at('dating', 'lobby-visits', ['F4'], 'desks/lobby/visits.tsx'),
  dialogAt('dating', 'lobby-hall', ['F6'], 'desks/lobby/hall-dialog.tsx'),
  dialogAt('dating', 'lobby-errand', ['Alt+V', 'F2'], 'parts/errand/errand-dialogs.tsx'),
  at('dating', 'lobby-machine', ['F8'], 'desks/lobby/ticket-machine.tsx'),
  at('dating', 'guidance', ['Ctrl+G'], 'guidance/guidance.tsx'),
  dialogAt('dating', 'search', ['Ctrl+K'], 'parts/search.tsx'),
  dialogAt('dating', 'health', ['Alt+Y'], 'app/health.tsx'),
  dialogAt('dating', 'help', ['F1'], 'parts/help.tsx'),
  dialogAt('dating', 'help-all', ['F1', 'F1'], 'parts/help.tsx'),
  dialogAt('dating', 'habits', ['F1', 'F4'], 'parts/habits.tsx'),
  dialogAt('dating', 'words', ['F1', 'F5'], 'parts/first-day.tsx'),
  at('jingban', 'teller', [], 'desks/teller/teller-desk.tsx'),
  dialogAt('jingban', 'teller-rules', ['F11'], 'desks/teller/rules.tsx'),
  dialogAt('jingban', 'teller-queue', ['Ctrl+Q'], 'desks/teller/queue-dialog.tsx'),
  at('jingban', 'teller-online', ['F7'], 'desks/teller/online/online-room.tsx'),
  at('jingban', 'teller-unit', ['F4'], 'desks/teller/unit/unit-room.tsx'),
  at('jingban', 'teller-unit-new', ['F4', 'F2'], 'desks/teller/unit/unit-form.tsx'),
  at('jingban', 'teller-unit-batch', ['F4', 'F9'], 'desks/teller/unit/unit-batch.tsx'),
  dialogAt('jingban', 'teller-unit-drop', ['F4', 'F9', 'F10'], 'desks/teller/unit/unit-batch.tsx'),
  at('jingban', 'teller-money', ['Alt+F'], 'steps/fee/fee-day.tsx'),
  at('jingban', 'teller-money-many', ['Alt+F', 'F6'], 'steps/fee/pay-many.tsx'),
  at('jingban', 'teller-walk-in', ['F8'], 'steps/identity/identity-screen.tsx'),
  at('jingban', 'teller-case-returned', ['F5', 'Enter'], 'desks/teller/case-room.tsx'),
  dialogAt('jingban', 'teller-case-void', ['F5', 'Enter', 'F10'], 'desks/teller/void-dialog.tsx'),
  dialogAt('jingban', 'teller-case-correct', ['F5', 'Enter', 'Ctrl+T'], 'steps/correction/correction-dialog.tsx'),
  framed(dialogAt('jingban', 'teller-case-end', ['F5', 'Enter', 'Ctrl+D'], 'steps/end/end-part.tsx'), 'steps/end/lasting-dialog.tsx'),
  framed(
    dialogAt('jingban', 'teller-case-division', ['F5', 'Enter', 'Enter', 'Enter', 'Enter', 'F7'], 'steps/form/division-field.tsx'),
    'kit/tree-dialog.tsx',
  ),
  dialogAt('jingban', 'teller-case-item', ['F5', 'ArrowDown', 'Enter', 'F3'], 'steps/business/item-dialog.tsx'),
  dialogAt('jingban', 'teller-case-companion', ['F5', 'ArrowDown', 'Enter', 'Escape', 'F6'], 'steps/identity/identity-read-screen.tsx'),
  at('jingban', 'teller-case-identity', ['F5', 'ArrowDown', 'Enter', 'Escape'], 'steps/identity/identity-read-screen.tsx'),
  at('jingban', 'teller-case-business', ['F5', 'ArrowDown', 'Enter'], 'steps/business/business-screen.tsx'),
  dialogAt('jingban', 'teller-case-cameras', ['F5', 'ArrowDown', 'ArrowDown', 'Enter', 'F8'], 'steps/photo/cameras-dialog.tsx'),
  dialogAt(
    'jingban',
    'teller-case-compare',
    ['F5', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'Escape', 'C'],
    'steps/photo/compare-dialog.tsx',
  ),
  dialogAt('jingban', 'teller-case-paper-signed', ['F5', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'F6'], 'steps/sign-otherwise.tsx'),
  at('jingban', 'teller-case-done', ['F5', 'End', 'Enter'], 'desks/teller/done-page.tsx'),
  framed(dialogAt('jingban', 'teller-hand-on', ['F9', 'Alt+O'], 'desks/teller/hand-on.tsx'), 'kit/pick-reason-dialog.tsx'),
  at('fuhe', 'review', [], 'desks/review/review-desk.tsx'),
  framed(dialogAt('fuhe', 'review-return', ['R'], 'steps/review/decision-dialogs.tsx'), 'steps/review/faults-dialog.tsx'),
  dialogAt('fuhe', 'review-reject', ['X'], 'steps/review/decision-dialogs.tsx'),
  at('fuhe', 'review-batch', ['F7'], 'desks/review/batch-review.tsx'),
  at('kaguan', 'cards', [], 'desks/cards/cards-desk.tsx'),
  at('kaguan', 'cards-waiting', ['F6'], 'desks/cards/waiting.tsx'),
  at('kaguan', 'cards-texts', ['F6', 'F4'], 'desks/cards/texts.tsx'),
  dialogAt('kaguan', 'cards-waiting-print', ['F6', 'F7'], 'parts/slip-dialog.tsx'),
  at('kaguan', 'cards-stock', ['F7'], 'desks/cards/stock/stock-page.tsx'),
  dialogAt('kaguan', 'cards-stock-count', ['F7', 'C'], 'desks/cards/stock/count-dialog.tsx'),
  at('kaguan', 'cards-money', ['F8'], 'steps/fee/fee-day.tsx'),
  at('kaguan', 'cards-transfers', ['Alt+S'], 'desks/cards/transfers.tsx'),
  at('kaguan', 'cards-ended', ['Alt+D'], 'desks/cards/ended-cards.tsx'),
  at('kaguan', 'cards-case', ['F9'], 'desks/cards/card-case.tsx'),
  dialogAt('kaguan', 'cards-case-end', ['F9', 'Ctrl+D'], 'steps/end/end-part.tsx'),
  dialogAt('kaguan', 'cards-fee-waive', ['1', 'F9', 'F8'], 'steps/fee/fee-screen.tsx'),
  dialogAt('kaguan', 'cards-fee-code', ['1', 'F9', 'F6'], 'steps/fee/pay-dialog.tsx'),
  dialogAt('kaguan', 'cards-fee-right', ['2', 'F9', 'Ctrl+H'], 'steps/fee/put-right-dialog.tsx'),
  dialogAt('kaguan', 'cards-fee-refund', ['2', 'F9', 'F10'], 'steps/fee/fee-keys.tsx'),
  dialogAt('kaguan', 'cards-money-count', ['F8', 'F9'], 'steps/fee/count-dialog.tsx'),
  dialogAt('kaguan', 'cards-made-here', ['2', 'F9', 'F7'], 'steps/production/here-dialog.tsx'),
  at('kaguan', 'cards-making', ['3', 'F9'], 'steps/production/production-screen.tsx'),
  dialogAt('kaguan', 'cards-make-failed', ['3', 'F9', 'F8'], 'steps/production/event-dialogs.tsx'),
  at('kaguan', 'cards-pickup', ['6', 'F9'], 'steps/pickup/pickup-screen.tsx'),
  dialogAt('kaguan', 'cards-pickup-cancel', ['6', 'ArrowDown', 'F9', 'F8'], 'steps/pickup/pickup-screen.tsx'),
  dialogAt('kaguan', 'cards-pickup-send-on', ['6', 'F9', 'Alt+S'], 'steps/pickup/transfer-dialogs.tsx'),
  at('kaguan', 'cards-handover', ['6', 'F9', 'F9'], 'steps/handover/verify-part.tsx'),
  at('kaguan', 'cards-places', ['Alt+I'], 'desks/cards/places/places-page.tsx'),
  dialogAt('kaguan', 'cards-places-racks', ['Alt+I', 'F6'], 'desks/cards/places/racks-dialog.tsx'),
  dialogAt('kaguan', 'cards-places-count', ['Alt+I', 'F9'], 'desks/cards/places/count-dialog.tsx'),
  dialogAt('kaguan', 'cards-places-move', ['Alt+I', 'F4'], 'desks/cards/places/move-dialog.tsx'),
  at('kaguan', 'cards-parcels', ['Alt+M'], 'desks/cards/parcels.tsx'),
  dialogAt('kaguan', 'cards-stock-receive', ['F7', 'R'], 'desks/cards/stock/move-dialog.tsx'),
  ...manager('today', 'F5', 'today.tsx'),
  ...manager('day', 'Ctrl+E', 'day-end/day-end-desk.tsx', { explain: ['kit/reason-dialog.tsx', 'F3'] }),
  ...manager('report', 'Ctrl+R', 'report/report-desk.tsx', {
    filters: ['./report/filter-dialog.tsx', 'F3'],
    statistics: ['give-statistics.tsx', 'Ctrl+S'],
  }),
  ...manager('fees', 'Ctrl+M', 'fees.tsx'),
  ...manager('figures', 'Alt+T', 'figures.tsx'),
  ...manager('serials', 'Ctrl+N', 'serials.tsx'),
  ...manager('find', 'F8', 'find-cases.tsx', {
    filters: ['find-dialog.tsx', 'F3'],
    register: ['give-register.tsx', 'Ctrl+S'],
    unmask: ['parts/unmask.tsx', 'F4'],
    give: ['give-case-file.tsx', 'Ctrl+G'],
    frame: ['give-dialog.tsx', 'Ctrl+G'],
    reassign: ['reassign-dialog.tsx', 'Enter', 'End', 'Ctrl+T'],
    mend: ['found-case.tsx', 'Alt+M'],
  }),
  ...manager('merged', 'Alt+O', 'merged.tsx'),
  ...manager('log', 'F7', 'log.tsx', { give: ['give-audit-file.tsx', 'F9'] }),
  ...manager('people', 'F6', 'people.tsx', {
    roles: ['edit-person.tsx', 'F2'],
    terms: ['terms-dialogs.tsx', 'Alt+F'],
    rename: ['terms-dialogs.tsx', 'Alt+N'],
    password: ['edit-person.tsx', 'F10'],
    add: ['add-person.tsx', 'F9'],
  }),
  ...manager('branch', 'Ctrl+O', 'branch.tsx', { division: ['division-dialog.tsx', 'Alt+Q'] }),
  ...manager('devices', 'Ctrl+I', 'devices.tsx', {
    printer: ['parts/printer-dialog.tsx', 'F3'],
    sheet: ['parts/sheet-dialog.tsx', 'F4'],
    reader: ['steps/identity/reader-dialog.tsx', 'F6'],
  }),
  ...manager('desks', 'Alt+W', 'desks.tsx'),
  ...manager('jobs', 'Ctrl+Y', 'jobs.tsx'),
  ...manager('centre', 'Ctrl+H', 'centre.tsx'),
  ...manager('rules', 'Ctrl+L', 'profile/rules-page.tsx', {
    'new-place': ['./profile/new-place-dialog.tsx', 'Alt+N', 'F6'],
    place: ['./profile/place-dialog.tsx', 'Alt+N'],
    file: ['./profile/rules-file-dialog.tsx', 'Alt+N', 'F7'],
  }),
  dialogAt('zhuguan', 'rules-rule', ['Ctrl+L', 'Enter'], 'desks/manager/profile/rule-dialog.tsx'),
  at('zhuguan', 'rules-history', ['Ctrl+L', 'F4'], 'desks/manager/profile/history-page.tsx'),
  at('zhuguan', 'rules-preview', ['Ctrl+L', 'F9'], 'desks/manager/profile/preview-page.tsx'),
  ...manager('calendar', 'Ctrl+D', 'calendar/calendar-desk.tsx', {
    day: ['./calendar/day-dialog.tsx', 'F9'],
    notice: ['./calendar/notice-dialog.tsx', 'Alt+V'],
  }),
  ...manager('pickup-hours', 'Alt+H', 'pickup-hours/pickup-hours.tsx', {
    hours: ['./pickup-hours/hours-dialog.tsx', 'F9'],
    closure: ['./pickup-hours/closure-dialog.tsx', 'F3'],
    folder: ['./pickup-hours/folder-dialog.tsx', 'F2'],
  }),
  at('zhuguan', 'waiting', ['Ctrl+J'], 'desks/cards/waiting.tsx'),
  at('zhuguan', 'places', ['Alt+I'], 'desks/cards/places/places-page.tsx'),
  ...manager('ratings', 'Alt+G', 'follow-ups.tsx', { assign: ['follow-up-dialog.tsx', 'F2'] }),
  ...manager('retention', 'Alt+P', 'retention.tsx'),
  ...manager('copies', 'Alt+B', 'copies.tsx'),
]

const longName = '阿依古丽·买买提·努尔艾合买提江·艾尔肯别克·吐尔逊'

/** Cases in many states, with names as long as they come, numbers that wait, and a unit. */
export async function aRichBranch(counter: Counter): Promise<void> {
  const people = cases.madeUpCitizens(16)
  const next = (name?: string) => {
    const person = people.pop()
    if (!person) throw new Error('no more made-up citizens')
    return name === undefined ? person : { ...person, name }
  }
  const teller = await counter.teller()
  await cases.opened(teller, next(longName))
  await cases.filled(teller, next())
  await cases.photographed(teller, next())
  await cases.submitted(teller, next(longName))
  const graded = await cases.submitted(teller, next())
  await teller.call('rating.give', { caseId: graded.id, grade: 2, reasons: ['wait', 'again'], words: '等得久' })
  const sentBack = await cases.submitted(teller, next())
  await (await counter.reviewer()).call('review.return', {
    caseId: sentBack.id,
    revision: sentBack.revision,
    faults: [
      { part: 'form', what: 'mobile' },
      { part: 'photo', what: null },
    ],
    note: '号码少一位，照片左脸偏暗',
  })
  await cases.approved(counter, next())
  await cases.paid(counter, next(longName))
  await cases.produced(counter, await cases.paid(counter, next()), ['sendToMake'])
  await cases.atBranch(counter, next())
  await cases.booked(counter, next())
  await cases.closed(counter, next())
  await teller.call('unit.open', unitOpening)
  const second = { login: 'zhuguan', password: practicePassword }
  await (await counter.cards()).call('stock.receive', { first: 'B00000001', last: 'B00000020', supplier: '演练卡厂', second })
  const lobby = await counter.lobby()
  for (const item of ['REPLACE_PHOTO', 'PICKUP', 'REISSUE'] as const) await lobby.call('ticket.take', { item, priority: false })
}
