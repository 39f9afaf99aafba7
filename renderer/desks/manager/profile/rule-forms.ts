/** Says for every rule which form its dialog has: its fields, and the way from what stands in them to the value of the rule and back. Pure. */
import { ItemCode, itemCodes } from '../../../../shared/business/items.ts'
import { PhotoReason, photoReasons } from '../../../../shared/business/reasons.ts'
import { SignWay, signWays } from '../../../../shared/confirm/ways.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { BankChange, bankChanges, ChildCard, childCards } from '../../../../shared/profile/card-life.ts'
import { Channel, channels } from '../../../../shared/profile/channels.ts'
import { OldCardPolicy, oldCardPolicies, type RuleKey, SameNumber, sameNumberRules } from '../../../../shared/profile/profile.ts'
import { itemShortText, reasonText } from '../../../../shared/strings/zh-CN/business.ts'
import { bankChangeText, channelText, childCardText, oldCardPolicyText, sameNumberText } from '../../../../shared/strings/zh-CN/profile.ts'
import { signWayText } from '../../../../shared/strings/zh-CN/signing.ts'
import { formalForm, tempForm, validityForm } from './card-life-forms.ts'
import type { RuleForm } from './form-parts.ts'
import { handoverForm } from './handover-form.ts'
import { hoursForm } from './hours-form.ts'
import { photoForm } from './photo-form.ts'
import { groundsForm, unitForm } from './pickup-forms.ts'
import { choiceForm, flagForm, numberForm, ticksForm } from './plain-forms.ts'
import { feeForm, feeTimeForm, leadForm, mailForm, uploadForm } from './service-forms.ts'

/** The form of a rule; papers have a dialog of their own. */
export function formOf(key: Exclude<RuleKey, 'papers'>, photo: PhotoSpec): RuleForm {
  return key === 'photo' ? photoForm(photo.limits) : forms[key]
}

const forms: Readonly<Record<Exclude<RuleKey, 'papers' | 'photo'>, RuleForm>> = {
  photoFromAge: numberForm(true),
  photoReasons: ticksForm(PhotoReason, reasonText, photoReasons, true),
  items: ticksForm(ItemCode, itemShortText, itemCodes, true),
  guardianUnderAge: numberForm(true),
  adultByAgent: flagForm,
  hours: hoursForm,
  leadTime: leadForm,
  channels: ticksForm(Channel, channelText, channels, false),
  photoUpload: uploadForm,
  policePhoto: flagForm,
  childCard: choiceForm(ChildCard, childCardText, childCards),
  validity: validityForm,
  renewBeforeDays: numberForm(false),
  lossTemp: tempForm,
  lossFormal: formalForm,
  lossCoversBank: flagForm,
  formalLossByAgent: flagForm,
  bankChange: choiceForm(BankChange, bankChangeText, bankChanges),
  passwordTries: numberForm(false),
  pickupGrounds: groundsForm,
  unitPickup: unitForm,
  signWays: ticksForm(SignWay, signWayText, signWays, false),
  feeTime: feeTimeForm,
  handover: handoverForm,
  reviewApartDays: numberForm(false),
  crossProvince: ticksForm(ItemCode, itemShortText, itemCodes, true),
  uncollectedDays: numberForm(true),
  badRatingDays: numberForm(true),
  keepClosedDays: numberForm(false),
  keepEndedDays: numberForm(false),
  fees: feeForm,
  oldCardPolicy: choiceForm(OldCardPolicy, oldCardPolicyText, oldCardPolicies),
  sameNumber: choiceForm(SameNumber, sameNumberText, sameNumberRules),
  photoChangeByAgent: flagForm,
  pickupByAgent: flagForm,
  pickupLimitDays: numberForm(false),
  pickupGraceDays: numberForm(false),
  mail: mailForm,
}
