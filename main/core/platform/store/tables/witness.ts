/** The table that counts the commits of a store, as Kysely sees it. */

type StoreHeadTable = {
  id: number
  identity: string
  n: number
  at: string
  root: Buffer | null
  restored: string | null
}

export type WitnessTables = { store_head: StoreHeadTable }
