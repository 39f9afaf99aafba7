/** The table of documents that are one person's, as Kysely sees it. */

export type PeopleTables = { person_alias: PersonAliasTable }

/** A later document of somebody known by an earlier one; `person` and `same_as` as `personOf` writes them. */
type PersonAliasTable = {
  person: string
  same_as: string
  reason: string
  at: string
  operator_id: string
  case_id: string | null
  seconder_id: string
}
