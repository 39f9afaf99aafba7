/** Reads the document on the reader into the fields, by one key; typing stays possible all the while. */
import { type ReactNode, useState } from 'react'
import { type ChipDocument, changedSince, doubtsOf, isStillRead } from '../../../shared/identity/chip.ts'
import { chipDoubtsText, readerText as text } from '../../../shared/strings/zh-CN/reader.ts'
import { parseDay } from '../../../shared/time.ts'
import type { Key } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { useNow } from '../../parts/use-now.ts'
import { useSent } from '../../parts/use-sent.ts'
import type { IdentityDraft } from './draft.ts'
import { ReaderDialog } from './reader-dialog.tsx'

type Fields = Omit<IdentityDraft, 'chip'> & { readonly chip: ChipDocument }
export type Reading = { readonly keys: readonly Key[]; readonly notes: ReactNode }

export const fieldsFrom = (chip: ChipDocument): Fields => {
  const { docType, number, name, sex, birth, validFrom, validTo } = chip
  return { docType, number, name, sex, birth, validFrom, validTo, chip }
}

export function useReader(draft: IdentityDraft, put: (fields: Fields) => void): Reading {
  const { send, busy, failure, clear } = useSent()
  const [choosing, setChoosing] = useState(false)
  const read = async () => {
    const reply = await send('reader.read', { reader: null })
    if (reply?.ok) put(fieldsFrom(reply.value))
    // Which of the ports is the reader only a person can say.
    else if (reply?.error.detail?.reason === 'not-chosen') setChoosing(true)
  }
  const choose = { press: 'Shift+F4', label: text.choose, run: () => setChoosing(true), off: busy }
  return {
    keys: [{ press: 'F4', label: text.read, run: () => void read(), off: busy }, ...(failure ? [choose] : [])],
    notes: (
      <>
        {busy && <Note level="note">{text.reading}</Note>}
        <RefusalNote failure={failure} />
        <ChipNote draft={draft} />
        {choosing && (
          <ReaderDialog
            close={() => setChoosing(false)}
            chosen={() => {
              setChoosing(false)
              clear()
              void read()
            }}
          />
        )}
      </>
    ),
  }
}

function ChipNote({ draft }: { readonly draft: IdentityDraft }) {
  const now = useNow()
  const { chip } = draft
  if (!chip || !isStillRead(chip, draft)) return null
  const today = now && parseDay(now.today)
  const doubts = today ? doubtsOf(chip, today) : []
  if (doubts.length > 0) return <Note level="flag">{chipDoubtsText(doubts)}</Note>
  return <Note level="pass">{changedSince(chip, draft).length > 0 ? text.changed : text.done}</Note>
}
