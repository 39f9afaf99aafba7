/** The answer: whether, where, with what, for how much, until when, by which law; each rule with its source and how sure it is. */
import type { Verdict } from '../../shared/guidance/answer.ts'
import type { GuideLine, GuidePart, GuideSheet } from '../../shared/ipc/shapes/guidance.ts'
import { guidanceText as text } from '../../shared/strings/zh-CN/guidance.ts'
import { unknownText } from '../../shared/strings/zh-CN/profile.ts'
import { Icon, type IconName } from '../kit/icon.tsx'

const signs = { yes: 'pass', ask: 'flag', elsewhere: 'note', no: 'refuse' } as const satisfies Record<Verdict, IconName>

function Mark() {
  return (
    <span className="advice-mark">
      <Icon name="flag" />
      {unknownText}
    </span>
  )
}

function Under({ source, note }: Pick<GuidePart, 'source' | 'note'>) {
  if (!note && !source) return null
  return (
    <span className="advice-under">
      {note && <span className="advice-note">{note}</span>}
      {source}
    </span>
  )
}

function Part({ part, unsure }: { readonly part: GuidePart; readonly unsure: boolean }) {
  return (
    <li>
      <span className="advice-said">{part.text}</span>
      {unsure && <Mark />}
      {part.basis && <span className="advice-basis">{text.basisOf(part.basis)}</span>}
      <Under source={part.source} note={part.note} />
    </li>
  )
}

function Line({ line }: { readonly line: GuideLine }) {
  return (
    <div className={`advice-line ${line.id}`}>
      <dt>{line.name}</dt>
      <dd>
        <ul>
          {line.parts.map((part, at) => (
            // A doubt about the whole line stands behind its last word.
            <Part key={part.text} part={part} unsure={part.unsure || (line.unsure && at === line.parts.length - 1)} />
          ))}
        </ul>
        <Under source={line.source} note={line.note} />
      </dd>
    </div>
  )
}

/** Nothing where the question was not whether it can be done. */
function Can({ can, line }: { readonly can: Verdict; readonly line: GuideLine | undefined }) {
  if (line === undefined) return null
  const [first, ...causes] = line.parts
  return (
    <div className={`advice-can ${signs[can]}`} role="status">
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
    <article className="advice-answer">
      <h1>
        {sheet.title}
        {sheet.question && <span className="advice-question">{sheet.question}</span>}
      </h1>
      <Can can={can} line={lines.find(line => line.id === 'can')} />
      <p className="advice-brief">{sheet.brief.join('')}</p>
      {sheet.steps.length > 0 && (
        <>
          <h2>{text.steps}</h2>
          <ol className="advice-steps">
            {sheet.steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      <ul className="advice-text">
        {sheet.text.map(said => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      <dl className="advice-lines">
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
