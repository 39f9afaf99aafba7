/** Chinese for the documents of all answers, one a place. */
import type { Comer } from '../../guidance/path.ts'

export const answersText = {
  title: (place: string, version: string, from: string): string => `${place}：办事问答（规则${version}版，${from}起）`,
  comer: { self: '本人', agent: '请人代办', child: '孩子', unit: '单位' } satisfies Record<Comer, string>,
} as const
