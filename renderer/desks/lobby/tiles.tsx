/** The large tiles of what is offered; a digit or a touch takes a number. */
import type { ItemCode } from '../../../shared/business/items.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { offers } from '../../../shared/profile/ask.ts'
import { itemShortText, itemText } from '../../../shared/strings/zh-CN/business.ts'
import { lobbyText as text } from '../../../shared/strings/zh-CN/lobby.ts'
import { KeyCap } from '../../kit/key-bar.tsx'

type Props = {
  readonly items: readonly ItemCode[]
  readonly profile: Out<'profile.view'>
  readonly take: (item: ItemCode) => void
  readonly off: boolean
}

export function Tiles({ items, profile, take, off }: Props) {
  return (
    <div className="tiles">
      {items.map((item, place) => {
        const here = offers(profile, item)
        return (
          <button key={item} type="button" tabIndex={-1} className="tile" disabled={off || !here} onClick={() => take(item)}>
            {here && <KeyCap press={String(place + 1)} />}
            <span className="tile-name">{itemShortText[item]}</span>
            {/* An empty line where there is no more to say, so that the names of a row stand at one height. */}
            <span className="secondary dense">{itemText[item] === itemShortText[item] ? '\u00a0' : itemText[item]}</span>
            {!here && <span className="tile-note">{text.notHere}</span>}
          </button>
        )
      })}
    </div>
  )
}
