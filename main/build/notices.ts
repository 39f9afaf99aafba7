/** Writes the notices of everything others made that a package holds, each with its licence's text. */
import type { Component } from './inventory.ts'

const line = '-'.repeat(100)

export function noticesOf(components: readonly Component[]): string {
  return [opening(components), ...components.map(notice)].join(`\n${line}\n`)
}

const opening = (components: readonly Component[]): string =>
  `SSC Counter holds these works of others (${components.length}). What each is used under follows by name.

${components.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n')}
`

function notice({ name, version, licence, parts, texts }: Component): string {
  if (texts.length === 0 || texts.some(({ text }) => text.trim() === '')) throw new Error(`${name} ${version} has no licence text`)
  return `${name} ${version}
Licence: ${licence}
In: ${parts.join(', ')}

${texts.map(({ title, text }) => `[${title}]\n\n${text}\n`).join('\n')}`
}
