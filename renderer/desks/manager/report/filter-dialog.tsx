/** Narrows a report to one item or one person. */
import { useState } from 'react'
import { items } from '../../../../shared/business/items.ts'
import type { OperatorView } from '../../../../shared/ipc/shapes/session.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { reportText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow } from '../../../kit/enter-flow.tsx'
import type { Narrowed } from './narrowed.ts'

type Props = {
  readonly people: readonly OperatorView[]
  readonly narrowed: Narrowed
  readonly narrow: (to: Narrowed) => void
  readonly close: () => void
}

const all = 'all'

export function FilterDialog({ people, narrowed, narrow, close }: Props) {
  const [item, setItem] = useState<string>(narrowed.item ?? all)
  const [person, setPerson] = useState<string>(narrowed.operatorId ?? all)
  const go = () =>
    narrow({
      item: items.find(row => row.code === item)?.code ?? null,
      operatorId: people.find(one => one.id === person)?.id ?? null,
    })
  return (
    <Dialog changed={false} title={text.filters} close={close} wide primary={{ label: text.apply, run: go }}>
      <EnterFlow onLast={go} className="stack tight">
        <ChoiceField
          name="item"
          label={text.item}
          value={item}
          choices={[{ value: all, label: text.allItems }, ...items.map(({ code }) => ({ value: code, label: itemShortText[code] }))]}
          onChange={setItem}
          autoFocus
        />
        <ChoiceField
          name="operator"
          label={text.operator}
          value={person}
          choices={[{ value: all, label: text.allOperators }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={setPerson}
        />
      </EnterFlow>
    </Dialog>
  )
}
