/** Every file that draws a dialog is looked at by a walk, or stands here with what a walk would need first. */
import { expect, test } from 'vitest'
import { stops } from '../pictures/gallery.ts'
import { sourcesIn } from './sources.ts'

/** The tour of a whole visit opens these, and looks with the same eyes. */
const byTheTour = [
  'desks/lobby/lobby-desk.tsx',
  'desks/teller/teller-desk.tsx',
  'parts/slip-dialog.tsx',
  'steps/business/tell-card-dialog.tsx',
]

/** A desk that goes on without its branch opens these in `e2e/emergency.test.ts`, with the same eyes. */
const byTheEmergency = ['app/emergency-page.tsx', 'app/emergency.tsx', 'desks/manager/emergency-rule.tsx']

/** No walk opens them yet. Shorten the list; a new dialog gets a row in the gallery. */
const notYet: Readonly<Record<string, readonly string[]>> = {
  'a shell that is in trouble': ['app/dock-dialog.tsx', 'app/down.tsx'],
  'the live business, where the store has keys': ['desks/manager/new-key-dialog.tsx', 'desks/manager/passphrase-dialog.tsx'],
  'a movement of blank cards that may be taken back': ['desks/cards/stock/renumber-dialog.tsx', 'desks/cards/stock/reverse-dialog.tsx'],
  'a card centre that has answered': [
    'desks/manager/centre-ways.tsx',
    'steps/production/centre-standing.tsx',
    'steps/production/hand-in-dialog.tsx',
  ],
  'a register, an application or a rule that has been read': [
    'desks/manager/merged-mapping.tsx',
    'desks/manager/profile/papers-dialog.tsx',
    'desks/teller/online/online-case.tsx',
  ],
  'a colleague who has the case open': ['desks/teller/held-case.tsx'],
  'one certain step of a case': [
    'kit/character-dialog.tsx',
    'parts/printed-dialog.tsx',
    'parts/second-person.tsx',
    'steps/paper/lens-dialog.tsx',
    'steps/paper/pages-look.tsx',
    'steps/paper/papers-dialog.tsx',
    'steps/correction/correction-part.tsx',
    'steps/fee/collect-dialog.tsx',
    'steps/handover/card-part.tsx',
    'steps/handover/wrong-card-dialog.tsx',
    'steps/pickup/parcel-dialogs.tsx',
    'steps/serial-part.tsx',
  ],
}

const files = sourcesIn('renderer').filter(({ path }) => path.endsWith('.tsx'))
const name = (path: string): string => path.replace('renderer/', '')
const drawn = files.filter(({ text }) => /<(Dialog|ReasonDialog|TreeDialog|GiveDialog)\b/.test(text)).map(({ path }) => name(path))
const walked = new Set([...stops.flatMap(({ shows }) => shows), ...byTheTour, ...byTheEmergency])
const left = Object.values(notYet).flat()

test('every dialog is opened by a walk or named with what that needs', () => {
  expect(drawn.length).toBeGreaterThan(90)
  expect(drawn.filter(file => !walked.has(file) && !left.includes(file))).toEqual([])
})

test('what a walk opens by now is no longer said to be missing, and what is named is there', () => {
  expect(left.filter(file => walked.has(file) || !drawn.includes(file))).toEqual([])
  expect([...walked].filter(file => !files.some(({ path }) => name(path) === file))).toEqual([])
})

test('each picture has a name of its own', () => {
  const names = stops.map(stop => stop.name)
  expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([])
})
