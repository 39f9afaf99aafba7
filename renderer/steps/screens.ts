/** Says which screen is which step; a step without a screen does not compile. */
import type { ComponentType } from 'react'
import type { Step } from '../../shared/workflow/steps.ts'
import { BusinessScreen } from './business/business-screen.tsx'
import { ConfirmScreen } from './confirm/confirm-screen.tsx'
import { FeeScreen } from './fee/fee-screen.tsx'
import { FormScreen } from './form/form-screen.tsx'
import { HandoverScreen } from './handover/handover-screen.tsx'
import { IdentityReadScreen } from './identity/identity-read-screen.tsx'
import { PhotoScreen } from './photo/photo-screen.tsx'
import { PickupScreen } from './pickup/pickup-screen.tsx'
import { ProductionScreen } from './production/production-screen.tsx'
import { ReviewScreen } from './review/review-screen.tsx'
import type { StepProps } from './step-props.ts'

export const screens = {
  identity: IdentityReadScreen,
  business: BusinessScreen,
  form: FormScreen,
  photo: PhotoScreen,
  confirm: ConfirmScreen,
  review: ReviewScreen,
  fee: FeeScreen,
  production: ProductionScreen,
  pickup: PickupScreen,
  handover: HandoverScreen,
} as const satisfies Record<Step, ComponentType<StepProps>>
