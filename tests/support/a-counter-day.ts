/** A day at the counter through the real window: who sits where, and what each of them does for a customer, by keys alone. */
import { errors } from 'playwright-core'
import type { Hands } from '../../main/cli/tour/hands.ts'
import { type Login, signIn, signOut, stands, takePhoto } from '../../main/cli/tour/steps.ts'
import { restMs } from '../../renderer/kit/key-store.ts'
import type { ItemCode } from '../../shared/business/items.ts'
import { docTypes } from '../../shared/identity/documents.ts'
import type { CaseId } from '../../shared/ids.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { CompanionInput, IdentityInput } from '../../shared/ipc/shapes/identity.ts'
import type { SlipKind } from '../../shared/ipc/shapes/print.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { itemShortText } from '../../shared/strings/zh-CN/business.ts'
import { cardStateText } from '../../shared/strings/zh-CN/card.ts'
import { companionRoleText, peopleText } from '../../shared/strings/zh-CN/identity.ts'
import type { State } from '../../shared/workflow/table.ts'
import { type App, anApp, aPlace } from './an-app.ts'
import { patience } from './patience.ts'

const seats = { dating: '00', jingban: '03', fuhe: '09', kaguan: '11', zhuguan: '12' } as const satisfies Record<Login, string>

export type CounterDay = {
  readonly app: App
  readonly hands: Hands
  /** The folder of the pictures and of whatever a test lays there. */
  readonly folder: string
  readonly shoot: (name: string) => Promise<void>
  /** Whoever sat here leaves, the named one sits down. */
  readonly sit: (login: Login) => Promise<void>
  readonly end: () => Promise<void>
}

/** The program started for practice, nobody signed in yet. */
export async function aCounterDay(): Promise<CounterDay> {
  const place = await aPlace({ begin: async () => undefined })
  const app = await anApp(place)
  const { hands } = app
  await hands.see(appText.signIn.practiceTitle)
  let sitting: Login | null = null
  // A picture takes longer than what it shows; without somebody to look at them none is taken.
  const shoot = async (name: string) => void (process.env.COUNTER_PICTURES && (await hands.picture(name)))
  return {
    app,
    hands,
    folder: place.out,
    shoot,
    sit: async login => {
      if (sitting === login) return
      if (sitting !== null) await signOut(hands)
      await signIn(hands, login, seats[login])
      sitting = login
    },
    end: async () => {
      await shoot('end')
      await app.close()
      await place.remove()
    },
  }
}

const fieldsOfAScreen = 60
const focusMovesMs = 500

/** Walks with Enter until the field holds the focus, as a teller's right hand does. */
export async function reach(hands: Hands, name: string): Promise<void> {
  await hands.field(name).first().waitFor()
  const here = hands.page.locator(`[data-field="${name}"]:focus`)
  for (let presses = 0; presses < fieldsOfAScreen; presses += 1) {
    if ((await here.count()) > 0) return
    await goOn(hands)
  }
  throw new Error(`Enter never leads to ${name}`)
}

/** Presses Enter and waits until the focus is elsewhere: on a busy machine the next press would be for a field nobody has seen yet. */
async function goOn({ page, press }: Hands): Promise<void> {
  const held = await page.evaluateHandle(() => window.document.activeElement)
  await press('Enter')
  const moved = page.waitForFunction(before => window.document.activeElement !== before, held, { timeout: patience(focusMovesMs) })
  // A field may keep the focus, as one that says what is wrong with it does; whoever walks on counts the presses.
  await moved.catch(error => {
    if (!(error instanceof errors.TimeoutError)) throw error
  })
  await held.dispose()
}

/** Ticks what is open on the page: Space ticks, Enter goes on. */
export async function tickThrough(hands: Hands): Promise<void> {
  const open = hands.page.locator('[role=checkbox][aria-checked=false]')
  const onOpen = hands.page.locator('[role=checkbox][aria-checked=false]:focus')
  for (let presses = 0; presses < fieldsOfAScreen; presses += 1) {
    if ((await onOpen.count()) > 0) {
      await hands.press('Space')
      await onOpen.waitFor({ state: 'detached' })
    }
    if ((await open.count()) === 0) return
    await goOn(hands)
  }
  throw new Error('Enter never leads to the last box')
}

/** When the last number was asked for: the key of a number is deaf to a second press that follows at once. */
const asked = { at: Number.NEGATIVE_INFINITY }

/** The lobby gives a number for the item. */
export async function takesNumber({ hands, sit, shoot }: CounterDay, item: ItemCode): Promise<void> {
  await sit('dating')
  await hands.until('the next one at the desk', async () => performance.now() - asked.at > restMs)
  const tile = hands.page.locator('.tile', { has: hands.page.getByText(itemShortText[item], { exact: true }) })
  const first = hands.page.locator('.tile').first()
  await first.waitFor()
  for (let page = 0; (await tile.count()) === 0; page += 1) {
    if (page > 3) throw new Error(`no tile for ${item}`)
    const before = await first.innerText()
    await hands.press('0')
    await hands.until('another page of items', async () => (await first.innerText()) !== before)
  }
  await shoot(`lobby-${item}`)
  const waiting = async () => (await hands.ask('ticket.line', {})).waiting.length
  const before = await waiting()
  await hands.press(await tile.locator('kbd, .key-cap').first().innerText())
  asked.at = performance.now()
  await hands.until(`a number for ${item}`, async () => (await waiting()) > before)
  await hands.page.locator('.issued-number').waitFor()
}

/** The teller calls whoever comes next. */
export async function called({ hands, sit }: CounterDay): Promise<void> {
  await sit('jingban')
  await hands.key('F9')
}

const digits = (day: string | null): string => (day ?? '').replaceAll('-', '')

/** Types a document as it lies on the desk; sex and birth come from its number. */
export async function document(hands: Hands, { docType, number, name, validFrom, validTo }: IdentityInput): Promise<void> {
  await reach(hands, 'number')
  if (docType !== 'RIC') {
    await hands.press('Shift+Enter')
    await hands.press(String(docTypes.indexOf(docType) + 1))
  }
  await hands.enter(number)
  await hands.page.keyboard.type(name)
  if (validFrom === null) return
  await reach(hands, 'validFrom')
  await hands.enter(digits(validFrom))
  await hands.page.keyboard.type(validTo === 'long' ? 'L' : digits(validTo))
}

/** Takes the document of the holder, and of whoever brought them; the case begins. */
export async function identified(day: CounterDay, holder: IdentityInput, companion: CompanionInput | null = null): Promise<CaseId> {
  const { hands, shoot } = day
  await document(hands, holder)
  await shoot('identity')
  if (companion) {
    const role = companionRoleText[companion.role]
    await hands.see(peopleText.next(role))
    await hands.key('F9')
    await hands.see(peopleText.title(role))
    await document(hands, companion)
    await reach(hands, 'relation')
    await hands.pick('relation', companion.relation)
    await hands.enter(companion.mobile)
    await hands.press('1')
    await hands.see(peopleText.checked)
    await shoot('companion')
  }
  await hands.key('F9')
  await hands.field('reason').waitFor()
  const [row] = await hands.ask('case.find', { which: 'mine', text: holder.number })
  if (!row) throw new Error('no case was opened')
  return row.id
}

/** What the card system's screen shows of a card of the branch's own bank. */
export async function holding(
  { hands, shoot }: CounterDay,
  card: { readonly number: string; readonly generation: 1 | 2 | 3 },
): Promise<void> {
  const dialog = hands.page.getByRole('dialog')
  await hands.page.locator('[data-field="reason"]').waitFor()
  // Where the branch knows no card of the person it asks for one by itself.
  if (!(await dialog.isVisible())) await hands.key('F6')
  await reach(hands, 'cardNumber')
  await hands.enter(card.number)
  await reach(hands, 'generation')
  await hands.press(String(card.generation))
  await shoot('card-told')
  await reach(hands, 'state')
  await hands.press('Enter')
  await hands.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await hands.see(cardStateText.normal)
}

/** Reason by its digit, then every paper, notice and consent one by one. */
export async function given({ hands, shoot }: CounterDay, reason: string): Promise<void> {
  await reach(hands, 'reason')
  await hands.press(reason)
  await tickThrough(hands)
  await shoot('business')
  await hands.key('F9')
}

/** What a form asks that no document tells. */
export async function filled({ hands, shoot }: CounterDay, mailAddr: string): Promise<void> {
  await reach(hands, 'ethnic')
  await hands.pick('ethnic', 'han')
  await reach(hands, 'mobile')
  await hands.enter('13800000000')
  await reach(hands, 'mailAddr')
  await hands.enter(mailAddr)
  await reach(hands, 'occupation')
  await hands.pick('occupation', '2')
  // The bank of the card, or of the branch, stands there, so Enter passes over it; so does the usual way of pickup after the first case.
  const way = hands.field('pickupWay')
  if ((await way.locator('[aria-checked=true]').count()) === 0) {
    await reach(hands, 'pickupWay')
    await hands.press('2')
  }
  await shoot('form')
  await hands.key('F9')
}

export async function photographed({ hands, shoot }: CounterDay, number: string): Promise<void> {
  await hands.page.locator('video:not(.dark)').waitFor()
  await shoot('photo-live')
  await takePhoto(hands, number, shoot)
}

/** The customer agrees and signs with the pen. */
export async function signed({ hands, shoot }: CounterDay): Promise<void> {
  await reach(hands, 'answer')
  await hands.press('1')
  await hands.sign()
  await shoot('confirm')
  await hands.key('F9')
  await hands.page.locator('.done-page').waitFor()
  await shoot('done')
}

/** Another person looks at what was handed in, and lets it pass. */
export async function approved({ hands, sit, shoot }: CounterDay, caseId: CaseId, then: State): Promise<void> {
  await sit('fuhe')
  const pass = hands.page.locator('.key-bar [aria-keyshortcuts="R"]:not(:disabled)')
  await pass.waitFor()
  await shoot('review')
  await hands.key('F9')
  await stands(hands, caseId, then)
  // The next case lies there, or none.
  await hands.until('the case to leave the page', async () => !(await hands.page.evaluate(() => window.location.hash)).includes(caseId))
  await shoot('review-done')
}

export const caseNow = ({ hands }: CounterDay, caseId: CaseId): Promise<CaseView> => hands.ask('case.view', { caseId })

/** Generation and both sides of each card of the holder, the newest first. */
export const cardsHeld = async ({ hands }: CounterDay, caseId: CaseId) =>
  (await hands.ask('holder.cards', { caseId })).cards.map(({ generation, state, account }) => [generation, state, account] as const)

/** The cards desk opens the one case there is. */
export async function atCardsDesk({ hands, sit }: CounterDay): Promise<void> {
  await sit('kaguan')
  await hands.page.locator('[aria-keyshortcuts="F3"]').waitFor()
  await hands.key('F9')
}

export async function paid({ hands, shoot }: CounterDay, caseId: CaseId): Promise<void> {
  await reach(hands, 'method')
  await hands.press('1')
  await shoot('fee')
  await hands.key('F9')
  await stands(hands, caseId, 'paid')
}

/** Sent, received, in the drawer of the branch. */
export async function made({ hands, shoot }: CounterDay, caseId: CaseId, cardTail: string): Promise<void> {
  await hands.key('F9')
  await stands(hands, caseId, 'making')
  await hands.key('F9')
  await stands(hands, caseId, 'at-city-bank')
  await shoot('production')
  await hands.key('F9')
  await hands.field('cardTail').waitFor()
  await hands.page.keyboard.type(cardTail)
  await hands.key('F9')
  await stands(hands, caseId, 'at-branch')
}

/** Who takes the card in the holder's place, chosen by a digit. */
export type Taking = { readonly digit: string; readonly number: string; readonly name: string; readonly relation: string }

/** Face, name and card compared, the old card dealt with, the taker signs; `fate` null where there is none or it was lost. */
export async function handedOver(
  { hands, shoot }: CounterDay,
  view: CaseView,
  fate: string | null,
  taking: Taking | null = null,
): Promise<void> {
  // The page before this one asked for a number too.
  await hands.field('whose').waitFor()
  await reach(hands, 'number')
  if (taking) {
    await hands.press('Shift+Enter')
    await hands.press('Shift+Enter')
    await hands.press(taking.digit)
    await reach(hands, 'number')
  }
  await hands.enter(view.identity.number)
  if (taking) {
    await reach(hands, 'takerNumber')
    await hands.enter(taking.number)
    await hands.enter(taking.name)
    await hands.press('L')
    await hands.pick('relation', taking.relation)
  }
  await tickThrough(hands)
  await shoot('handover-verify')
  await hands.key('F9')
  await stands(hands, view.id, 'handing-over')
  await reach(hands, fate === null ? 'told.toldEnable' : 'fate')
  if (fate !== null) await hands.press(fate)
  await tickThrough(hands)
  await shoot('handover-cards')
  await hands.key('F9')
  await hands.sign()
  await shoot('handover-sign')
  await hands.key('F9')
  await stands(hands, view.id, 'closed')
  await shoot('closed')
}

/** Presses the key of a slip and waits until the core keeps the PDF; answers how many pages it has. */
export async function slipKept({ hands, shoot }: CounterDay, caseId: CaseId, key: string, kind: SlipKind): Promise<number> {
  const of = async () => (await hands.ask('print.list', { caseId })).filter(print => print.kind === kind)
  const before = (await of()).length
  await hands.key(key)
  await hands.until(`slip ${kind}`, async () => (await of()).length > before)
  await hands.page.locator('img.loaded, figure img, .slip-page img').first().waitFor()
  await shoot(`slip-${kind}`)
  return (await of()).at(-1)?.pages ?? 0
}

/** What the dialogs of the shell will answer with, as if a person had picked that file or folder. */
export const willPick = ({ app }: CounterDay, path: string): Promise<void> =>
  app.launched.app.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: picked })
  }, path)
