/** What an act does, in words: each side of the card before and after, or the changed data line by line. */

import { useEffect, useState } from 'react'
import { effectOf } from '../../shared/business/effects.ts'
import { fieldOf } from '../../shared/form/fields.ts'
import { maskPhone } from '../../shared/identity/mask.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import { accountStateText, cardStateText, effectText as text } from '../../shared/strings/zh-CN/card.ts'
import { fieldText } from '../../shared/strings/zh-CN/form.ts'
import { isActPath } from '../../shared/workflow/path.ts'
import type { Fact } from '../kit/small.tsx'
import { codesIn } from './codes-in.ts'

/** Whether a case is an act on a card, without a card or a form of its own. */
export const isAct = ({ path }: Pick<CaseView, 'path'>): boolean => isActPath(path)

/** Before the act what it will do; afterwards how both sides stand. */
export function effectFacts({ item, card, foreseen }: CaseView): readonly Fact[] {
  if (card === null) return []
  const ends = effectOf(item)?.card === 'enable' ? text.oldEnds : undefined
  if (foreseen === null) {
    return [
      { name: text.social, value: cardStateText[card.state] },
      { name: text.bank, value: accountStateText[card.account] },
    ]
  }
  const social = foreseen.card
  const bank = foreseen.account
  return [
    {
      name: text.social,
      value: social ? text.change(cardStateText[social.from], cardStateText[social.to]) : text.same(cardStateText[card.state]),
      note: ends,
    },
    {
      name: text.bank,
      value: bank ? text.change(accountStateText[bank.from], accountStateText[bank.to]) : text.same(accountStateText[card.account]),
      note: foreseen.bankApart ? text.apart : effectOf(item)?.bankAfter ? text.bankAfter : undefined,
    },
  ]
}

type Change = CaseView['changes'][number]

/** A code of a table as the table calls it. */
async function worded({ field }: Change, value: string): Promise<string> {
  const { table } = fieldOf(field)
  if (!table || value === '') return value
  return (await codesIn(table)(value)).find(row => row.code === value)?.label ?? value
}

const telephones: readonly string[] = ['mobile', 'phone']

/** Old and new of every changed field, telephone numbers masked where others may look on, once the tables have answered. */
export function useChangeFacts(changes: readonly Change[], masked = false): readonly Fact[] {
  const [facts, setFacts] = useState<readonly Fact[]>([])
  const asked = JSON.stringify(changes)
  useEffect(() => {
    let here = true
    const hide = ({ field }: Change, value: string) => (masked && telephones.includes(field) && value !== '' ? maskPhone(value) : value)
    const say = async (change: Change) => ({
      name: fieldText[change.field],
      value: text.changed(hide(change, await worded(change, change.from)), hide(change, await worded(change, change.to))),
    })
    Promise.all((JSON.parse(asked) as readonly Change[]).map(say)).then(said => here && setFacts(said))
    return () => {
      here = false
    }
  }, [asked, masked])
  return facts
}
