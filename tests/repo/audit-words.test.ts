/** Tests that the log speaks Chinese: every event the core writes has its words. */
import { expect, test } from 'vitest'
import { accountEvents } from '../../shared/card/account.ts'
import { cardEvents } from '../../shared/card/card.ts'
import { stockEvents } from '../../shared/ipc/shapes/stock.ts'
import { auditEventText } from '../../shared/strings/zh-CN/manager-desk.ts'
import { sourcesIn } from './sources.ts'

/** Written out in a source, or made of a table's names. */
const events = [
  ...sourcesIn('main/core').flatMap(({ text }) =>
    [...text.matchAll(/what: (?:\w+ \? )?'([a-z]+\.\w+)'(?: : '([a-z]+\.\w+)')?/g)].flatMap(found => found.slice(1)),
  ),
  ...cardEvents.map(event => `card.${event}`),
  ...accountEvents.map(event => `account.${event}`),
  ...stockEvents.map(event => `stock.${event}`),
].filter(event => event !== undefined)

test('every event of the log is said in Chinese', () => {
  expect(events.length).toBeGreaterThan(40)
  expect([...new Set(events)].filter(event => auditEventText(event) === event)).toEqual([])
})
