/** Says what a practice store begins with; the people in it are made up. */
import type { StoreBirth } from './ipc/wire.ts'
import { practicePlace } from './strings/zh-CN/practice.ts'

/** The place whose profile knows both a fee and an old-card rule, so that practice meets every step. */
const practiceProfile = 'guangzhou'

export const practiceBirth: StoreBirth = { mode: 'practice', branch: practicePlace, profile: practiceProfile }

/** The one password of the made-up operators; the sign-in screen shows it. */
export const practicePassword = 'yanlian1'
