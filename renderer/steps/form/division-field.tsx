/** Fields a division may be chosen for: the code itself, or the head of an address that goes on as free text. */
import { type ReactNode, useState } from 'react'
import { kitText } from '../../../shared/strings/zh-CN/kit.ts'
import { call } from '../../ipc.ts'
import { FocusKeys } from '../../kit/focus-keys.tsx'
import { type FindUnder, TreeDialog, type TreeRow } from '../../kit/tree-dialog.tsx'

const findUnder: FindUnder = async (parent, text) => {
  const reply = await call('codes.under', { table: 'area', parent, text: text.slice(0, 40) })
  return reply.ok ? reply.value : []
}

/** The names as they stand at the head of an address. */
export const addressOf = (path: readonly TreeRow[]): string => path.map(({ name }) => name).join('')

type Props = { readonly children: ReactNode; readonly take: (path: readonly TreeRow[]) => void }

export function WithDivisions({ children, take }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <FocusKeys keys={[{ press: 'F7', label: kitText.division.key, run: () => setOpen(true) }]}>
      {children}
      {open && (
        <TreeDialog
          find={findUnder}
          close={() => setOpen(false)}
          take={path => {
            take(path)
            setOpen(false)
          }}
        />
      )}
    </FocusKeys>
  )
}
