/** Writes the document of items and rules round its tables. */
import type { Profile } from '../../../shared/profile/profile.ts'
import {
  basisTable,
  cardTable,
  channelTable,
  contradictionTable,
  feeTable,
  itemTable,
  leadTable,
  meanwhileTable,
  openTable,
  paperTable,
  photoReasonTable,
  placeTable,
  visitTable,
} from './tables.ts'

type Section = { readonly title: string; readonly words: string; readonly table: string }

const sectionsOf = (profiles: readonly Profile[]): readonly Section[] => [
  { title: 'Items', words: 'What each item needs and makes, wherever it is done.', table: itemTable() },
  {
    title: 'The holder’s card',
    words:
      'What it must be before an item is taken on, and what becomes of card and bank account. The bank’s side moves here only in a branch of the card’s bank.',
    table: cardTable(),
  },
  { title: 'Reasons for a new photo', words: 'What each place accepts.', table: photoReasonTable(profiles) },
  { title: 'Fees', words: 'Never borrowed from the base: a place states them or says that it does not know.', table: feeTable(profiles) },
  { title: 'Time to make the card', words: 'In the same visit where that is offered, otherwise so many days.', table: leadTable(profiles) },
  { title: 'Where it can be done', words: 'Besides this counter.', table: channelTable(profiles) },
  { title: 'Papers', words: 'What a place has said of the papers of an item.', table: paperTable(profiles) },
  {
    title: 'What a visit takes',
    words:
      'What `requirements` makes of it for whoever comes: the base, and each other place where it asks for something else. Counter, guidance, slips, online applications and unit sheets ask the same function.',
    table: visitTable(profiles),
  },
  {
    title: 'The old card meanwhile',
    words: 'What is said of the old card, and of seeing a doctor, until the new one works.',
    table: meanwhileTable(profiles),
  },
  {
    title: 'The law behind each paper',
    words: 'Regulations on handling social insurance, Art. 31: none without.',
    table: basisTable(profiles),
  },
  { title: 'Rules of the whole place', words: 'Photo, agents, old card, pickup, loss, validity.', table: placeTable(profiles) },
  { title: 'Contradictions', words: 'Sources that disagree; the branch asks its authority.', table: contradictionTable(profiles) },
  { title: 'What is open', words: 'How many rules each place still has to confirm.', table: openTable(profiles) },
]

const opening = `# Business items and the rules of each place

Made from \`resources/profiles/\` and \`shared/business/\`; a test compares it with the data. To make it anew:
\`node main/bootstrap/run.mjs main/cli/business-table.ts > docs/business.md\`. The letter behind a value says how far it can be relied on:
A law or standard, B official page, C one other page, D contradicts another source, P our own proposal. Sources stand in the profiles.`

export function businessDocument(profiles: readonly Profile[]): string {
  // The base comes first: the others are read against it.
  const inOrder = profiles.toSorted(
    (a, b) => Number(b.place.areaCode === null) - Number(a.place.areaCode === null) || (a.id < b.id ? -1 : 1),
  )
  const sections = sectionsOf(inOrder).map(({ title, words, table }) => `## ${title}\n\n${words}\n\n${table}`)
  return `${[opening, ...sections].join('\n\n')}\n`
}
