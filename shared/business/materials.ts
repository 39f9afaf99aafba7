/** The papers a counter may ask for and who must bring them; the profile decides which are asked for and on what legal basis. */
import { isSignWay, type SignWay } from '../confirm/ways.ts'
import { z } from '../zod.ts'

/** `identity` documents may always be asked for (Regulations on handling social insurance, Art. 31); `own` is what the business is about; `extra` needs a legal basis. */
export const materials = [
  { code: 'HOLDER_ID', kind: 'identity' },
  { code: 'AGENT_ID', kind: 'identity' },
  { code: 'GUARDIAN_ID', kind: 'identity' },
  { code: 'UNIT_AGENT_ID', kind: 'identity' },
  { code: 'OLD_CARD', kind: 'own' },
  { code: 'CARD', kind: 'own' },
  { code: 'NEW_PHOTO', kind: 'own' },
  { code: 'PHOTO_RECEIPT', kind: 'own' },
  { code: 'PICKUP_SLIP', kind: 'own' },
  { code: 'BATCH_SHEET', kind: 'own' },
  { code: 'AUTHORITY_LETTER', kind: 'extra' },
  { code: 'NOTARISED_LETTER', kind: 'extra' },
  { code: 'GUARDIAN_PROOF', kind: 'extra' },
  { code: 'CHANGE_PROOF', kind: 'extra' },
  { code: 'UNIT_LETTER', kind: 'extra' },
  { code: 'DEATH_PROOF', kind: 'extra' },
] as const satisfies readonly { readonly code: string; readonly kind: 'identity' | 'own' | 'extra' }[]

export type MaterialCode = (typeof materials)[number]['code']
export const materialCodes = materials.map(row => row.code) as [MaterialCode, ...MaterialCode[]]
export const MaterialCode = z.enum(materialCodes)

/** `original`: seen at the counter; `sent`: as a picture or a copy; `unseen`: to be looked at when the card is handed over. */
export type PaperCame = 'original' | 'sent' | 'unseen'
type Came = { readonly original: readonly MaterialCode[]; readonly sent: readonly MaterialCode[] }
const elsewhere = {
  online: { original: [], sent: ['NEW_PHOTO'] },
  sheet: { original: ['BATCH_SHEET', 'UNIT_LETTER', 'UNIT_AGENT_ID'], sent: ['NEW_PHOTO', 'GUARDIAN_ID', 'GUARDIAN_PROOF'] },
} as const satisfies Record<string, Came>

/** How a paper of a case arrived, derived from the channel the holder confirmed through. */
export function paperCame(material: MaterialCode, way: SignWay | keyof typeof elsewhere | null): PaperCame {
  if (way === null || isSignWay(way)) return 'original'
  const { original, sent }: Came = elsewhere[way]
  return original.includes(material) ? 'original' : sent.includes(material) ? 'sent' : 'unseen'
}

/** What is taken here itself, or is a list of many people, is not copied into anybody's case. */
export const isCopied = (material: MaterialCode): boolean => material !== 'NEW_PHOTO' && material !== 'BATCH_SHEET'

/** When a paper is asked for. */
export const materialCases = ['always', 'adult-by-agent', 'minor', 'unit'] as const
export const MaterialCase = z.enum(materialCases)
export type MaterialCase = z.infer<typeof MaterialCase>

/** Who applies, as far as the papers depend on it. */
export type Coming = { readonly under16: boolean; readonly byAgent: boolean; readonly byUnit: boolean }

export function caseApplies(when: MaterialCase, { under16, byAgent, byUnit }: Coming): boolean {
  switch (when) {
    case 'always':
      return true
    case 'adult-by-agent':
      return byAgent && !under16
    case 'minor':
      return under16
    case 'unit':
      return byUnit
    default:
      return when satisfies never
  }
}
