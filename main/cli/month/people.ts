/** Makes up the people of the month: names, numbers with the right check digit, and the card each of them holds. */
import type { ItemCode } from '../../../shared/business/items.ts'
import type { CardTold } from '../../../shared/ipc/shapes/holder.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { monthPeople } from '../../../shared/strings/zh-CN/month.ts'
import { Day } from '../../../shared/time.ts'

// GB 11643: weights 2^(17-i) modulo 11.
function checkDigit(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return '10X98765432'[sum % 11] ?? ''
}

const { families, given } = monthPeople
const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? ''

/** Nobody comes twice under one number. */
export function personNumbered(at: number): IdentityInput {
  const birth = `${1950 + (at % 55)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`
  const order = (Math.floor(at / 28) * 2 + (at % 2)) % 1000
  const body = `440106${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return {
    docType: 'RIC',
    number: body + checkDigit(body),
    name: `${pick(families, at * 7)}${pick(given, at)}${pick(given, Math.floor(at / 27) + at * 3)}`,
    sex: order % 2 === 1 ? '1' : '2',
    birth: Day.parse(birth),
    validFrom: Day.parse('2016-05-01'),
    validTo: 'long',
  }
}

const usual: CardTold = {
  cardId: null,
  cardNumber: null,
  bank: '102',
  accountTail: '6688',
  generation: 2,
  state: 'normal',
  account: 'active',
  issuedOn: Day.parse('2016-04-01'),
  validTo: Day.parse('2026-04-15'),
}

/** What the card system's screen shows of whoever comes for that item. */
const cards: Readonly<Partial<Record<ItemCode, Partial<CardTold>>>> = {
  REISSUE: { state: 'lost-formal', account: 'stopped' },
  UNLOSS: { state: 'lost-temp', account: 'stopped' },
  ENABLE_SOCIAL: { generation: 3, state: 'sealed', account: 'inactive' },
  ACTIVATE_BANK: { generation: 3, account: 'inactive' },
  PWD_RESET: { state: 'pwd-locked' },
}

/** Null for a first card. */
export const cardFor = (item: ItemCode): CardTold | null => (item === 'APPLY' ? null : { ...usual, ...cards[item] })
