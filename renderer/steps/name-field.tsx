/** A line of Chinese with a way to the characters no keyboard gives: the dialog looks them up in the core. */
import { undrawn } from '../../shared/identity/drawn-characters.ts'
import { codePointText } from '../../shared/strings/zh-CN/identity.ts'
import { call } from '../ipc.ts'
import { HanField, type HanFieldProps } from '../kit/han-field.tsx'

const find = async (text: string) => {
  const reply = await call('characters.find', { text })
  return reply.ok ? reply.value : { rows: [], more: 0 }
}

/** What no shipped font can draw is told by its code point, so that it can be checked all the same. */
export function NameField(props: Omit<HanFieldProps, 'find'>) {
  const missing = undrawn(props.value)
  const hint = missing.length > 0 ? codePointText.hint(missing) : props.hint
  return <HanField entry="name" {...props} hint={hint} find={find} />
}
