export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const json = (status: number, content: unknown): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(content),
})

/** An error told outside GraphQL: the key `errors` comes first, and there is no data. */
export const errorAnswer = (status: number, code: string, message: string): Answer =>
  json(status, { errors: [{ message, extensions: { code } }], data: null })

/** An exception of DS's own code. */
export const crashed = (status: number): Answer =>
  status === 400 ? errorAnswer(400, 'bad_request', 'Bad Request') : internalError()

/** Outside production, DS tells the exception itself. */
export const internalError = (message = 'Internal Server Error'): Answer =>
  json(500, {
    errors: [
      {
        message,
        extensions: { code: 'internal_server_error', exception_id: crypto.randomUUID() },
      },
    ],
    data: null,
  })

export const maintenance = (): Answer =>
  json(503, {
    error:
      'Le site est actuellement en maintenance. Il sera à nouveau disponible dans un court instant.',
  })

/** What a proxy in front of DS says. */
export const badGateway = (): Answer => ({
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n',
})
