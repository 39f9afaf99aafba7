/** What the rules of this place say on the open item, each with its source and how far it can be relied on. */
import { useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { feeRule, leadRule } from '../../../shared/profile/ask.ts'
import type { Rule } from '../../../shared/profile/rule.ts'
import {
  feeText,
  leadTimeText,
  oldCardPolicyText,
  originText,
  ruleText,
  sameNumberText,
  unknownText,
} from '../../../shared/strings/zh-CN/profile.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Icon } from '../../kit/icon.tsx'
import { KeyCap } from '../../kit/key-bar.tsx'
import { useKeys } from '../../kit/keys.tsx'

const text = tellerText.rules
type Profile = Out<'profile.view'>
type Line = { readonly name: string; readonly value: string; readonly origin: Rule<unknown> | null }

const line = <T,>(name: string, rule: Rule<T> | null, say: (value: T) => string): Line => ({
  name,
  value: rule === null || rule.value === null ? unknownText : say(rule.value),
  origin: rule,
})

/** The rules a customer asks about, in the order they come up at the counter. */
export function ruleLines(profile: Profile, item: ItemCode): readonly Line[] {
  const { photo } = profile
  return [
    line(ruleText.fees, feeRule(profile, item), feeText),
    line(ruleText.leadTime, leadRule(profile, item), leadTimeText),
    line(ruleText.oldCardPolicy, profile.oldCardPolicy, policy => oldCardPolicyText[policy]),
    line(ruleText.sameNumber, profile.sameNumber, rule => sameNumberText[rule]),
    line(ruleText.pickupLimitDays, profile.pickupLimitDays, String),
    line(ruleText.photo, photo, spec =>
      text.photo(spec.width, spec.height, spec.dpi, Math.round(spec.bytes[0] / 1000), Math.round(spec.bytes[1] / 1000)),
    ),
  ]
}

function RuleLine({ name, value, origin, full }: Line & { readonly full: boolean }) {
  const sure = origin?.confirmed === true
  return (
    <div className="rule">
      <dt>{name}</dt>
      <dd>
        {value}
        {origin && (
          <span className="rule-source">
            {!sure && <Icon name="flag" />}
            {full ? originText(origin) : origin.source.text}
          </span>
        )}
        {full && origin?.note && <span className="rule-source">{origin.note}</span>}
      </dd>
    </div>
  )
}

export function Rules({ profile, item }: { readonly profile: Profile; readonly item: ItemCode }) {
  const [open, setOpen] = useState(false)
  useKeys([{ press: 'F11', label: text.open, run: () => setOpen(true), hidden: true }])
  const lines = ruleLines(profile, item)
  const close = () => setOpen(false)
  return (
    <section className="stack tight" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="secondary dense">{text.place(profile.place.name)}</p>
      <dl className="rules dense">
        {lines.map(one => (
          <RuleLine key={one.name} {...one} full={false} />
        ))}
      </dl>
      <p className="secondary dense">
        <Icon name="flag" /> {text.unconfirmed}
      </p>
      <p className="secondary dense">
        <KeyCap press="F11" /> {text.open}
      </p>
      {open && (
        <Dialog title={text.title} close={close} wide primary={{ label: text.close, run: close }}>
          <dl className="rules">
            {lines.map(one => (
              <RuleLine key={one.name} {...one} full />
            ))}
          </dl>
        </Dialog>
      )}
    </section>
  )
}
