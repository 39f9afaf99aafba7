/** Writes what the visits cost in keys, one column a visit, as a table for people. Pure. */
import { type StepKeys, type VisitStep, visitSteps } from './visit.ts'

export type VisitKeys = { readonly name: string; readonly most: number; readonly steps: readonly StepKeys[] }

const stepNames: Readonly<Record<VisitStep, string>> = {
  identity: 'call and identity',
  card: 'card in hand',
  business: 'item, papers, notices, consent',
  form: 'form',
  photo: 'photo',
  confirm: 'confirmation and hand-in',
}

const sum = (steps: readonly StepKeys[], of: (step: StepKeys) => number): number => steps.reduce((total, step) => total + of(step), 0)
export const keysOf = ({ steps }: VisitKeys): number => sum(steps, ({ keys }) => keys)
export const tooMany = (visits: readonly VisitKeys[]): readonly VisitKeys[] => visits.filter(visit => keysOf(visit) > visit.most)

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const cell = ({ keys, written }: Pick<StepKeys, 'keys' | 'written'>): string => (written > 0 ? `${keys} (+${written})` : String(keys))

export function keyTable(visits: readonly VisitKeys[]): string {
  const lines = visitSteps.map(step => row([stepNames[step], ...visits.map(({ steps }) => cellOf(steps, step))]))
  const totals = visits.map(visit => `**${cell({ keys: keysOf(visit), written: sum(visit.steps, ({ written }) => written) })}**`)
  return [
    row(['step', ...visits.map(({ name }) => name)]),
    row(['---', ...visits.map(() => '---:')]),
    ...lines,
    row(['**together**', ...totals]),
    row(['at most', ...visits.map(({ most }) => String(most))]),
  ].join('\n')
}

function cellOf(steps: readonly StepKeys[], name: VisitStep): string {
  const found = steps.find(({ step }) => step === name)
  return found ? cell(found) : '-'
}

export const deskDocument = (visits: readonly VisitKeys[]): string => `# What a visit costs in keys

Made by \`npm run tour -- --keys --write\` in the real window: a teller's keys are sent as the system sends them, and the page counts
each \`keydown\` that reaches it. From F9 that calls the customer to F9 that hands the case in, the standard photo change of a third-generation card.
In brackets the Chinese characters that come from an input method: how many keys they take depends on the person, so they are not among the keys.
The signature is the customer's, with a pen. \`npm run tour -- --keys\` ends with 1 where a visit costs more than its limit.

${keyTable(visits)}

- **new**: nobody of this branch has seen the person; document and card are typed. Before the steps below were taken it was 112.
- **known**: the person has had a card made here; only the document is typed.
- **reader**: a new person, whose document lies on the ID reader.

What saves the keys, and what is still asked:

- Sex, birth and the last day of an identity card follow from what was typed; they stand there to be compared with the document, and Enter passes over them. The arrows reach every field, and whatever is typed there counts.
- The card in hand is asked for at once where none is known. Bank, account and the end of the card stand there or may stay empty; the end is asked for where the item depends on it.
- A picture that will be taken here is no paper to be ticked. The other papers are, one by one: nothing is ticked for the teller.
- T says all notices told, which are read as one page. Each consent is asked for by itself, as the law wants it.
- A form begins with what the person said last time, the bank of the card, and the way of pickup this teller took down last. All of it stands on the screen, is read to the customer, and is shown again before the signature. What may stay empty is folded under F3.
- The shutter falls by itself where the coach is content. On a machine so busy that it is not content within eight seconds the teller shoots, which is one key more: 71, 41 and 40 at a load of 17.
- T at a photo says that what has not been ticked was looked at too. It is deaf for 800 ms after a picture comes, and a picture that needs a reason still asks for it.
`
