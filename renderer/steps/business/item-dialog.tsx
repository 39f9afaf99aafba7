/** Chooses what the person in the chair came for, where the ticket said nothing or something else. */
import type { ItemCode } from '../../../shared/business/items.ts'
import type { UnfitCode } from '../../../shared/business/pre-checks.ts'
import { itemShortText, itemText } from '../../../shared/strings/zh-CN/business.ts'
import { unfitText } from '../../../shared/strings/zh-CN/card.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { PickList } from '../../kit/pick-list.tsx'
import { useSelection } from '../../kit/use-selection.ts'

const text = tellerText.business

export type Choosable = { readonly item: ItemCode; readonly unfit: UnfitCode | null }

type Props = {
  readonly items: readonly Choosable[]
  readonly chosen: ItemCode
  readonly choose: (item: ItemCode) => void
  readonly close: () => void
  /** What is said of an item nothing speaks against. */
  readonly fits?: string
}

/** What the cards speak against stays on the list: the holder is told why, and what to do instead. */
export function ItemDialog({ items, chosen, choose, close, fits = text.fits }: Props) {
  const list = useSelection(items, { idOf: row => row.item, begin: rows => rows.find(row => row.item === chosen) ?? rows[0] })
  const take = (item: ItemCode) => {
    choose(item)
    close()
  }
  const here = list.row
  return (
    <Dialog
      changed={false}
      title={text.chooseItem}
      close={close}
      primary={{ label: text.takeItem, run: () => here && take(here.item), off: here === null }}
    >
      <div className="item-choice">
        <PickList label={text.chooseItem} list={list} onOpen={row => take(row.item)} autoFocus>
          {row => (
            <span className="row">
              <span className="item-short">{itemShortText[row.item]}</span>
              {itemText[row.item] !== itemShortText[row.item] && <span className="secondary">{itemText[row.item]}</span>}
              {row.unfit && row.unfit !== 'NO_CARD' && <span className="push unfit-mark">{text.notNow}</span>}
            </span>
          )}
        </PickList>
        <p className="secondary item-why">{here?.unfit ? unfitText[here.unfit] : fits}</p>
      </div>
    </Dialog>
  )
}
