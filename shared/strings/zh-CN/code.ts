/** Chinese for rows of the code tables. */

export const codeText = {
  since: (day: string) => `${day} 起`,
  past: (until: string, now: readonly string[]) => (now.length === 0 ? `${until} 撤销` : `${until} 撤销，今${now.join('、')}`),
} as const
