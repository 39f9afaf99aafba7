/** Asks for what a live counter begins with: branch, rules of the place, first manager, passphrase where needed. */
import { useRef, useState } from 'react'
import type { In, Out } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { newPlaceText } from '../../shared/strings/zh-CN/new-place.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import type { PlaceDraft } from '../parts/new-place-fields.tsx'
import { FirstFile, FirstPlace } from './first-rules.tsx'

const text = appText.setup
const names = [
  'code',
  'name',
  'address',
  'phone',
  'bank',
  'profile',
  'login',
  'managerName',
  'password',
  'passwordAgain',
  'passphrase',
  'passphraseAgain',
] as const
type Name = (typeof names)[number]
type Draft = Record<Name, string>
type Faults = Partial<Record<Name, string>>

/** What stands at the end of the list of cities, for whoever finds none. */
const ownWays = { newPlace: 'own:new', fromFile: 'own:file' } as const
const baseId = 'base'

const least: Partial<Record<Name, number>> = { name: 2, address: 2, phone: 3, password: 8, passphrase: 8 }

function faultsOf(draft: Draft, withPassphrase: boolean): Faults {
  const found: Faults = {}
  for (const name of names) {
    if (name === 'bank' || (!withPassphrase && name.startsWith('passphrase'))) continue
    const value = draft[name].trim()
    if (value === '') found[name] = text.empty
    else if (value.length < (least[name] ?? 1)) found[name] = text.tooShort
  }
  if (draft.code.trim() !== '' && !/^[0-9A-Za-z]{2,12}$/.test(draft.code.trim())) found.code = text.badCode
  if (!/^(\d{3})?$/.test(draft.bank.trim())) found.bank = text.badBank
  if (draft.password !== draft.passwordAgain) found.passwordAgain = text.different
  if (withPassphrase && draft.passphrase !== draft.passphraseAgain) found.passphraseAgain = text.different
  return found
}

type Rules = NonNullable<Extract<In<'setup.create'>, { mode: 'live' }>['rules']>

const toCreate = (draft: Draft, withPassphrase: boolean, rules: Rules | null): In<'setup.create'> => ({
  mode: 'live',
  branch: { code: draft.code, name: draft.name, address: draft.address, phone: draft.phone, bank: draft.bank.trim() || null },
  profile: rules === null ? draft.profile : baseId,
  ...(rules === null ? {} : { rules }),
  manager: { login: draft.login, name: draft.managerName, password: draft.password },
  passphrase: withPassphrase ? draft.passphrase : null,
})

type Props = {
  readonly setup: Out<'setup.view'>
  readonly failure: Failure | null
  /** What was typed stays while the branch is made: a refusal is mended, not typed anew. */
  readonly busy: boolean
  readonly create: (input: In<'setup.create'>) => void
  readonly back: () => void
}

export function LiveForm({ setup, failure, busy, create, back }: Props) {
  const withPassphrase = !setup.keyringAvailable
  const empty = Object.fromEntries(names.map(name => [name, ''])) as Draft
  const [draft, setDraft] = useState<Draft>({ ...empty, profile: setup.profiles[0]?.id ?? '' })
  const [asked, setAsked] = useState(false)
  const [next, setNext] = useState<(typeof ownWays)[keyof typeof ownWays] | null>(null)
  const [place, setPlace] = useState<PlaceDraft | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const faults = asked ? faultsOf(draft, withPassphrase) : {}
  const go = () => {
    setAsked(true)
    const wrong = names.find(name => faultsOf(draft, withPassphrase)[name])
    if (wrong) focusField(flow.current, wrong)
    else if (draft.profile === ownWays.newPlace || draft.profile === ownWays.fromFile) setNext(draft.profile)
    else create(toCreate(draft, withPassphrase, null))
  }
  const own = draft.profile === ownWays.newPlace || draft.profile === ownWays.fromFile
  useKeys(
    next === null && !busy
      ? [
          { press: 'Escape', label: text.back, run: back },
          { press: 'F9', label: own ? text.next : text.create, run: go, primary: true },
        ]
      : [],
  )
  const line = (name: Name, label: string, hint?: string, kind?: 'password') => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      {...(kind ? { kind } : {})}
      value={draft[name]}
      onChange={value => setDraft({ ...draft, [name]: value })}
      error={faults[name]}
      autoFocus={name === 'code'}
    />
  )
  if (busy)
    return (
      <FullScreen title={text.title}>
        <Waiting text={text.creating} />
      </FullScreen>
    )
  const begin = (rules: Rules, typed: PlaceDraft | null) => {
    setPlace(typed)
    create(toCreate(draft, withPassphrase, rules))
  }
  const leave = () => setNext(null)
  const places = setup.profiles.map(({ id, place: name }) => ({ id, name }))
  if (next === ownWays.newPlace) return <FirstPlace places={places} typed={place} failure={failure} create={begin} back={leave} />
  if (next === ownWays.fromFile) return <FirstFile failure={failure} create={begin} back={leave} />
  return (
    <FullScreen title={`${text.title} · ${text.live}`} wide>
      <EnterFlow flowRef={flow} onLast={go} className="form-columns">
        <div className="stack tight">
          <h2>{text.branch}</h2>
          {line('code', text.code, text.codeHint)}
          {line('name', text.name)}
          {line('address', text.address)}
          {line('phone', text.phone)}
          {line('bank', text.bank, text.bankHint)}
          {setup.profiles.length === 0 ? (
            <Note level="refuse">{text.noProfiles}</Note>
          ) : (
            <ChoiceField
              name="profile"
              label={text.profile}
              value={draft.profile}
              choices={[
                ...setup.profiles.map(({ id, place }) => ({ value: id, label: place })),
                { value: ownWays.newPlace, label: newPlaceText.atStart },
                { value: ownWays.fromFile, label: newPlaceText.fromFile },
              ]}
              onChange={profile => setDraft({ ...draft, profile })}
              error={faults.profile}
            />
          )}
        </div>
        <div className="stack tight">
          <h2>{text.manager}</h2>
          {line('login', text.login)}
          {line('managerName', text.managerName)}
          {line('password', text.password, text.passwordHint, 'password')}
          {line('passwordAgain', text.passwordAgain, undefined, 'password')}
          {withPassphrase && line('passphrase', text.passphrase, text.passphraseHint, 'password')}
          {withPassphrase && line('passphraseAgain', text.passwordAgain, undefined, 'password')}
          <RefusalNote failure={failure} />
        </div>
      </EnterFlow>
    </FullScreen>
  )
}
