/** Walks three visits through the real window by keys alone and counts what each step of them takes. */

import { join } from 'node:path'
import { practiceReading } from '../../../../shared/strings/zh-CN/practice.ts'
import { tellerText } from '../../../../shared/strings/zh-CN/teller.ts'
import { backSteps } from '../back-office.ts'
import { cameraFilm } from '../camera-film.ts'
import { chairSteps } from '../chair.ts'
import { type Hands, handsOn } from '../hands.ts'
import { launch, root } from '../launch.ts'
import { takeSeat } from '../steps.ts'
import { newestCase, type Trail, tourCitizen } from '../trail.ts'
import type { VisitKeys } from './table.ts'
import { type Visitor, visit } from './visit.ts'

export type KeysWishes = {
  readonly out: string
  readonly image: Uint8Array
  readonly size: { readonly width: number; readonly height: number }
  readonly userData: string
}
export type KeysReport = { readonly visits: readonly VisitKeys[]; readonly complaints: readonly string[] }

const typed: Visitor = { ...tourCitizen, known: false, read: false }
const [onReader] = practiceReading.cards
const read: Visitor = { ...onReader, known: false, read: true }

/** What the issue of this program asks a visit to cost at most. */
const limits = { new: 75, known: 55, reader: 40 } as const

async function seated(hands: Hands): Promise<void> {
  await takeSeat(hands, 'dating', '00')
  await hands.page.locator('.tile').first().waitFor()
  await hands.press('1')
  await hands.page.locator('.issued-number').waitFor()
  await takeSeat(hands, 'jingban', '03')
  await hands.see(tellerText.line.title)
}

export async function runKeys({ out, image, size, userData }: KeysWishes): Promise<KeysReport> {
  const film = await cameraFilm([{ image, seconds: 1 }], join(root, 'resources', 'models'))
  const launched = await launch({ userData, film: film.path, size })
  const hands = handsOn(launched.page, out)
  const trail: Trail = { caseId: null, ticketId: null, centre: null, approved: null, ended: null, screens: [], prints: [] }
  const counted = async (name: keyof typeof limits, visitor: Visitor): Promise<VisitKeys> => {
    await seated(hands)
    const steps = await visit(hands, visitor, async picture => void (await hands.picture(`${name}-${picture}`)))
    trail.caseId = await newestCase(hands)
    await hands.key('F9')
    return { name, most: limits[name], steps }
  }
  try {
    await chairSteps[0].walk(hands, trail)
    const first = await counted('new', typed)
    // The card is made and fetched, so that the next visit is about a card the branch knows.
    for (const { walk } of backSteps) await walk(hands, trail)
    const again = await counted('known', { ...typed, known: true })
    return { visits: [first, again, await counted('reader', read)], complaints: launched.complaints }
  } catch (error) {
    await hands.picture('stopped')
    throw error
  } finally {
    await launched.close()
    await film.remove()
  }
}
