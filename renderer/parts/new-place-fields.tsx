/** What a hall says of a place the program did not come with: at the first start and at the manager's desk. */
import { NewPlace, newPlaceFields } from '../../shared/profile/new-place.ts'
import { newPlaceText as text } from '../../shared/strings/zh-CN/new-place.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { TextField } from '../kit/text-field.tsx'

export type PlaceName = (typeof newPlaceFields)[number]
export type PlaceDraft = Readonly<Record<PlaceName, string>>
export const emptyPlace: PlaceDraft = { id: '', name: '', areaCode: '', authority: '', phone: '', from: 'base' }

/** The place, or the first field that is wrong. */
export function readPlace(draft: PlaceDraft): { readonly place: NewPlace } | { readonly wrong: PlaceName } {
  const made = NewPlace.safeParse(draft)
  if (made.success) return { place: made.data }
  const wrong = newPlaceFields.find(name => made.error.issues.some(({ path }) => path[0] === name))
  return { wrong: wrong ?? 'name' }
}

/** Every field that is wrong, so that all of them are marked at once. */
function faultsIn(draft: PlaceDraft): Partial<Record<PlaceName, string>> {
  const made = NewPlace.safeParse(draft)
  if (made.success) return {}
  const wrong = newPlaceFields.filter(name => made.error.issues.some(({ path }) => path[0] === name))
  return Object.fromEntries(wrong.map(name => [name, text.wrong[name]]))
}

const most = { name: 20, id: 31, areaCode: 6, authority: 40, phone: 20 } as const
type Props = {
  readonly draft: PlaceDraft
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly asked: boolean
  readonly change: (draft: PlaceDraft) => void
}

export function NewPlaceFields({ draft, places, asked, change }: Props) {
  const faults = asked ? faultsIn(draft) : {}
  const line = (name: keyof typeof most, hint: string) => (
    <TextField
      name={name}
      label={text[name]}
      hint={hint}
      kind={name === 'areaCode' ? 'digits' : 'text'}
      value={draft[name]}
      onChange={value => change({ ...draft, [name]: value })}
      maxLength={most[name]}
      error={faults[name]}
      autoFocus={name === 'name'}
    />
  )
  return (
    <>
      {line('name', text.nameHint)}
      {line('id', text.idHint)}
      {line('areaCode', text.areaCodeHint)}
      {line('authority', text.authorityHint)}
      {line('phone', text.phoneHint)}
      <ChoiceField
        name="from"
        label={text.from}
        value={draft.from}
        choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={from => change({ ...draft, from })}
        error={faults.from}
      />
    </>
  )
}
