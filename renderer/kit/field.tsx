/** Frames one field: label above, hint or fault below, and ties them together for screen readers. */
import { type ReactNode, useId } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Icon } from './icon.tsx'

export type FieldAria = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly 'aria-required'?: true
}

export type FieldFrame = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  /** Worth a second look, does not block. */
  readonly warning?: string | null | undefined
  readonly required?: boolean | undefined
  /** Known already, so that Enter passes over it. */
  readonly pass?: boolean | undefined
}

function Below({ id, hint, error, warning }: FieldFrame & { readonly id: string }) {
  if (error) return <FieldNote id={id} level="refuse" text={error} />
  if (warning) return <FieldNote id={id} level="flag" text={warning} />
  return (
    <p id={id} className="field-hint">
      {hint ?? ''}
    </p>
  )
}

function FieldNote({ id, level, text }: { readonly id: string; readonly level: 'refuse' | 'flag'; readonly text: string }) {
  return (
    <p id={id} className={`field-note ${level}`} role="alert">
      <Icon name={level} /> {text}
    </p>
  )
}

type Props = FieldFrame & { readonly className?: string | undefined; readonly children: (aria: FieldAria) => ReactNode }

export function Field({ children, className, ...frame }: Props) {
  const id = useId()
  const below = `${id}-below`
  const aria: FieldAria = {
    id,
    'aria-describedby': below,
    ...(frame.error ? { 'aria-invalid': true } : {}),
    ...(frame.required ? { 'aria-required': true } : {}),
  }
  return (
    <div className={className ? `field ${className}` : 'field'} data-pass={frame.pass ? '' : undefined}>
      <label className="field-label" htmlFor={id} id={`${id}-label`}>
        {frame.label}
        {frame.required === false && <span className="field-optional">{kitText.optional}</span>}
      </label>
      {children(aria)}
      <Below {...frame} id={below} />
    </div>
  )
}
