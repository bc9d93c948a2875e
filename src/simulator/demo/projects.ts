/** Invented projects: the facts of a form, before a démarche's own labels. Amounts in euros. */
export interface Facts {
  readonly title: string
  readonly summary: string
  readonly theme: '3a' | '3b' | '3c' | '3d'
  readonly totalCost: number
  readonly requestedGrant: number
  readonly startDate: string
  readonly endDate: string
  readonly alreadyStarted: boolean
  readonly expenses: readonly (readonly [label: string, amount: number])[]
  readonly deliberation: string
  readonly budget: string
  readonly partners: string
  readonly partnersConsent: boolean
  readonly commitment: boolean
  readonly lab: string
  readonly agentsCount: number
  readonly usersCount: number
  readonly openSource: boolean
}

type Idea = Pick<Facts, 'title' | 'summary' | 'theme' | 'expenses' | 'agentsCount' | 'usersCount'>

const IDEAS = {
  guichet: {
    title: 'Un guichet en ligne pour l’état civil et le cimetière',
    summary:
      'La mairie ne reçoit que sur rendez-vous téléphonique. Le projet met en ligne les demandes d’actes, les concessions et la prise de rendez-vous, avec un accompagnement des agents d’accueil pour aider les habitants qui n’utilisent pas Internet.',
    theme: '3c',
    expenses: [
      ['Paramétrage du portail de téléservices', 7800],
      ['Ateliers de conception avec les habitants', 2600],
      ['Accompagnement des agents d’accueil', 1600],
    ],
    agentsCount: 9,
    usersCount: 2400,
  },
  feuilleDeRoute: {
    title: 'Feuille de route numérique de la collectivité',
    summary:
      'Diagnostic des usages et des outils, entretiens avec chaque service, priorités sur trois ans et plan d’action chiffré, conduits avec un cabinet spécialisé dans les petites collectivités.',
    theme: '3a',
    expenses: [
      ['Diagnostic des usages numériques', 4200],
      ['Élaboration de la feuille de route', 3800],
      ['Restitution aux élus et aux agents', 1000],
    ],
    agentsCount: 14,
    usersCount: 1800,
  },
  urbanisme: {
    title: 'Dématérialiser l’instruction des autorisations d’urbanisme',
    summary:
      'Un expert accompagne les secrétaires de mairie dans la réception électronique des demandes : organisation cible, reprise des modèles de courriers et mise en service du guichet commun des communes membres.',
    theme: '3a',
    expenses: [
      ['Assistance à maîtrise d’ouvrage', 11500],
      ['Reprise des modèles de courriers', 4500],
      ['Conduite du changement', 6000],
    ],
    agentsCount: 31,
    usersCount: 5200,
  },
  formation: {
    title: 'Parcours de compétences numériques pour les agents de terrain',
    summary:
      'Les agents des services techniques et des écoles n’ont pas d’ordinateur individuel. Une évaluation, puis six demi-journées de formation certifiante, leur permettent d’accéder à leur messagerie, à leur planning et aux consignes de sécurité.',
    theme: '3b',
    expenses: [
      ['Évaluation des compétences numériques', 3000],
      ['Sessions de formation', 12600],
      ['Certification', 2400],
    ],
    agentsCount: 64,
    usersCount: 0,
  },
  accueilTelephonique: {
    title: 'Un accueil téléphonique qui rappelle les usagers',
    summary:
      'Refonte du serveur vocal avec les usagers : parcours simplifié, demande de rappel, bascule vers un agent, suivi des appels perdus. Le dispositif est partagé entre la mairie et le centre communal d’action sociale.',
    theme: '3c',
    expenses: [
      ['Conception des parcours vocaux', 6500],
      ['Mise en service de la plateforme', 14200],
      ['Formation des téléconseillers', 3300],
    ],
    agentsCount: 12,
    usersCount: 8600,
  },
  participation: {
    title: 'Une plateforme de participation citoyenne en logiciel libre',
    summary:
      'Consultations, budget participatif et signalements de voirie dans un seul outil, co-conçu avec deux conseils de quartier et documenté pour être repris par d’autres communes.',
    theme: '3c',
    expenses: [
      ['Déploiement de la plateforme libre', 9000],
      ['Animation des ateliers', 5000],
      ['Médiation numérique', 4000],
    ],
    agentsCount: 7,
    usersCount: 12000,
  },
  archives: {
    title: 'Organiser les documents et l’archivage électronique',
    summary:
      'Plan de classement, règles de nommage et procédures d’archivage, avec un expert qui travaille sur place deux jours par mois pendant un an.',
    theme: '3a',
    expenses: [
      ['Expertise en gestion documentaire', 8800],
      ['Accompagnement sur site', 5200],
    ],
    agentsCount: 18,
    usersCount: 900,
  },
  mobilite: {
    title: 'Des données de mobilité pour mieux placer les arrêts de bus',
    summary:
      'Analyse des données d’usage des transports et des déplacements domicile-travail, restituée sous forme de cartes ouvertes aux communes du territoire.',
    theme: '3a',
    expenses: [
      ['Étude des données de déplacement', 21000],
      ['Cartographie et publication des données', 9000],
    ],
    agentsCount: 6,
    usersCount: 26000,
  },
  maisonNumerique: {
    title: 'Un bus des services publics au plus près des villages',
    summary:
      'Avec l’appui d’un laboratoire d’innovation territoriale, la collectivité conçoit et teste avec les habitants une permanence itinérante qui réunit les démarches sociales, l’emploi et l’état civil.',
    theme: '3d',
    expenses: [
      ['Enquête de terrain et co-conception', 16000],
      ['Prototype et évaluation', 14000],
    ],
    agentsCount: 11,
    usersCount: 7300,
  },
  periscolaire: {
    title: 'Inscrire ses enfants à la cantine sans se déplacer',
    summary:
      'Un espace famille remplace les fiches papier : inscription, réservation et paiement. Les familles sans équipement sont reçues à la médiathèque par un conseiller numérique.',
    theme: '3c',
    expenses: [
      ['Ouverture de l’espace famille', 8200],
      ['Reprise des données', 2300],
      ['Information des familles', 1500],
    ],
    agentsCount: 16,
    usersCount: 640,
  },
} satisfies Record<string, Idea>

export type ProjectName = keyof typeof IDEAS

/** Whole euros. */
export const grantAt = (percent: number, totalCost: number) =>
  Math.round((totalCost * percent) / 100)

/** The facts of an idea, well filled in: each story then spoils what it tells about. */
export function project(name: ProjectName): Facts {
  const idea = IDEAS[name]
  const totalCost = idea.expenses.reduce((sum, [, amount]) => sum + amount, 0)
  return {
    ...idea,
    totalCost,
    requestedGrant: grantAt(70, totalCost),
    startDate: '2021-10-04',
    endDate: '2022-11-30',
    alreadyStarted: false,
    deliberation: 'deliberation.pdf',
    budget: 'budget-previsionnel.ods',
    partners: '',
    partnersConsent: false,
    commitment: true,
    lab: '',
    openSource: false,
  }
}
