/** Takes a paste before the browser does: cleaned first, then judged by its length, never cut without a word. */
import type { ClipboardEvent } from 'react'
import { codePoints } from '../../shared/identity/person-name.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'

type Input = HTMLInputElement | HTMLTextAreaElement
type Into = {
  readonly tidy: (text: string) => string
  readonly most?: number | undefined
  readonly onChange: (value: string) => void
  /** Where the field shows gaps that are no part of the value, what of it is. */
  readonly count?: (text: string) => string
}

/** @returns why nothing was taken, or null */
export function pasteInto(event: ClipboardEvent<Input>, { tidy, most, onChange, count = text => text }: Into): string | null {
  const input = event.currentTarget
  const { value } = input
  const from = input.selectionStart ?? value.length
  const to = input.selectionEnd ?? value.length
  const [ahead, behind] = [value.slice(0, from), value.slice(to)]
  const piece = event.clipboardData.getData('text')
  // A piece into the middle keeps the space at its ends; a whole value is tidied as one.
  const next = ahead === '' && behind === '' ? tidy(piece) : ahead + tidy(piece) + behind
  event.preventDefault()
  const long = codePoints(count(next))
  if (most !== undefined && long > most) return kitText.pasteLong(long, most)
  onChange(next)
  const caret = next.length - behind.length
  // After the value was drawn; before that the caret would jump to the end.
  requestAnimationFrame(() => {
    if (document.activeElement === input && input.value === next) input.setSelectionRange(caret, caret)
  })
  return null
}
