/** The dialog fields of what a finished photo must be. Pure. */
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { bad, type FormField, form, good, number, type RuleForm, said } from './form-parts.ts'

const text = rulesDeskText.dialog

const photoNumbers = ['width', 'height', 'dpi', 'faceAim', 'headAim', 'eyeLine'] as const
const photoBands = ['bytes', 'facePass', 'faceRefuse', 'headPass', 'eyes'] as const
const photoOrder = [
  'width',
  'height',
  'dpi',
  'bytes',
  'faceAim',
  'facePass',
  'faceRefuse',
  'headAim',
  'headPass',
  'eyes',
  'eyeLine',
] as const
const isBand = (name: (typeof photoOrder)[number]): boolean => (photoBands as readonly string[]).includes(name)
const bandShown = ([least, most]: readonly [number, number]): string => `${least}-${most}`
function bandRead(words: string): readonly [number, number] | null {
  const parts = /^(\d+)\s*[-–~]\s*(\d+)$/.exec(halfWidth(withoutUnseen(words)))
  return parts ? [Number(parts[1]), Number(parts[2])] : null
}

/** The limits of the photo checks are not typed by hand and go through as they are. */
export const photoForm = (limits: PhotoSpec['limits']): RuleForm =>
  form(
    PhotoSpec,
    [
      ...photoOrder.map(
        (name): FormField => ({
          name,
          label: text[name],
          kind: isBand(name) ? 'text' : 'digits',
          ...(isBand(name) ? { hint: text.bandHint } : {}),
        }),
      ),
      { name: 'months', label: text.months, kind: 'digits', hint: text.monthsHint },
      {
        name: 'override',
        label: text.override,
        kind: 'choice',
        choices: [
          { value: 'yes', label: text.overrideYes },
          { value: 'no', label: text.overrideNo },
        ],
      },
    ],
    spec => ({
      width: String(spec.width),
      height: String(spec.height),
      dpi: String(spec.dpi),
      bytes: bandShown(spec.bytes),
      faceAim: String(spec.faceWidth.aim),
      facePass: bandShown(spec.faceWidth.pass),
      faceRefuse: bandShown(spec.faceWidth.refuseOutside),
      headAim: String(spec.headTop.aim),
      headPass: bandShown(spec.headTop.pass),
      eyes: bandShown(spec.eyeMidX),
      eyeLine: String(spec.eyeLineToBottomMin),
      months: spec.takenWithinMonths === null ? '' : String(spec.takenWithinMonths),
      override: spec.overrideBySecondPerson ? 'yes' : 'no',
    }),
    typed => {
      const empty = photoNumbers.find(name => number(typed, name) === null)
      if (empty) return bad(empty, text.missing)
      const wrong = photoBands.find(name => bandRead(said(typed, name)) === null)
      if (wrong) return bad(wrong, text.bandWrong)
      const [figure, band] = [(name: string) => number(typed, name), (name: string) => bandRead(said(typed, name))]
      return good({
        width: figure('width'),
        height: figure('height'),
        dpi: figure('dpi'),
        bytes: band('bytes'),
        faceWidth: { aim: figure('faceAim'), pass: band('facePass'), refuseOutside: band('faceRefuse') },
        headTop: { aim: figure('headAim'), pass: band('headPass') },
        eyeMidX: band('eyes'),
        eyeLineToBottomMin: figure('eyeLine'),
        takenWithinMonths: figure('months'),
        overrideBySecondPerson: said(typed, 'override') === 'yes',
        ...(limits ? { limits } : {}),
      })
    },
  )
