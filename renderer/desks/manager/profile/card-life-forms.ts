/** Forms of how long a card holds and how long a report of its loss runs. Pure. */
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import { LossFormalWindow, LossTempWindow, Validity } from '../../../../shared/profile/card-life.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { bad, form, good, number, said, type Typed, unknownChoice } from './form-parts.ts'
import { unitField } from './plain-forms.ts'

const text = rulesDeskText.dialog

export const tempForm = form(
  LossTempWindow,
  [
    { name: 'length', label: text.length, kind: 'digits', hint: text.blankUnknown },
    unitField(['hour', 'work', 'calendar']),
    {
      name: 'worksAgain',
      label: text.worksAgain,
      kind: 'choice',
      choices: [{ value: 'yes', label: text.worksAgainYes }, { value: 'no', label: text.worksAgainNo }, unknownChoice],
    },
  ],
  ({ length, unit, worksAgain }) => ({
    length: String(length),
    unit,
    worksAgain: worksAgain === null ? '' : worksAgain ? 'yes' : 'no',
  }),
  typed => {
    const length = number(typed, 'length')
    if (length === null) return good(null)
    if (said(typed, 'unit') === '') return bad('unit', text.unitMissing)
    const again = said(typed, 'worksAgain')
    return good({ length, unit: said(typed, 'unit'), worksAgain: again === '' ? null : again === 'yes' })
  },
)

export const formalForm = form(
  LossFormalWindow,
  [
    {
      name: 'ends',
      label: text.formalEnds,
      kind: 'choice',
      choices: [{ value: 'never', label: text.formalNever }, { value: 'cancelled', label: text.formalCancelled }, unknownChoice],
    },
    { name: 'days', label: text.within, kind: 'digits' },
    unitField(['work', 'calendar']),
  ],
  (window): Typed => (window.ends === 'never' ? { ends: 'never' } : { ends: 'cancelled', days: String(window.days), unit: window.unit }),
  typed => {
    if (said(typed, 'ends') !== 'cancelled') return good(said(typed, 'ends') === 'never' ? { ends: 'never' } : null)
    const days = number(typed, 'days')
    if (days === null) return bad('days', text.missing)
    return said(typed, 'unit') === '' ? bad('unit', text.unitMissing) : good({ ends: 'cancelled', days, unit: said(typed, 'unit') })
  },
)

type Holds = Validity[number]['holds']
const holdsShown = (holds: Holds): string =>
  holds.by === 'years' ? text.holdsYears(holds.years) : holds.by === 'age' ? text.holdsUntil(holds.untilAge) : text.holdsLong
function holdsRead(words: string): Holds | null {
  if (words === text.holdsLong) return { by: 'long' }
  const figure = Number(/\d+/.exec(words)?.[0])
  if (words === text.holdsYears(figure)) return { by: 'years', years: figure }
  return words === text.holdsUntil(figure) ? { by: 'age', untilAge: figure } : null
}

export const validityForm = form(
  Validity,
  [{ name: 'bands', label: text.validity, kind: 'text', hint: text.validityHint }],
  bands => ({ bands: bands.map(({ fromAge, holds }) => `${fromAge}:${holdsShown(holds)}`).join(' ') }),
  typed => {
    if (said(typed, 'bands') === '') return good(null)
    const bands = halfWidth(withoutUnseen(said(typed, 'bands')))
      .split(/[;\s]+/)
      .filter(Boolean)
      .map(band => {
        const [, age, words = ''] = /^(\d+):(.+)$/.exec(band) ?? []
        return { fromAge: age === undefined ? null : Number(age), holds: holdsRead(words) }
      })
    return Validity.safeParse(bands).success ? good(bands) : bad('bands', text.validityWrong)
  },
)
