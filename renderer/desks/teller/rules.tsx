/** What the rules of this place say on the open item, each with its source and how far it can be relied on. */
import { useState } from 'react'
import { type ItemCode, makesCard } from '../../../shared/business/items.ts'
import type { HeldCard } from '../../../shared/card/held-card.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { knownFate } from '../../../shared/pickup/old-card.ts'
import { everyPlace, originAt, type RulePlace } from '../../../shared/profile/places.ts'
import type { Origin } from '../../../shared/profile/rule.ts'
import { originText, ruleText } from '../../../shared/strings/zh-CN/profile.ts'
import { ruleValueText } from '../../../shared/strings/zh-CN/rules.ts'
import { groupOf, ruleGroups } from '../../../shared/strings/zh-CN/rules-desk.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Icon } from '../../kit/icon.tsx'
import { KeyCap } from '../../kit/key-bar.tsx'
import { useKeys } from '../../kit/keys.tsx'

const text = tellerText.rules
type Profile = Out<'profile.view'>
type Line = { readonly name: string; readonly value: string; readonly origin: Origin | null }

const lineOf = (profile: Profile, place: RulePlace): Line => ({
  name: ruleText[place.key],
  value: ruleValueText(profile, place),
  origin: originAt(profile, place),
})

/** The rules a customer asks about, in the order they come up at the counter. */
export function ruleLines(profile: Profile, item: ItemCode, old: HeldCard | null = null): readonly Line[] {
  const asked = makesCard(item) ? ofCard(item, old) : (ofAct[item] ?? []).map(key => ({ key, item: null }))
  return asked.map(place => lineOf(profile, place))
}

const ofCard = (item: ItemCode, old: HeldCard | null): readonly RulePlace[] => [
  { key: 'fees', item },
  { key: 'leadTime', item },
  // Who has had no card, or lost it, has none to give; only of a first card there is no account that could change.
  ...(knownFate(item, old) === null ? [{ key: 'oldCardPolicy', item: null } as const] : []),
  ...(knownFate(item, null) === 'none' ? [] : [{ key: 'sameNumber', item: null } as const]),
  { key: 'pickupLimitDays', item: null },
  { key: 'photo', item: null },
]

/** An act costs nothing and makes nothing: only what bears on it is said. */
const ofAct: {
  readonly [I in ItemCode]?: readonly (
    | 'lossTemp'
    | 'lossFormal'
    | 'passwordTries'
    | 'pickupByAgent'
    | 'pickupLimitDays'
    | 'oldCardPolicy'
  )[]
} = {
  LOSS_TEMP: ['lossTemp', 'lossFormal'],
  LOSS_FORMAL: ['lossFormal'],
  UNLOSS: ['lossTemp', 'lossFormal'],
  ENABLE_SOCIAL: ['oldCardPolicy'],
  PWD_RESET: ['passwordTries'],
  PICKUP: ['pickupByAgent', 'pickupLimitDays', 'oldCardPolicy'],
}

/** Every rule that bears on the item, grouped as the manager sees them. */
function allLines(profile: Profile, item: ItemCode): readonly Line[] {
  const places = everyPlace.filter(place => place.item === null || place.item === item)
  return ruleGroups.flatMap(group => places.filter(({ key }) => groupOf[key] === group).map(place => lineOf(profile, place)))
}

function RuleLine({ name, value, origin, full }: Line & { readonly full: boolean }) {
  return (
    <div className="rule">
      <dt>{name}</dt>
      <dd>
        {value}
        {origin && (
          <span className="rule-source">
            {!origin.confirmed && <Icon name="flag" />}
            {full ? (
              `${originText(origin)} · ${text.trust(origin.confidence)}`
            ) : (
              <>
                {origin.source.text} · <span className="mono">{origin.date}</span> · {text.trust(origin.confidence)}
              </>
            )}
            {!origin.confirmed && <span className="unknown">{` · ${text.toConfirm}`}</span>}
          </span>
        )}
        {full && origin?.source.url && <span className="rule-source">{origin.source.url}</span>}
        {full && origin?.note && <span className="rule-source">{origin.note}</span>}
      </dd>
    </div>
  )
}

const Version = ({ profile }: { readonly profile: Profile }) => (
  <p className="secondary dense">{text.version(profile.place.name, profile.version, profile.effectiveFrom)}</p>
)

/** Where there is no room for the rules their key stands, which opens them whole. */
export function RulesRail() {
  return (
    <>
      <KeyCap press="F11" />
      <span>{text.title}</span>
    </>
  )
}

type Props = { readonly profile: Profile; readonly item: ItemCode; readonly old: HeldCard | null }

export function Rules({ profile, item, old }: Props) {
  const [open, setOpen] = useState(false)
  useKeys([{ press: 'F11', label: text.open, run: () => setOpen(true), hidden: true }])
  const close = () => setOpen(false)
  return (
    <section className="stack tight" aria-label={text.title}>
      <h2>{text.title}</h2>
      <Version profile={profile} />
      <dl className="rules dense">
        {ruleLines(profile, item, old).map(one => (
          <RuleLine key={one.name} {...one} full={false} />
        ))}
      </dl>
      <p className="secondary dense">
        <KeyCap press="F11" /> {text.open}
      </p>
      {open && (
        <Dialog changed={false} title={text.title} close={close} wide primary={{ label: text.close, run: close }}>
          <Version profile={profile} />
          {/* The arrows scroll what holds the focus. */}
          <dl className="rules" tabIndex={0} data-field="rules">
            {allLines(profile, item).map(one => (
              <RuleLine key={one.name} {...one} full />
            ))}
          </dl>
        </Dialog>
      )}
    </section>
  )
}
