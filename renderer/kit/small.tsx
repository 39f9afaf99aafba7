/** Small pieces: a number to copy, a light with its word, a list of facts, the way through the steps. */
import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { Icon } from './icon.tsx'

export function CopyableNumber({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const word = copied ? kitText.copied : kitText.copy
  return (
    <span className="row copyable">
      <span className="mono">{text}</span>
      <Button type="text" tabIndex={-1} onClick={copy} aria-label={`${word} ${label}`}>
        {word}
      </Button>
    </span>
  )
}

/** The state of a device or a line; the word says what the colour says. */
export function Light({
  name,
  word,
  level,
}: {
  readonly name: string
  readonly word: string
  readonly level: 'pass' | 'flag' | 'refuse' | 'off'
}) {
  return (
    <span className="light">
      <span className={`light-dot ${level}`} aria-hidden="true" />
      {name}
      <span className="secondary">{word}</span>
    </span>
  )
}

export type Fact = { readonly name: string; readonly value: ReactNode; readonly note?: string | undefined }

export function Facts({ facts, columns = 1 }: { readonly facts: readonly Fact[]; readonly columns?: 1 | 2 | 3 }) {
  return (
    <dl className={`facts in-${columns}`}>
      {facts.map(fact => (
        <div key={fact.name} className="fact">
          <dt>{fact.name}</dt>
          <dd>
            {fact.value}
            {fact.note && <span className="fact-note">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Crumb = { readonly id: string; readonly name: string; readonly state: 'done' | 'here' | 'later' }

export function Crumbs({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <ol className="crumbs" aria-label={label}>
      {crumbs.map((crumb, place) => (
        <Fragment key={crumb.id}>
          {place > 0 && (
            <li className="crumb-gap" aria-hidden="true">
              <Icon name="right" />
            </li>
          )}
          <li className={`crumb ${crumb.state}`} aria-current={crumb.state === 'here' ? 'step' : undefined}>
            {crumb.state === 'done' && <Icon name="pass" />}
            {crumb.name}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}
