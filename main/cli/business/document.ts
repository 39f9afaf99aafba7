/** Writes the document of items and rules round its tables. */
import type { Profile } from '../../../shared/profile/profile.ts'
import { basisTable, cardTable, feeTable, itemTable, leadTable, meanwhileTable, photoReasonTable, visitTable } from './tables.ts'

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
]

const opening = `# Business items and the rules of each place

Made from \`resources/profiles/\` and \`shared/business/\`; a test compares it with the data. To make it anew:
\`node main/bootstrap/run.mjs main/cli/business-table.ts > docs/business.md\`. The letter behind a value says how far it can be relied on:
A law or standard, B text of an authority, C one other page, D contradicts another source, P our own proposal. \`docs/places.md\` says rule by
rule what each place says, with source and day.`

/** The base comes first: the others are read against it. */
export const inDocumentOrder = (profiles: readonly Profile[]): readonly Profile[] =>
  profiles.toSorted((a, b) => Number(b.place.areaCode === null) - Number(a.place.areaCode === null) || (a.id < b.id ? -1 : 1))

export function businessDocument(profiles: readonly Profile[]): string {
  const sections = sectionsOf(inDocumentOrder(profiles)).map(({ title, words, table }) => `## ${title}\n\n${words}\n\n${table}`)
  return `${[opening, ...sections].join('\n\n')}\n`
}
