import type { Answer } from './answer.ts'

const REQUESTS_PER_WINDOW = 400
const WINDOW_SECONDS = 60

/** 400 POST for each value of the `Authorization` header and each minute of the clock. */
export class RateLimit {
  #window = Number.NaN
  readonly #counts = new Map<string, number>()

  /** Counts one request; DS's refusal when it is one too many. */
  count(authorization: string, now: Date): Answer | null {
    const window = windowOf(now)
    if (window !== this.#window) this.#counts.clear()
    this.#window = window
    const count = (this.#counts.get(authorization) ?? 0) + 1
    this.#counts.set(authorization, count)
    return count > REQUESTS_PER_WINDOW ? tooMany(now) : null
  }
}

const windowOf = (now: Date) => Math.floor(now.getTime() / 1000 / WINDOW_SECONDS)

/** Plain text, without `Retry-After` nor content type, as DS sends it. */
export const tooMany = (now: Date): Answer => ({
  status: 429,
  headers: {
    'RateLimit-Remaining': '0',
    'RateLimit-Reset': String((windowOf(now) + 1) * WINDOW_SECONDS),
  },
  body: "Calme toi, cowboy ! T'enchaines un peu trop les requêtes.\nCalm down, cowboy!\n",
})
