/** A text field whose key opens a dialog for a rare character and puts it where the caret stood. */
import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { CharacterDialog, type FindCharacters } from './character-dialog.tsx'
import { FocusKeys } from './focus-keys.tsx'
import { TextField } from './text-field.tsx'

export type HanFieldProps = ComponentProps<typeof TextField> & { readonly find: FindCharacters }
type Span = { readonly from: number; readonly to: number }

const inputIn = (ground: HTMLElement | null): HTMLInputElement | null => ground?.querySelector('input') ?? null

export function HanField({ find, ...field }: HanFieldProps) {
  const ground = useRef<HTMLDivElement>(null)
  const caret = useRef<number | null>(null)
  const [span, setSpan] = useState<Span | null>(null)
  useLayoutEffect(() => {
    const input = inputIn(ground.current)
    if (caret.current === null || span !== null || !input) return
    input.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const open = () => {
    const input = inputIn(ground.current)
    const end = field.value.length
    setSpan({ from: input?.selectionStart ?? end, to: input?.selectionEnd ?? end })
  }
  const put = (character: string) => {
    const at = span ?? { from: field.value.length, to: field.value.length }
    caret.current = at.from + character.length
    field.onChange(field.value.slice(0, at.from) + character + field.value.slice(at.to))
    setSpan(null)
  }
  return (
    <FocusKeys groundRef={ground} keys={field.off ? [] : [{ press: 'Ctrl+U', label: kitText.rare.key, run: open }]}>
      <TextField {...field} />
      {span && <CharacterDialog find={find} close={() => setSpan(null)} take={put} />}
    </FocusKeys>
  )
}
