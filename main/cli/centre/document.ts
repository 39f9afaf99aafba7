/** Makes the OpenAPI document of the way to the card centre from the schemas both sides read messages with. Pure. */
import {
  CentreAbout,
  CentreCase,
  CentreEvents,
  CentreReceipt,
  CentreRefusal,
  centreVersion,
  PictureKept,
} from '../../../shared/centre/messages.ts'
import { z } from '../../../shared/zod.ts'

const schemas = { CentreAbout, CentreCase, CentreReceipt, CentreRefusal, CentreEvents, PictureKept }
type Name = keyof typeof schemas

const json = (name: Name) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const said = (description: string, name?: Name) => ({ description, ...(name ? { content: json(name) } : {}) })
const refusals = {
  '401': said('The token is wrong or missing.', 'CentreRefusal'),
  '429': {
    ...said('Later: not before the seconds in Retry-After.'),
    headers: { 'Retry-After': { schema: { type: 'integer', minimum: 0 } } },
  },
  '5XX': said('Trouble at the centre; the branch sends the same again.'),
}
const digest = { name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } }
const query = (name: string, description: string) => ({ name, in: 'query', required: true, description, schema: { type: 'string' } })

export function centreDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Card centre',
      version: '1.0.0',
      description:
        'How a branch hands approved cases to whoever makes the card, and hears what became of them. Made from the schemas; see docs/centre.md.',
    },
    security: [{ token: [] }],
    paths: {
      [`/${centreVersion}/about`]: {
        get: {
          summary:
            'Who is at the other end. A reference centre says so; a branch in practice sends to nothing else, a live one never to it.',
          responses: { '200': said('The centre.', 'CentreAbout'), ...refusals },
        },
      },
      [`/${centreVersion}/pictures/{sha256}`]: {
        parameters: [digest],
        head: { summary: 'Whether a picture is there.', responses: { '200': said('It is.'), '404': said('It is not.'), ...refusals } },
        put: {
          summary: 'Sends a picture under the digest of its bytes, before the case that names it.',
          requestBody: { required: true, content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } },
          responses: {
            '201': said('It is there now.', 'PictureKept'),
            '422': said('The bytes are not what the digest says.', 'CentreRefusal'),
            ...refusals,
          },
        },
      },
      [`/${centreVersion}/cases`]: {
        post: {
          summary: 'Hands a case in, exactly once for each key.',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'Sent again it gives the same receipt and no second card, for ever. A refused case is judged anew.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: { required: true, content: json('CentreCase') },
          responses: {
            '200': said('It was taken before.', 'CentreReceipt'),
            '201': said('It is taken.', 'CentreReceipt'),
            '409': said('Its picture is not there: PHOTO_MISSING. The branch sends it and then the case again.', 'CentreRefusal'),
            '422': said('It is refused for good, as it is.', 'CentreRefusal'),
            ...refusals,
          },
        },
      },
      [`/${centreVersion}/events`]: {
        get: {
          summary: 'What happened to the cards of a branch since it asked last, in order; the same event keeps its id.',
          parameters: [query('branch', 'The code of the branch.'), query('after', 'The `next` of the last answer; 0 at the beginning.')],
          responses: { '200': said('The events.', 'CentreEvents'), ...refusals },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => {
          const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' })
          return [name, rest]
        }),
      ),
    },
  }
}
