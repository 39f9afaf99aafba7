/** The least argon2 takes: practice people sign in some thousand times in a run, and what a guess costs is no matter there. */
import type { PasswordWork } from '../../main/core/records/password.ts'

export const cheapPasswords: PasswordWork = { memoryCost: 8, timeCost: 1, parallelism: 1 }
