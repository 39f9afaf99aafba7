/** What the teller vouches for before an application is taken on, where no system can be asked. */
import type { AssuranceId } from '../../../../shared/business/pre-checks.ts'
import { assuranceText } from '../../../../shared/strings/zh-CN/card.ts'
import { onlineText as text } from '../../../../shared/strings/zh-CN/online.ts'
import { TickList } from '../../../kit/tick-list.tsx'

type Props = {
  readonly must: readonly { readonly id: AssuranceId }[]
  readonly said: readonly AssuranceId[]
  readonly say: (said: readonly AssuranceId[]) => void
  readonly asked: boolean
}

export function Assured({ must, said, say, asked }: Props) {
  if (must.length === 0) return null
  const ids = must.map(({ id }) => id)
  return (
    <TickList
      name="assured"
      title={text.assured}
      items={ids.map(id => ({ id, text: assuranceText[id] }))}
      ticked={said}
      onTick={(id, on) => say(ids.filter(one => (one === id ? on : said.includes(one))))}
      error={asked && said.length < ids.length ? text.assured : null}
    />
  )
}
