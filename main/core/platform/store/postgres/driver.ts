/** Runs Kysely's statements: reads beside each other, writes one after another under the branch's own row. */
import { createHash } from 'node:crypto'
import { AbortedTransactionError, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import type { Hold } from './hold.ts'
import { ask, isBroken, type Link, type PoolClient, type Question, type Result, stateOf, troubleOf } from './link.ts'

export type Counted = { changes: number; commits: number }

/** One writer at a time, in the order in which they came: the same as with one file, so no feature needs a second reasoning. */
class Turns {
  #last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.#last
    let end: () => void = () => undefined
    this.#last = new Promise(resolve => {
      end = resolve
    })
    await before
    return end
  }
}

type World = { readonly link: Link; readonly hold: Pick<Hold, 'begin' | 'wasKept'>; readonly counted: Counted; readonly turns: Turns }

/**
 * A connection of Kysely's. What it stands for is taken when the first statement comes: a transaction gets the turn to write, a read any
 * connection that is free.
 */
class BranchConnection implements DatabaseConnection {
  readonly #world: World
  #writing: { readonly client: PoolClient; readonly end: () => void; readonly id: string; broken: boolean; changes: number } | null = null

  constructor(world: World) {
    this.#world = world
  }

  async begin(): Promise<void> {
    const end = await this.#world.turns.take()
    let client: PoolClient | null = null
    try {
      client = await this.#world.link.writing.connect()
      await ask(client, 'begin')
      const id = await this.#world.hold.begin(client)
      this.#writing = { client, end, id, broken: false, changes: 0 }
    } catch (error) {
      // Whatever state it is in, it is not used again.
      client?.release(true)
      end()
      throw troubleOf(error)
    }
  }

  async commit(): Promise<void> {
    const writing = this.#mine()
    try {
      const { command } = await ask(writing.client, 'commit')
      // The database ends a transaction in which a statement failed by rolling it back, whatever it was asked for.
      if (command === 'ROLLBACK') throw new AbortedTransactionError()
    } catch (error) {
      writing.broken ||= isBroken(error)
      if (!writing.broken) throw troubleOf(error)
      // The answer was lost and not the commit, perhaps: the database knows.
      await this.#world.hold.wasKept(writing.id)
    }
    this.#world.counted.commits += 1
    this.#world.counted.changes += writing.changes
    this.release()
  }

  async rollback(): Promise<void> {
    // What was refused at its beginning, or broke off at its commit, has nothing to take back.
    if (this.#writing === null) return
    const writing = this.#writing
    try {
      if (!writing.broken) await ask(writing.client, 'rollback')
    } catch {
      // The database rolls back by itself when the connection ends; why it had to is what the caller hears.
      writing.broken = true
    } finally {
      this.release()
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#writing) return this.#write(query)
    if (isRead(query)) return this.#read(query)
    await this.begin()
    try {
      const done = await this.#write<R>(query)
      await this.commit()
      return done
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  // biome-ignore lint/correctness/useYield: nobody streams; the interface wants the method
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed')
  }

  release(): void {
    const writing = this.#writing
    if (writing === null) return
    this.#writing = null
    writing.client.release(writing.broken)
    writing.end()
  }

  #mine() {
    if (this.#writing === null) throw new Error('there is no transaction')
    return this.#writing
  }

  async #write<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const writing = this.#mine()
    try {
      const done = answerOf<R>(await writing.client.query(questionOf(query)))
      writing.changes += Number(done.numAffectedRows ?? 0)
      return done
    } catch (error) {
      writing.broken ||= isBroken(error)
      throw troubleOf(error)
    }
  }

  /** A connection that broke while nobody used it is replaced once: a read may be asked again. */
  async #read<R>(query: CompiledQuery, again = true): Promise<QueryResult<R>> {
    let client: PoolClient | null = null
    try {
      client = await this.#world.link.reading.connect()
      const result = await client.query(questionOf(query))
      client.release()
      return answerOf(result)
    } catch (error) {
      const broken = isBroken(error)
      client?.release(broken)
      if (again && broken && client !== null) return this.#read(query, false)
      // A schema that changed under a prepared statement: the connection forgets it.
      if (again && stateOf(error) === '0A000') return this.#read({ ...query, sql: `${query.sql} ` }, false)
      throw troubleOf(error)
    }
  }
}

/** Lists of ids of every length would each be remembered. */
const longestNamed = 2_000
const repeated: readonly string[] = ['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']

/** What repeats is parsed once a connection, under a name that its text gives. */
function questionOf({ sql, parameters, query }: CompiledQuery): Question {
  const question = { text: sql, values: parameters }
  if (!repeated.includes(query.kind) || sql.length > longestNamed) return question
  return { ...question, name: createHash('sha256').update(sql).digest('base64url').slice(0, 24) }
}

function answerOf<R>({ command, rowCount, rows }: Result): QueryResult<R> {
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
  return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
}

/** What may run beside a write: a select that locks nothing, and what asks how one would run. */
function isRead({ query, sql }: CompiledQuery): boolean {
  if (query.kind === 'SelectQueryNode') return !('endModifiers' in query) || query.endModifiers === undefined
  return query.kind === 'RawNode' && /^\s*(select|explain)\b/i.test(sql)
}

export class OneWriterDriver implements Driver {
  readonly #world: World

  constructor(world: Omit<World, 'turns'>) {
    this.#world = { ...world, turns: new Turns() }
  }

  init = async (): Promise<void> => undefined
  acquireConnection = async (): Promise<BranchConnection> => new BranchConnection(this.#world)
  beginTransaction = (connection: DatabaseConnection): Promise<void> => mine(connection).begin()
  commitTransaction = (connection: DatabaseConnection): Promise<void> => mine(connection).commit()
  rollbackTransaction = (connection: DatabaseConnection): Promise<void> => mine(connection).rollback()
  releaseConnection = async (connection: DatabaseConnection): Promise<void> => mine(connection).release()
  destroy = async (): Promise<void> => undefined
}

function mine(connection: DatabaseConnection): BranchConnection {
  if (!(connection instanceof BranchConnection)) throw new Error('a connection of another driver')
  return connection
}
