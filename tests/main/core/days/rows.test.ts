/** Thirty days of a branch, object by object: for each that once had no true way, the story that holds the way it has now. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../support/a-counter.ts'

const core = 'tests/main/core/commands'

/** The object and what a branch has to be able to do with it; the file, and the words of its test. */
const rows: readonly (readonly [story: string, file: string, test: string])[] = [
  ['a practice PC goes live, and both stores stay', 'tests/main/shell/setup.test.ts', "switchStore(pc.world, { to: 'live' })"],
  ['a signature on paper', `${core}/confirm/ways-to-sign.test.ts`, 'without a pad the customer signs the printed form'],
  ['a signature by thumbprint', `${core}/confirm/ways-to-sign.test.ts`, 'whoever takes the card signs the slip by thumbprint'],
  ['a fee at application', `${core}/fee/when.test.ts`, 'at application the case is handed in paid'],
  ['a fee at pickup', `${core}/fee/when.test.ts`, 'at pickup the card is made first'],
  ['one payment of a unit', `${core}/fee/put-right.test.ts`, 'settles all its cases by one transfer with one number'],
  ['a name typed wrong', `${core}/correction/identity.test.ts`, 'after it has left the counter needs a second person'],
  ['a returned case', `${core}/reminder/true-texts.test.ts`, 'that returns or rejects is texted to the citizen with what to do'],
  ['a teller who is ill', `${core}/operator/terms.test.ts`, 'is seen by every teller and taken by one key'],
  ['a rejected case, printed whole', `${core}/disclosure/case-file.test.ts`, 'a rejected case, with why'],
  ['a payment the bank took back', `${core}/fee/put-right.test.ts`, 'opens the fee again before the card is made'],
  ['a payment written under the wrong way', `${core}/fee/put-right.test.ts`, 'is put right on the day by two entries'],
  ['the serial of the other side', 'tests/main/core/channels/lists/lists.test.ts', 'the acts of the day agree with the card system'],
  ['a closed day', `${core}/reminder/true-texts.test.ts`, 'stops the invitation for the closed day, moves everybody by one key'],
  ['a text the gateway refused', `${core}/reminder/true-texts.test.ts`, 'that refuses a text puts its holder on the list of calls'],
  [
    'a booked card that fails',
    `${core}/reminder/true-texts.test.ts`,
    'invites nobody: when its making fails, the day, the seat and the text follow',
  ],
  ['a card ticked as arrived', `${core}/correction/steps.test.ts`, 'goes back to where it was: no card in the register'],
  ['a temporary identity card', `${core}/handover/same-person.test.ts`, 'of the same number takes the card'],
  ['a renewed passport', `${core}/handover/same-person.test.ts`, 'waits for a second person, and then takes the card'],
  ['a blank card that is lost', `${core}/stock/put-right.test.ts`, 'leaves the stock with a report'],
  ['the stock counted by two', `${core}/stock/put-right.test.ts`, 'is even, or says which numbers are missing'],
  ['a holder who died', `${core}/case/end.test.ts`, 'the holder died while the card lay here'],
  ['a card that comes after the end', `${core}/ending/casework.test.ts`, 'comes all the same: it is booked'],
  ['a card for another branch', `${core}/ending/casework.test.ts`, 'goes there by a list two people pack'],
  ['the log for an auditor', `${core}/disclosure/audit-file.test.ts`, 'it is whole, and its fingerprint is the one the branch shows'],
  ['an auditor’s login that ends', `${core}/operator/terms.test.ts`, 'reads log, reports and register until the last day'],
  ['a consent that is withdrawn', `${core}/ending/casework.test.ts`, 'before the card is made stops the case'],
  ['a name of an operator', `${core}/operator/terms.test.ts`, 'typed wrong is corrected, keeps its history'],
  ['a deputy', `${core}/operator/terms.test.ts`, 'is manager until the last day'],
  ['a trainee', `${core}/operator/terms.test.ts`, 'hands nothing in alone'],
  ['the code of the branch', 'tests/main/core/commands/branch/branch.test.ts', 'a code typed wrong is put right before the first number'],
  ['the register of a merged branch', 'tests/main/core/channels/lists/merged.test.ts', 'is no case of ours: no list, no figure'],
  ['the month of fees', 'tests/main/core/channels/lists/lists.test.ts', 'the month of fees agrees with the bank'],
  ['the authority’s sheet', `${core}/disclosure/statistics.test.ts`, 'says in its cells what it wants'],
  ['the register', `${core}/disclosure/register.test.ts`, 'are all that the search finds, one a case'],
  ['a promised day', 'tests/main/core/days/promised-days.test.ts', 'new hours without that weekday'],
  ['answers that were not given', `${core}/correction/facts-as-right.test.ts`, 'a consent the holder never gave'],
]

test.each(rows)('%s', async (_story, file, words) => {
  expect(await readFile(join(root, file), 'utf8')).toContain(words)
})
