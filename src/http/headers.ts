import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const SELF = ["'self'"]
const NONE = ["'none'"]

const common = {
  // The default, no-referrer, makes browsers hide the origin of a form, by which a stranger's is told.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  // For whoever puts TLS in front to decide.
  strictTransportSecurity: false,
} as const

/** Nothing but our own files, nothing written inside the page. */
export const pageHeaders = (): MiddlewareHandler =>
  secureHeaders({
    ...common,
    contentSecurityPolicy: {
      defaultSrc: NONE,
      styleSrc: SELF,
      scriptSrc: SELF,
      fontSrc: SELF,
      // The style sheet draws its arrows with `data:` images.
      imgSrc: ["'self'", 'data:'],
      formAction: SELF,
      baseUri: NONE,
      frameAncestors: NONE,
    },
  })

/** Bull Board is an application of the browser: it asks for data, and styles what it makes. */
export const boardHeaders = (): MiddlewareHandler =>
  secureHeaders({
    ...common,
    contentSecurityPolicy: {
      defaultSrc: NONE,
      styleSrc: ["'self'", "'unsafe-inline'"],
      scriptSrc: SELF,
      fontSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      connectSrc: SELF,
      formAction: NONE,
      baseUri: SELF,
      frameAncestors: NONE,
    },
  })

/** Figures of a campaign are not for the caches on the way. */
export const notStored: MiddlewareHandler = async (context, next) => {
  await next()
  if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
}
