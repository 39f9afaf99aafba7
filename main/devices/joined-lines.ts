/** Several kinds of lines as one: each name is opened by the kind it belongs to. */
import type { Lines } from './line.ts'

export type Kind = { readonly lines: Lines; readonly owns: (id: string) => boolean }

/** `rest` takes what no other owns. */
export function joinedLines(kinds: readonly Kind[], rest: Lines): Lines {
  return {
    list: async () => (await Promise.all([...kinds.map(({ lines }) => lines.list()), rest.list()])).flat(),
    open: id => (kinds.find(({ owns }) => owns(id))?.lines ?? rest).open(id),
  }
}
