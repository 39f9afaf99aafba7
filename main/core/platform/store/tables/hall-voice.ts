/** The one row that says how the hall's screen speaks, as Kysely sees it. */
export type HallVoiceTables = { hall_voice: HallVoiceTable }

type HallVoiceTable = { id: number; volume: number; repeats: number; quiet_from: string | null; quiet_to: string | null }
