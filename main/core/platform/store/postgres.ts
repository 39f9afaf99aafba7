/** Speaks to PostgreSQL: everything only PostgreSQL knows stands here and in `postgres/`. */
import {
  type ColumnDefinitionNode,
  CompiledQuery,
  type DataTypeNode,
  type Dialect,
  GeneratedNode,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely'
import type { Engine } from './engine.ts'
import { type Counted, OneWriterDriver } from './postgres/driver.ts'
import type { Hold } from './postgres/hold.ts'
import { type Link, stateOf } from './postgres/link.ts'
import type { Tables } from './schema.ts'

/** Writes the schema as the records expect it: numbers as wide as a file's, texts compared by their bytes, keys that count by themselves. */
class BranchCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    if (node.dataType === 'integer') this.append('bigint')
    else if (node.dataType === 'text') this.append('text collate "C"')
    else super.visitDataType(node)
  }

  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const counts = node.primaryKey === true && 'dataType' in node.dataType && node.dataType.dataType === 'integer'
    super.visitColumnDefinition(counts ? { ...node, generated: GeneratedNode.create({ byDefault: true, identity: true }) } : node)
  }

  protected override visitGenerated(node: GeneratedNode): void {
    super.visitGenerated(node.expression === undefined ? node : { ...node, stored: true })
  }
}

export type Served = { readonly link: Link; readonly hold: Hold; readonly counted: Counted }

export function postgresEngine({ link, hold, counted }: Served): Engine {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new OneWriterDriver({ link, hold, counted }),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new BranchCompiler(),
  }
  return {
    name: 'postgres',
    dialect,
    bytes: 'bytea',
    tableEnd: '',
    jsonText: (column, key) => `(${column}::jsonb ->> '${key}')`,
    contains: (column, text) => sql<SqlBool>`strpos(${sql.ref(column)}, ${text}) > 0`,
    tail: (column, length) => sql<string>`right(${sql.ref(column)}, ${sql.lit(length)})`,
    readVersion: async db => {
      const { rows } = await sql<{ version: number }>`select version from store_hold where id = 1`.execute(db)
      return rows[0]?.version ?? 0
    },
    writeVersion: async (tx: Transaction<Tables>, version: number) => {
      await tx.executeQuery(CompiledQuery.raw('update store_hold set version = $1 where id = 1', [version]))
    },
    appendOnly: refuseChanges,
    changeable: async (tx, table) => {
      for (const word of refused) await sql`drop trigger ${sql.id(`${table}_no_${word}`)} on ${sql.id(table)}`.execute(tx)
    },
    isUniqueViolation: error => stateOf(error) === '23505',
    isDiskFull: error => stateOf(error) === '53100',
  }
}

const refused = ['update', 'delete', 'truncate'] as const

async function refuseChanges(tx: Kysely<Tables>, table: string, unless?: string): Promise<void> {
  // A trigger's condition may not read a table, so the function does.
  const name = `refuse_change${unless === undefined ? '' : `_unless_${unless}`}`
  const allowed = unless === undefined ? sql`` : sql`if exists (select 1 from ${sql.id(unless)}) then return coalesce(new, old); end if;`
  await sql`create or replace function ${sql.id(name)}() returns trigger language plpgsql as $refuse$ begin ${allowed} raise exception 'append only'; end $refuse$`.execute(
    tx,
  )
  for (const word of refused) {
    const each = word === 'truncate' ? 'statement' : 'row'
    await sql`create trigger ${sql.id(`${table}_no_${word}`)} before ${sql.raw(word)} on ${sql.id(table)}
      for each ${sql.raw(each)} execute function ${sql.id(name)}()`.execute(tx)
  }
}
