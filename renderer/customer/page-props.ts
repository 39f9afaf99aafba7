/** Types what every page of the customer's window is given. */
import { type ReactNode, useEffect } from 'react'
import type { CustomerAnswer, CustomerView } from '../../shared/ipc/shapes/customer.ts'
import type { CustomerWords } from '../../shared/strings/zh-CN/customer.ts'

type Untold<T> = T extends unknown ? Omit<T, 'turn'> : never
export type Said = Untold<CustomerAnswer>
/** Says something to the desk; whether it arrived. */
export type Say = (said: Said) => Promise<boolean>

export type PageProps = {
  readonly view: CustomerView
  readonly words: CustomerWords
  /** One thing a page in large type. */
  readonly elder: boolean
  readonly head: ReactNode
  readonly say: Say
  readonly busy: boolean
  /** What went wrong with the last press, in words. */
  readonly trouble: string | null
  /** Told what of the page is to be read aloud. */
  readonly read: (text: string) => void
}

/** What is read aloud of this page, while it stands. */
export function useReadAloud(read: PageProps['read'], text: string): void {
  useEffect(() => read(text), [read, text])
}
