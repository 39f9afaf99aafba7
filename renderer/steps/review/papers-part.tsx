/** Identity, business, form and fee of a case as short lines for the second person. */

import { useState } from 'react'
import { consentsFor } from '../../../shared/business/notices.ts'
import { legible } from '../../../shared/identity/drawn-characters.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { itemText, noticeTitle, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { docTypeText, longText, sexText } from '../../../shared/strings/zh-CN/identity.ts'
import { consentSaid, noticesSaid, papersSaid } from '../../../shared/strings/zh-CN/online.ts'
import { paperText } from '../../../shared/strings/zh-CN/paper.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { inFours } from '../../kit/id-number-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { dayText, timeText } from '../../parts/time-text.ts'
import { isAct } from '../effect-lines.tsx'
import { PagesLook, pagesCounted } from '../paper/pages-look.tsx'
import { FormLines } from './form-lines.tsx'
import { type LineRow, Lines } from './lines.tsx'

const text = reviewText.page

function identityRows({ identity, age }: CaseView): readonly LineRow[] {
  const { validFrom, validTo } = identity
  return [
    { name: text.name, value: legible(identity.name) },
    { name: text.number, value: <span className="mono">{inFours(identity.number)}</span> },
    {
      name: docTypeText[identity.docType],
      value: validFrom && validTo ? text.period(validFrom, validTo === 'long' ? longText : validTo) : text.noPeriod,
    },
    { name: text.sex, value: sexText[identity.sex] },
    { name: text.birth, value: `${dayText(identity.birth).slice(0, 10)} ${text.age(age)}` },
  ]
}

function businessRows(view: CaseView): readonly LineRow[] {
  const { business } = view
  if (!business) return []
  const asked = consentsFor(view.item, view.age, view.photoPlan)
  return [
    { name: text.business, value: itemText[view.item] },
    { name: text.reason, value: reasonText[business.reason] },
    { name: text.papers, value: papersSaid(business.papers, view.confirmedBy) || text.none },
    { name: paperText.look.row, value: pagesCounted(view) ?? paperText.look.none },
    { name: text.notices, value: noticesSaid(view.confirmedBy, business.notices.length) ?? text.noticesGiven(business.notices.length) },
    {
      name: text.consents,
      value:
        asked.length === 0 || business.consentAt === null
          ? text.none
          : text.consentAt(
              text.list(business.consents.map(consent => noticeTitle[consent])),
              timeText(business.consentAt) + consentSaid(view.confirmedBy),
            ),
    },
    { name: text.fee, value: feeWords(view) },
    ...(view.unit ? [{ name: text.unit, value: text.unitWith(view.unit.unitName, view.unit.personName) }] : []),
    { name: text.maker, value: text.makerAt(view.makerName, view.makerCounter, timeText(view.openedAt)) },
  ]
}

function feeWords({ fee }: CaseView): string {
  if (fee.due === null) return text.feeUnknown
  return fee.due === 0 ? text.feeFree : text.yuan(yuan(fen(fee.due)))
}

const reviewRows = (view: CaseView): readonly LineRow[] =>
  view.reviews.map(({ by, at, decision, note }) => ({
    name: text.decision[decision],
    value: text.history(by, timeText(at), note ?? ''),
  }))

export function PapersPart({ view }: { readonly view: CaseView }) {
  const before = reviewRows(view)
  const [looking, setLooking] = useState(false)
  useKeys(view.pages.length === 0 ? [] : [{ press: 'M', label: paperText.look.open, run: () => setLooking(true) }])
  return (
    <div className="papers-part">
      <div className="stack tight">
        <Lines title={text.identity} rows={identityRows(view)} />
        <Lines title={text.business} rows={businessRows(view)} />
        {before.length > 0 && <Lines title={text.before} rows={before} />}
      </div>
      {!isAct(view) && <FormLines view={view} />}
      {looking && <PagesLook view={view} close={() => setLooking(false)} />}
    </div>
  )
}
