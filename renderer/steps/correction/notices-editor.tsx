/** The answers of the business step as they really were, beginning with what stands ticked. */
import { useState } from 'react'
import { consentIds, consentsFor, isConsent, noticeIds, noticesFor } from '../../../shared/business/notices.ts'
import { materialText, noticeTitle } from '../../../shared/strings/zh-CN/business.ts'
import { correctedValueText } from '../../../shared/strings/zh-CN/correction.ts'
import { TickList } from '../../kit/tick-list.tsx'
import type { EditorProps } from './editor.ts'

export function NoticesEditor({ view, profile, ready }: EditorProps) {
  const [given, setGiven] = useState({
    papers: view.business?.papers ?? [],
    notices: view.business?.notices ?? [],
    consents: view.business?.consents ?? [],
  })
  const give = (next: typeof given) => {
    setGiven(next)
    ready({ fact: 'notices', caseId: view.id, revision: view.revision, ...next })
  }
  const flipped = <T extends string>(ticked: readonly T[], id: T, on: boolean): T[] =>
    on ? [...ticked, id] : ticked.filter(one => one !== id)
  // What the place asks, and whatever else was ticked.
  const asked = (profile.papers[view.item] ?? []).map(paper => paper.material)
  const papers = [...new Set([...asked, ...given.papers])]
  const notices = noticeIds.filter(id => !isConsent(id) && (noticesFor(view.item).includes(id) || given.notices.includes(id)))
  const consents = consentIds.filter(
    id => consentsFor(view.item, view.age, view.photoPlan).includes(id) || view.business?.consents.includes(id),
  )
  return (
    <>
      <TickList
        name="papers"
        title={correctedValueText.papers ?? ''}
        items={papers.map(id => ({ id, text: materialText[id] }))}
        ticked={given.papers}
        onTick={(id, on) => {
          const paper = papers.find(one => one === id)
          if (paper) give({ ...given, papers: flipped(given.papers, paper, on) })
        }}
      />
      <TickList
        name="notices"
        title={correctedValueText.notices ?? ''}
        items={notices.map(id => ({ id, text: noticeTitle[id] }))}
        ticked={given.notices}
        onTick={(id, on) => {
          const notice = notices.find(one => one === id)
          if (notice) give({ ...given, notices: flipped(given.notices, notice, on) })
        }}
      />
      <TickList
        name="consents"
        title={correctedValueText.agreed ?? ''}
        items={consents.map(id => ({ id, text: noticeTitle[id] }))}
        ticked={given.consents}
        onTick={(id, on) => {
          const consent = consents.find(one => one === id)
          if (consent) give({ ...given, consents: flipped(given.consents, consent, on) })
        }}
      />
    </>
  )
}
