/** Writes the document of what can be put right, by whom and until when, and of the ways a case ends, from their tables. */
import { ends } from '../../../shared/business/ends.ts'
import { consentScopes, stopsCase } from '../../../shared/business/withdrawal.ts'
import { factNames, factOf, type Seconding } from '../../../shared/correction/facts.ts'
import { askAfterDays } from '../../../shared/pickup/parcel.ts'
import { endPaperText, endReasonText } from '../../../shared/strings/zh-CN/business.ts'
import { consentScopeText, endedCardFateText } from '../../../shared/strings/zh-CN/casework.ts'
import { correctedValueText, factHint, factText } from '../../../shared/strings/zh-CN/correction.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { type State, stateNames } from '../../../shared/workflow/table.ts'

const opening = `# When days do not go straight

What was recorded wrong is put right without overwriting it: a correction keeps old value, new value, reason, by whom and with whose word
(\`Ctrl+T\` on the case), and everything that hangs on the fact follows in the same transaction. A case that cannot go on ends by what
really happened (\`Ctrl+D\`). Made from \`shared/correction/facts.ts\` and \`shared/business/ends.ts\`; a test compares it with the data.
To make it anew: \`node main/bootstrap/run.mjs main/cli/days-table.ts > docs/days.md\`.`

const seconds = {
  never: 'no',
  away: 'once it has left the counter',
  always: 'yes',
} as const satisfies Record<Seconding, string>

const stoppedStates = stateNames.filter(state => stopsCase(['photo'], state))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

const statesText = (states: readonly State[] | null): string => (states === null ? '-' : states.map(state => stateText[state]).join(', '))

const factTable = (): string =>
  table(
    ['fact', 'for', 'while the case is', 'by', 'second person', 'signature anew if one of these changes'],
    factNames.map(name => {
      const { on, by, second, resign } = factOf(name)
      const signed = resign.map(value => correctedValueText[value] ?? value).join(', ') || 'never'
      return [`${factText[name]} \`${name}\``, factHint[name], statesText(on), by.join(', '), seconds[second], signed]
    }),
  )

const endTable = (): string =>
  table(
    ['end', 'while the case is', 'papers', 'a fee that was paid', 'a finished card'],
    ends.map(({ reason, on, papers, feeBack, card }) => [
      `${endReasonText[reason]} \`${reason}\``,
      statesText(on),
      papers.map(paper => endPaperText[paper]).join(', '),
      feeBack === 'always' ? 'is given back' : 'is given back until the card was sent to be made',
      endedCardFateText[card],
    ]),
  )

export const daysDocument = (): string =>
  `${[
    opening,
    '## What can be corrected, by whom, until when',
    factTable(),
    `Later than that the fact stands. A card printed with a wrong name is a wrong card (\`handover.wrongCard\`): it is made again, and while
it is, the name is put right.`,
    '## How a case ends without its card being handed over',
    endTable(),
    `The new card ends in the register and the old one stands again, a blank of the branch is spoiled, the seat is free, texts that wait
are dropped, a fee that is owed is owed no more. A card that is still at the maker is booked when it comes (the same key, the same box, the
same message of the centre) and enters the register as one that has ended. Whether it came before or after, two people do with it what
the table says, and a paper with both names tells of it.`,
    '## A card for another branch',
    `A card in the drawer goes to another branch by a list that two people pack (\`transfer.send\`), with what is owed paid before. Its holder
is told where it went and, once that branch has it, that it is there; then the case is closed. One that comes back lies in the drawer like
one that has just come.`,
    '## A card by post',
    `Where the place's rule says that it is done, a card in the drawer goes to its holder by post (\`parcel.send\`): two people pack it, the holder is
told carrier and number. Delivered, the case is closed and the old card works until the new one is enabled; back, it lies in the drawer like one that
has just come; lost, it is made again. A parcel without news for ${askAfterDays} days is marked. A place that says nothing posts no card.`,
    '## A consent that is withdrawn',
    `The holder, for a child under fourteen the guardian, may withdraw at any time (PIPL Art. 15): ${consentScopes.map(scope => consentScopeText[scope]).join('; ')}.
Before the card was sent to be made (${statesText(stoppedStates)}) the case goes back to the business step without its picture, and nothing
that is unsent goes to the centre. Afterwards the card comes, for what was done before stays lawful; in both cases the picture serves no
later case. Records that the law keeps stay, and the paper says which and why.`,
    '## A day that was promised',
    `It moves when its ground changes: a closure, the branch's own hours, the hours of rules that begin, the calendar, a making that failed
or began anew, a case that was sent back. Always to a later day, never to an earlier one, with the seat that stood on it, and the holder
is told. The rules a case began with go on holding for it, so a new lead time moves no promise.`,
  ].join('\n\n')}\n`
