/** What a change of the rules does, in two tables: the rules before and after, and the open cases it would judge otherwise. */
import type { ProfileEffect, RuleChange } from '../../../../shared/ipc/shapes/profile.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { ruleText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'

const text = rulesDeskText.previewPage

export function ChangeTable({ changes }: { readonly changes: readonly RuleChange[] }) {
  return (
    <table className="effect-table">
      <thead>
        <tr>
          <th scope="col">{text.rule}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={change.name}>
            <td>{change.name}</td>
            <td className="secondary">{change.before}</td>
            <td>{change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `guangzhou 1.0` names the place as the files do; a reader needs only the number. */
const numberOf = (version: string): string => version.split(' ')[1] ?? version

export function CaseTable({ effect }: { readonly effect: ProfileEffect }) {
  if (effect.caseCount === 0) return <p>{text.casesNone(effect.openCount)}</p>
  return (
    <>
      <p>{text.casesSome(effect.caseCount, effect.openCount)}</p>
      <table className="effect-table">
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.item}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.differs}</th>
            <th scope="col">{text.version}</th>
          </tr>
        </thead>
        <tbody>
          {effect.cases.map(one => (
            <tr key={one.caseId}>
              <td className="mono">{one.number}</td>
              <td>{itemShortText[one.item]}</td>
              <td>{stateText[one.state]}</td>
              <td>{text.rules(one.rules.map(rule => ruleText[rule]))}</td>
              <td>{text.keeps(numberOf(one.version))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect.caseCount > effect.cases.length && <p className="secondary">{text.more(effect.caseCount - effect.cases.length)}</p>}
    </>
  )
}
