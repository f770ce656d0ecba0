import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { hiddenMessage } from '../errors/to-graphql-error.ts'
import { CitxError } from '../errors/citx-error.ts'
import { errorCodes } from '../errors/error-codes.ts'
import type { Logger } from '../log/logger.ts'

/** Answers outside GraphQL (plain routes, unreadable bodies, unknown paths) take the form of GraphQL errors too. */
export function addHttpErrors(app: FastifyInstance, log: Logger): void {
  app.setNotFoundHandler((_request, reply) =>
    send(reply, 404, 'NOT_FOUND', 'there is nothing here'),
  )
  app.setErrorHandler((error: FastifyError | CitxError, request, reply) => {
    if (error instanceof CitxError) {
      const { status, expose } = errorCodes[error.code]
      if (expose) return send(reply, status, error.code, error.message)
    } else if (error.statusCode !== undefined && error.statusCode < 500) {
      return send(reply, error.statusCode, 'BAD_REQUEST', error.message)
    }
    log.error({ err: error, requestId: request.id }, 'request failed')
    return send(reply, 500, 'INTERNAL', hiddenMessage, request.id)
  })
}

function send(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  requestId?: string,
): FastifyReply {
  const extensions = { code, ...(requestId !== undefined && { requestId }) }
  return reply.code(status).send({ errors: [{ message, extensions }] })
}
