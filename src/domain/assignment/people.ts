/** A groupe instructeur of the démarche, as DS names it. */
export interface Group {
  readonly id: string
  readonly label: string
  readonly closed: boolean
  readonly instructeurs: readonly Instructeur[]
}

export interface Instructeur {
  readonly id: string
  readonly email: string
}

/** E-mails are compared as people write them: case and stray spaces do not make another person. */
export const foldEmail = (email: string) => email.trim().toLowerCase()
