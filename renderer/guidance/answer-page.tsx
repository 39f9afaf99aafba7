/** The answer: whether, where, with what, for how much, until when, by which law; each rule with its source and how sure it is. */
import type { Verdict } from '../../shared/guidance/answer.ts'
import type { GuideLine, GuidePart, GuideSheet } from '../../shared/ipc/shapes/guidance.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { unknownText } from '../../shared/strings/zh-CN/profile.ts'
import { Icon, type IconName } from '../kit/icon.tsx'

const signs = { yes: 'pass', ask: 'flag', elsewhere: 'note', no: 'refuse' } as const satisfies Record<Verdict, IconName>

function Mark() {
  return (
    <span className="guide-mark">
      <Icon name="flag" />
      {unknownText}
    </span>
  )
}

function Under({ source, note }: Pick<GuidePart, 'source' | 'note'>) {
  return (
    <>
      {note && <span className="guide-note">{note}</span>}
      {source && <span className="guide-source">{source}</span>}
    </>
  )
}

function Part({ part }: { readonly part: GuidePart }) {
  return (
    <li>
      <span className="guide-said">{part.text}</span>
      {part.unsure && <Mark />}
      {part.basis && <span className="guide-basis">{text.basisOf(part.basis)}</span>}
      <Under source={part.source} note={part.note} />
    </li>
  )
}

function Line({ line }: { readonly line: GuideLine }) {
  return (
    <div className={`guide-line ${line.id}`}>
      <dt>{line.name}</dt>
      <dd>
        <ul>
          {line.parts.map(part => (
            <Part key={part.text} part={part} />
          ))}
        </ul>
        {line.unsure && <Mark />}
        <Under source={line.source} note={line.note} />
      </dd>
    </div>
  )
}

function Can({ can, line }: { readonly can: Verdict; readonly line: GuideLine | undefined }) {
  const [first, ...causes] = line?.parts ?? []
  return (
    <div className={`guide-can ${signs[can]}`} role="status">
      <Icon name={signs[can]} />
      <strong>{first?.text}</strong>
      {causes.map(cause => (
        <span key={cause.text}>{cause.text}</span>
      ))}
    </div>
  )
}

export function AnswerPage({ sheet }: { readonly sheet: GuideSheet }) {
  const { can, lines } = sheet
  return (
    <article className="guide-answer">
      <h1>
        {sheet.title}
        {sheet.question && <span className="guide-question">{sheet.question}</span>}
      </h1>
      <Can can={can} line={lines.find(line => line.id === 'can')} />
      <ul className="guide-text">
        {sheet.text.map(said => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      <dl className="guide-lines">
        {lines
          .filter(line => line.id !== 'can')
          .map(line => (
            <Line key={line.name} line={line} />
          ))}
      </dl>
      <p className="secondary dense">{sheet.rules}</p>
    </article>
  )
}
