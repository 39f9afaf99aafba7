/** Makes the OpenAPI document of the way to the card centre from the schemas both sides read messages with. Pure. */
import { CentreCallBack } from '../../../shared/centre/call-back.ts'
import {
  CentreAbout,
  CentreAnswer,
  CentreCase,
  CentreChange,
  CentreEvents,
  CentreReceipt,
  CentreRefusal,
  CentreWithdrawal,
  centreVersion,
  PictureKept,
} from '../../../shared/centre/messages.ts'
import { z } from '../../../shared/zod.ts'

const schemas = {
  CentreAbout,
  CentreCase,
  CentreReceipt,
  CentreRefusal,
  CentreChange,
  CentreWithdrawal,
  CentreAnswer,
  CentreEvents,
  CentreCallBack,
  PictureKept,
}
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

const header = (name: string, description: string, schema: object) => ({ name, in: 'header', required: true, description, schema })
const keyed = (description: string) => header('Idempotency-Key', description, { type: 'string', minLength: 1, maxLength: 200 })
const offset = { 'Upload-Offset': { description: 'How many bytes are there.', schema: { type: 'integer', minimum: 0 } } }

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
        head: {
          summary: 'Whether a picture is there, and how much of it came so far.',
          responses: { '200': said('It is.'), '404': { ...said('It is not.'), headers: offset }, ...refusals },
        },
        patch: {
          summary:
            'Sends a picture in parts, each behind what is there; a centre that knows no parts answers 404, 405 or 501 and is sent it whole.',
          parameters: [
            header('Upload-Offset', 'How much is there already.', { type: 'integer', minimum: 0 }),
            header('Upload-Complete', '?1 with the last part, ?0 before.', { enum: ['?0', '?1'] }),
          ],
          requestBody: { required: true, content: { 'application/partial-upload': { schema: { type: 'string', format: 'binary' } } } },
          responses: {
            '201': said('It is there now, whole.', 'PictureKept'),
            '204': { ...said('The part is there.'), headers: offset },
            '409': { ...said('Another part goes first.'), headers: offset },
            '422': said('The bytes are not what the digest says; all parts are gone.', 'CentreRefusal'),
            ...refusals,
          },
        },
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
          parameters: [keyed('Sent again it gives the same receipt and no second card, for ever. A refused case is judged anew.')],
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
      [`/${centreVersion}/changes`]: {
        post: {
          summary: 'Changes a case that was handed in, as long as no card is being made of it.',
          parameters: [keyed('Sent again it gives the same answer. From then on the case is known by this key as well.')],
          requestBody: { required: true, content: json('CentreChange') },
          responses: {
            '200': said('Accepted, too late, or not known here.', 'CentreAnswer'),
            '409': said('The picture of the new case is not there: PHOTO_MISSING.', 'CentreRefusal'),
            '422': said('The case as it would be is refused; what was handed in before stays.', 'CentreRefusal'),
            ...refusals,
          },
        },
      },
      [`/${centreVersion}/withdrawals`]: {
        post: {
          summary: 'Asks that no card is made of a case that was handed in.',
          parameters: [keyed('Sent again it gives the same answer.')],
          requestBody: { required: true, content: json('CentreWithdrawal') },
          responses: { '200': said('Accepted, too late, or not known here.', 'CentreAnswer'), ...refusals },
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
    webhooks: {
      callBack: {
        post: {
          summary:
            'What happened to the cards of a branch, called back to the address the branch gave, at /v1/call-back. Off unless the branch allows it.',
          security: [],
          parameters: [
            header('X-Centre-Time', 'When it was signed; refused when it is more than five minutes off.', {
              type: 'string',
              format: 'date-time',
            }),
            header('X-Centre-Nonce', 'Never the same twice.', { type: 'string', minLength: 1, maxLength: 100 }),
            header(
              'X-Centre-Signature',
              'Base64 of HMAC-SHA-256 or Ed25519 over time, nonce and the SHA-256 of the body in hexadecimal, each on a line, without an end of line behind the last.',
              { type: 'string' },
            ),
          ],
          requestBody: { required: true, content: json('CentreCallBack') },
          responses: {
            '204': said('Heard. An event heard before, here or by asking, changes nothing.'),
            '401': said('Not signed by the centre, or too old.'),
            '409': said('Heard before.'),
            '422': said('Not for this branch, or no call-back.'),
            '503': said('The branch does not know now who is at the other end; call again.'),
          },
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
