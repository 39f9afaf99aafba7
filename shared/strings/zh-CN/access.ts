/** Names the roles and desks of a branch. */
import type { Desk, Role } from '../../access/roles.ts'

export const roleText = { lobby: '大堂', teller: '经办', reviewer: '复核', cards: '卡务', manager: '主管' } as const satisfies Record<
  Role,
  string
>
export const rolesText = (roles: readonly Role[]): string => roles.map(role => roleText[role]).join('、')
export const deskText = { teller: '经办台', review: '复核台', cards: '卡务台', lobby: '大堂', manager: '主管台' } as const satisfies Record<
  Desk,
  string
>

/** The dialog in which a colleague vouches at a teller's own window. */
export const secondPersonText = { login: '同事的用户名', password: '同事的密码', reason: '理由', missing: '请填写' } as const
