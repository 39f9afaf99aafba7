/** What the person has under way already: what stands in the way of this visit, and what may be done beside it. */
import { useState } from 'react'
import { apartFrom, itemKind } from '../../../shared/business/beside.ts'
import { caseItems, type ItemCode } from '../../../shared/business/items.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { InFlight } from '../../../shared/ipc/shapes/identity.ts'
import { offers } from '../../../shared/profile/ask.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import type { Key } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { timeText } from '../../parts/time-text.ts'
import { ItemDialog } from '../business/item-dialog.tsx'
import type { NumberFound } from './use-judged.ts'

const text = tellerText.identity

export type UnderWay = {
  /** Of the kind that is wanted: it is gone on with, none is begun. */
  readonly blocking: InFlight | null
  /** Of the other kind: both may go on. */
  readonly other: InFlight | null
  readonly actWanted: boolean
}

/** Where nobody has said what is wanted, it is taken for an application, as the case will be. */
export function underWay(found: NumberFound | null, wanted: ItemCode | null): UnderWay {
  const actWanted = wanted !== null && itemKind(wanted) === 'act'
  const [application, act] = [found?.inFlight ?? null, found?.act ?? null]
  return actWanted ? { blocking: act, other: application, actWanted } : { blocking: application, other: act, actWanted }
}

type Ways = {
  readonly standing: UnderWay
  readonly openOther: (caseId: CaseId) => void
  readonly chooseAct: () => void
  /** Null where nobody was called. */
  readonly finish: (() => void) | null
}

/** Keys that are there only for a person who has something under way. */
export function underWayKeys({ standing: { blocking, other, actWanted }, openOther, chooseAct, finish }: Ways): readonly Key[] {
  const known = blocking ?? other
  const act = {
    press: 'F7',
    ...(other ? { label: text.openAct, run: () => openOther(other.caseId) } : { label: text.otherAct, run: chooseAct }),
  }
  return [
    ...(known ? [{ press: 'F5', label: text.openInFlight, run: () => openOther(known.caseId) }] : []),
    ...(blocking && !actWanted ? [act] : []),
    ...(blocking && finish ? [{ press: 'F8', label: text.finishTicket, run: finish, guarded: true as const }] : []),
  ]
}

export function UnderWayNotes({ standing: { blocking, other, actWanted } }: { readonly standing: UnderWay }) {
  return (
    <>
      {blocking && (
        <Note level="flag">
          {actWanted
            ? text.inFlightAct(itemShortText[blocking.item], blocking.number, stateText[blocking.state])
            : text.inFlight(blocking.number, stateText[blocking.state], timeText(blocking.openedAt))}
        </Note>
      )}
      {blocking && !actWanted && !other && <Note level="note">{text.actHint}</Note>}
      {other && <Note level="note">{text.beside(itemShortText[other.item], other.number, stateText[other.state])}</Note>}
    </>
  )
}

type DialogProps = {
  readonly profile: Out<'profile.view'>
  readonly beside: ItemCode
  readonly choose: (item: ItemCode) => void
  readonly close: () => void
}

/** The acts this place offers; the new card in the making speaks against some of them. */
export function ActDialog({ profile, beside, choose, close }: DialogProps) {
  const [items] = useState(() =>
    caseItems.filter(item => itemKind(item) === 'act' && offers(profile, item)).map(item => ({ item, unfit: apartFrom(item, beside) })),
  )
  const [first] = items
  return first ? <ItemDialog items={items} chosen={first.item} choose={choose} close={close} fits={text.fitsLater} /> : null
}
