/** What is typed while the line is gone: sealed on the desk, handed up when its teller is back, never over newer work, never readable beside the desk's key. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../../main/desk/desk.ts'
import { keepingDrafts } from '../../../main/desk/kept-drafts.ts'
import { fail, ok } from '../../../shared/result.ts'

const caller = { window: 'desk', seat: 1 } as const
const caseId = '01M8MKACW5FV39FGD9PZKNK2JG'
const operator = (id: string) => ({
  operator: { id, login: 'jingban', name: '王敏' },
  roles: ['teller'],
  counter: '03',
  locked: false,
  mustChange: false,
})
const [teller, colleague] = ['01M8MKACW5FV39FGD9PZKNK2JA', '01M8MKACW5FV39FGD9PZKNK2JB'] as const
const typed = (mailAddr: string) => ({ caseId, draft: { mailAddr } })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A branch with one case: its line may be gone, somebody sits at the desk, and it says what reached it. */
function aBranch() {
  const branch = { up: true, who: teller as string, revision: 3, saved: [] as unknown[] }
  const answer: Answer = async (_caller, name, input) => {
    if (!branch.up) return fail({ code: 'LINE_GONE' })
    if (name.startsWith('session.')) return ok(operator(branch.who))
    if (name === 'form.save') {
      branch.saved.push(input)
      branch.revision += 1
    }
    return ok({ id: caseId, revision: branch.revision })
  }
  return { branch, answer }
}

/** One start of the desk's program. */
const started = (answer: Answer, deskKey = 'key of this desk') => keepingDrafts({ folder, deskKey, log: () => undefined }, answer)
const kept = () => readdirSync(folder)

async function typedWhileGone() {
  const { branch, answer } = aBranch()
  const desk = started(answer)
  await desk(caller, 'session.signIn', {})
  await desk(caller, 'case.view', { caseId })
  branch.up = false
  expect(await desk(caller, 'form.save', typed('演练路9号'))).toEqual({ ok: false, error: { code: 'LINE_GONE' } })
  branch.up = true
  return { branch, answer, desk }
}
/** Signs in at a program that was started again; the branch here answers at once, so everything that follows from it is over by the next turn. */
async function signedIn(answer: Answer, deskKey?: string) {
  await started(answer, deskKey)(caller, 'session.signIn', {})
  await new Promise(resolve => setImmediate(resolve))
}

test('lies sealed: neither what was typed nor the case can be read', async () => {
  await typedWhileGone()
  expect(kept()).toHaveLength(1)
  const bytes = readFileSync(join(folder, String(kept()[0]))).toString('utf8')
  expect(bytes).not.toContain('演练路9号')
  expect(`${kept()[0]}${bytes}`).not.toContain(caseId)
})

test('goes up once, when the teller is back after the program ended meanwhile', async () => {
  const { branch, answer } = await typedWhileGone()
  await signedIn(answer)
  await signedIn(answer)
  expect(branch.saved).toEqual([typed('演练路9号')])
  expect(kept()).toEqual([])
})

test('is gone as soon as the page itself has saved again', async () => {
  const { branch, desk } = await typedWhileGone()
  await desk(caller, 'form.save', typed('演练路10号'))
  expect(branch.saved).toEqual([typed('演练路10号')])
  expect(kept()).toEqual([])
})

test('never lands on work that somebody did since', async () => {
  const { branch, answer } = await typedWhileGone()
  branch.revision += 1
  await signedIn(answer)
  expect(branch.saved).toEqual([])
  expect(kept()).toEqual([])
})

test('waits for its own teller, and is nothing to a colleague or under another desk’s key', async () => {
  const { branch, answer } = await typedWhileGone()
  branch.who = colleague
  await signedIn(answer)
  branch.who = teller
  await signedIn(answer, 'key of another desk')
  expect(branch.saved).toEqual([])
  expect(kept()).toHaveLength(1)
})
