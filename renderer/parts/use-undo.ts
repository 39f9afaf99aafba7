/** Offers for ten seconds to take back what was just done: a key in the bar that says what it takes back. */
import { useEffect, useState } from 'react'
import { takeBackOfferedMs } from '../../shared/ipc/shapes/ticket.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { useKeys } from '../kit/keys.tsx'

type Offer = {
  /** What was done, as the key says it. */
  readonly what: string
  readonly run: () => void
}

export type Undo = { readonly offer: (offer: Offer) => void; readonly drop: () => void }

/** `stands` is false once something else has been done with it, so that there is nothing to take back any more. */
export function useUndo(stands: boolean): Undo {
  const [offered, setOffered] = useState<Offer | null>(null)
  useEffect(() => {
    if (offered === null) return
    const timer = setTimeout(() => setOffered(null), takeBackOfferedMs)
    return () => clearTimeout(timer)
  }, [offered])
  const drop = () => setOffered(null)
  useKeys(
    offered !== null && stands
      ? [
          {
            press: 'Alt+Z',
            label: kitText.takeBack(offered.what),
            run: () => {
              drop()
              offered.run()
            },
            guarded: offered.what,
          },
        ]
      : [],
  )
  return { offer: setOffered, drop }
}
