/** Writes what each place has said for itself as a document: rule by rule its value, source, day and how far it can be relied on. Pure. */
import { unconfirmed } from '../../../shared/profile/ask.ts'
import { entryAt, everyPlace, type RulePlace } from '../../../shared/profile/places.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import type { Origin } from '../../../shared/profile/rule.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { businessTableText as words } from '../../../shared/strings/zh-CN/business-table.ts'
import { ruleText, trustText } from '../../../shared/strings/zh-CN/profile.ts'
import { paperText, ruleValueText } from '../../../shared/strings/zh-CN/rules.ts'
import { contradictionTable, openTable, table } from './tables.ts'

type Said = RulePlace & { readonly value: string; readonly origin: Origin }

const saidBy = (profile: Profile): readonly Said[] =>
  everyPlace.flatMap(place => {
    const entry = entryAt(profile, place)
    if (entry === undefined) return []
    if ('value' in entry) return [{ ...place, value: ruleValueText(profile, place), origin: entry }]
    return entry.map(paper => ({ ...place, value: paperText(paper), origin: paper.origin }))
  })

const cells = ({ value, origin: { confidence, date, source, note } }: Said): readonly string[] => [
  value,
  `${confidence} ${trustText(confidence, source.url)}`,
  date,
  source.url === null ? source.text : `${source.text} <${source.url}>`,
  note ?? '',
]

/** Items that a rule says the same of, from the same source, stand in one row. */
function rows(said: readonly Said[]): readonly (readonly string[])[] {
  const merged = new Map<string, { readonly one: Said; readonly items: string[] }>()
  for (const one of said) {
    const same = [one.key, ...cells(one)].join('|')
    const row = merged.get(same) ?? { one, items: [] }
    if (one.item !== null) row.items.push(itemShortText[one.item])
    merged.set(same, row)
  }
  return [...merged.values()].map(({ one, items }) => [
    items.length === 0 ? ruleText[one.key] : words.ofItems(ruleText[one.key], items),
    ...cells(one),
  ])
}

function placeSection(profile: Profile): string {
  const said = saidBy(profile)
  const borrowed = said.filter(({ origin }) => origin.fromBase).map(({ key }) => ruleText[key])
  const { name, areaCode } = profile.place
  const head = `## ${name}${areaCode === null ? '' : ` ${areaCode}`}`
  const own = table(words.placeHead, rows(said.filter(({ origin }) => !origin.fromBase)))
  const rest = borrowed.length === 0 ? [] : [words.borrowed([...new Set(borrowed)])]
  return [head, `\`${profile.id}\` ${profile.version} · ${words.toConfirm(unconfirmed(profile).length)}`, own, ...rest].join('\n\n')
}

const opening = `# What each place says

Made from \`resources/profiles/\`; a test compares it with the data. To make it anew:
\`node main/bootstrap/run.mjs main/cli/places-table.ts > docs/places.md\`. One section a place: what it says for itself, from where, of which
day, and how far that can be relied on. A law or standard; B text of an authority, said to be a repost where it does not stand on a host of
the state; C one other page; D sources that contradict each other; P our own proposal, or nothing found. All of it was read on stored public
pages and none was checked live, so no rule is confirmed until a branch has asked its own authority.`

export function placesDocument(profiles: readonly Profile[]): string {
  const sections = [
    `## Summary\n\n${openTable(profiles)}`,
    `## Contradictions\n\nSources that disagree; the branch asks its authority.\n\n${contradictionTable(profiles)}`,
    ...profiles.map(placeSection),
  ]
  return `${[opening, ...sections].join('\n\n')}\n`
}
