/** Lays the business items and the rules of every place out as Markdown tables. Pure: nothing in them is written by hand. */
import { effectOf } from '../../../shared/business/effects.ts'
import { type ItemCode, itemCodes, itemOf, makesCard } from '../../../shared/business/items.ts'
import { assurancesFor, checkOf } from '../../../shared/business/pre-checks.ts'
import { type ReasonCode, reasonsFor } from '../../../shared/business/reasons.ts'
import { acceptsReason, hasOwnReasons, isOnline, listRules, unconfirmed } from '../../../shared/profile/ask.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { mayCome, meanwhileOf, papersNeeded, papersOnline, type Visit } from '../../../shared/profile/requirements.ts'
import type { Rule } from '../../../shared/profile/rule.ts'
import { itemText, materialText, meanwhileText, paperWords, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { businessTableText as words } from '../../../shared/strings/zh-CN/business-table.ts'
import { accountStateText, assuranceText, cardStateText } from '../../../shared/strings/zh-CN/card.ts'
import { feeText, leadTimeText, ruleText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'

type Profiles = readonly Profile[]

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The value with how far it can be relied on; what a place borrows from the base is said once, in the base's column. */
function cell<V>(rule: Rule<V> | undefined, say: (value: V) => string): string {
  if (rule === undefined) return words.nothing
  if (rule.value === null) return unknownText
  return rule.fromBase ? words.asBase : `${say(rule.value)} (${rule.confidence})`
}

export const itemTable = (): string =>
  table(
    words.itemHead,
    itemCodes.map(code => {
      const { series, photo, applicant } = itemOf(code)
      const reasons = reasonsFor(code).map(reason => reasonText[reason])
      return [
        `\`${code}\``,
        itemText[code],
        series,
        words.photo[photo],
        words.yesNo(makesCard(code)),
        words.applicant[applicant],
        words.list(reasons),
      ]
    }),
  )

/** What a holder's card must be for an item, what the teller vouches for, and what becomes of card and account. */
export const cardTable = (): string =>
  table(
    words.cardHead,
    itemCodes.map(code => {
      const { card, states, accounts, further } = checkOf(code)
      const effect = effectOf(code)
      const before = card === 'one' ? words.list((states ?? []).map(state => cardStateText[state])) : words.cardNeed[card]
      return [
        itemText[code],
        words.makes[itemOf(code).makes],
        before,
        words.list((accounts ?? []).map(state => accountStateText[state])),
        words.list((further ?? []).map(one => words.further[one])),
        words.list(assurancesFor(code).map(({ id }) => assuranceText[id])),
        effect?.when === 'act' && effect.card
          ? words.cardEvent[effect.card]
          : effect?.when === 'new-card'
            ? words.newCard(card === 'one')
            : words.nothing,
        effect?.account
          ? words.accountEvent[effect.account]
          : effect?.bankAfter
            ? words.afterwards(words.accountEvent[effect.bankAfter])
            : words.nothing,
      ]
    }),
  )

/** A list that is only the country's, or in dispute, refuses nothing that it does not name. */
function reasonCell(profile: Profile, reason: ReasonCode): string {
  const accepts = acceptsReason(profile, 'REPLACE_PHOTO', reason)
  if (!accepts && !hasOwnReasons(profile)) return unknownText
  return `${words.yesNo(accepts)}${profile.photoReasons.confidence === 'D' ? words.doubted : ''}`
}

export const photoReasonTable = (profiles: Profiles): string =>
  table(
    [words.place, ...reasonsFor('REPLACE_PHOTO').map(reason => reasonText[reason])],
    profiles.map(profile => [
      profile.place.name,
      ...reasonsFor('REPLACE_PHOTO').map(reason => (profile.photoReasons.fromBase ? words.asBase : reasonCell(profile, reason))),
    ]),
  )

/** One row for each place, one column for each item that any place says something of. */
function perItem(profiles: Profiles, say: (profile: Profile, item: ItemCode) => string): string {
  const items = itemCodes.filter(item => profiles.some(profile => say(profile, item) !== words.nothing))
  return table(
    [words.place, ...items.map(item => itemText[item])],
    profiles.map(profile => [profile.place.name, ...items.map(item => say(profile, item))]),
  )
}

export const feeTable = (profiles: Profiles): string => perItem(profiles, (profile, item) => cell(profile.fees[item], feeText))
export const leadTable = (profiles: Profiles): string => perItem(profiles, (profile, item) => cell(profile.leadTime[item], leadTimeText))
/** Who comes, as a table shows it. */
const comings = [
  { by: 'holder', age: 40, docType: 'RIC' },
  { by: 'agent', age: 40, docType: 'RIC' },
  { by: 'guardian', age: 5, docType: 'HKB' },
  { by: 'guardian', age: 15, docType: 'HKB' },
  { by: 'holder', age: 40, docType: 'PPT' },
  { by: 'unit', age: 40, docType: 'RIC' },
] as const satisfies readonly Omit<Visit, 'item' | 'reason'>[]

function visitCells(profile: Profile, item: ItemCode, reason: ReasonCode | null): readonly string[] {
  return comings.map(coming => {
    const visit: Visit = { ...coming, item, reason }
    if (visit.by === 'agent' && mayCome(profile, visit) === false) return words.notAllowed
    if (reason === 'DEATH' && visit.by !== 'agent') return words.nothing
    if (visit.by === 'unit' && !['BATCH', 'PICKUP'].includes(item)) return words.nothing
    if (item === 'BATCH' && visit.by !== 'unit') return words.nothing
    return words.list(papersNeeded(profile, visit).map(paper => paperWords(paper, visit, profile)))
  })
}

const holderOnline = { by: 'holder', age: 40, docType: 'RIC' } as const satisfies Omit<Visit, 'item' | 'reason'>

/** Whoever applies online sends a picture and shows the rest when the card is handed over. */
function onlineCell(profile: Profile, item: ItemCode, reason: ReasonCode | null): string {
  if (reason === 'DEATH' || item === 'PICKUP' || item === 'BATCH') return words.nothing
  const online = isOnline(profile, item)
  if (online !== true) return online === null ? words.online.unknown : words.online.no
  if (!makesCard(item)) return words.online.act
  const visit: Visit = { ...holderOnline, item, reason }
  const { sent, atPickup } = papersOnline(profile, visit)
  const pictures = sent.map(paper => (paper.material === 'NEW_PHOTO' ? words.online.picture : paperWords(paper, visit, profile)))
  return words.online.card(words.list(pictures), words.list(atPickup.map(paper => paperWords(paper, visit, profile))))
}

/** What each visit takes: the base first, then only what another place asks otherwise. */
export function visitTable(profiles: Profiles): string {
  const [base, ...others] = profiles
  if (!base) throw new Error('there is no base')
  const kinds: readonly (readonly [ItemCode, ReasonCode | null, string])[] = [
    ...itemCodes.map(item => [item, null, itemText[item]] as const),
    ['CANCEL', 'DEATH', `${itemText.CANCEL}·${reasonText.DEATH}`],
  ]
  const rows = kinds.flatMap(([item, reason, name]) => {
    const usual = [...visitCells(base, item, reason), onlineCell(base, item, reason)]
    const differ = others
      .map(profile => ({ profile, cells: [...visitCells(profile, item, reason), onlineCell(profile, item, reason)] }))
      .filter(({ cells }) => cells.some((one, at) => one !== usual[at]))
    return [
      [name, base.place.name, ...usual],
      ...differ.map(({ profile, cells }) => [
        name,
        profile.place.name,
        ...cells.map((one, at) => (one === usual[at] ? words.asBase : one)),
      ]),
    ]
  })
  return table([words.item, words.place, ...words.comings], rows)
}

/** What becomes of the old card and of seeing a doctor, item by item. */
export function meanwhileTable(profiles: Profiles): string {
  const [base] = profiles
  const said = (profile: Profile, item: ItemCode) => {
    const meanwhile = meanwhileOf(profile, item)
    return meanwhile === null ? words.nothing : meanwhileText[meanwhile]
  }
  return perItem(profiles, (profile, item) => {
    const here = said(profile, item)
    return profile !== base && base !== undefined && here !== words.nothing && here === said(base, item) ? words.asBase : here
  })
}

const everyVisit: readonly Visit[] = [
  ...itemCodes.flatMap(item => comings.map((coming): Visit => ({ ...coming, item, reason: null }))),
  { by: 'agent', age: 80, docType: null, item: 'CANCEL', reason: 'DEATH' },
]

/** Every paper beyond identity documents and the card itself must stand on a law. */
export function basisTable(profiles: Profiles): string {
  const stated = profiles.flatMap(profile => Object.values(profile.papers).flat())
  const derived = profiles.flatMap(profile => everyVisit.flatMap(visit => papersNeeded(profile, visit)))
  const rows = [...stated, ...derived].map(({ material, basis }) => [materialText[material], basis.text])
  return table(words.basisHead, distinct(rows))
}

/** Where sources contradict each other, what both say. */
export function contradictionTable(profiles: Profiles): string {
  const rows = profiles.flatMap(profile =>
    listRules(profile)
      .filter(({ origin }) => origin.confidence === 'D' && !origin.fromBase)
      .map(({ key, item, origin }) => [
        profile.place.name,
        item === null ? ruleText[key] : `${ruleText[key]}·${itemText[item]}`,
        origin.note ?? '',
        origin.source.url ?? origin.source.text,
      ]),
  )
  return table(words.contradictionHead, rows)
}

export const openTable = (profiles: Profiles): string =>
  table(
    words.openHead,
    profiles.map(profile => {
      const rules = listRules(profile)
      const count = (kept: (rule: (typeof rules)[number]) => boolean): string => String(rules.filter(kept).length)
      return [
        profile.place.name,
        `${profile.id} ${profile.version}`,
        String(rules.length),
        count(rule => !rule.known),
        count(rule => rule.origin.fromBase),
        String(unconfirmed(profile).length),
      ]
    }),
  )

const distinct = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => [
  ...new Map(rows.map(row => [row.join('|'), row])).values(),
]
