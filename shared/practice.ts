/** Defines the initial content of a practice store; all people in it are made up. */
import type { StoreBirth } from './ipc/wire.ts'
import { practicePlace } from './strings/zh-CN/practice.ts'

/** A place whose profile has both a fee and an old-card rule, so that practice covers every step. */
const practiceProfile = 'guangzhou'

export const practiceBirth: StoreBirth = { mode: 'practice', branch: practicePlace, profile: practiceProfile }

/** The shared password of the made-up operators; the sign-in screen shows it. */
export const practicePassword = 'yanlian1'
