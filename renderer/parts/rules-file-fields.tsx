/** Picks the signed rules of another branch, and asks for the letters by which its sender is known. */
import { type RefObject, useRef, useState } from 'react'
import { rulesFileText as text } from '../../shared/strings/zh-CN/new-place.ts'
import { TextField } from '../kit/text-field.tsx'

export type PickedRules = { readonly name: string; readonly text: string }

/** The hidden field stands in the page; `pick` opens the system's own dialog. */
export function usePickedRules() {
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<PickedRules | null>(null)
  return { input, file, setFile, pick: () => input.current?.click() }
}

type Props = {
  readonly input: RefObject<HTMLInputElement | null>
  readonly file: PickedRules | null
  readonly setFile: (file: PickedRules) => void
  readonly code: string
  readonly setCode: (code: string) => void
  readonly missing: boolean
}

export function RulesFileFields({ input, file, setFile, code, setCode, missing }: Props) {
  const take = async (picked: File | undefined) => {
    if (picked) setFile({ name: picked.name, text: await picked.text() })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={text.file}
        data-file="rules"
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p>{file ? text.picked(file.name) : text.unpicked}</p>
      <TextField
        name="code"
        label={text.code}
        hint={text.codeHint}
        value={code}
        onChange={setCode}
        maxLength={20}
        error={missing && code.trim() === '' ? text.codeMissing : null}
      />
    </>
  )
}
