/** Invented addresses: no instructeur bears a person's name. */
export const ROBOT = 'robot.fitn7@prefecture.example.org'

const instructeur = (letter: string, department: string) =>
  `instructeur.${letter}@${department}.example.org`

export const MARNE = ['a', 'b', 'c'].map((letter) => instructeur(letter, 'marne'))
export const SGAR = ['a', 'b'].map((letter) => instructeur(letter, 'grand-est'))
export const HAUTE_MARNE = ['a', 'b'].map((letter) => instructeur(letter, 'haute-marne'))
export const AUBE = ['a', 'b'].map((letter) => instructeur(letter, 'aube'))

/** The accepted dossiers' follow-up is read by everybody who may instruct. */
export const everybody = [ROBOT, ...MARNE, ...SGAR, ...HAUTE_MARNE, ...AUBE]
