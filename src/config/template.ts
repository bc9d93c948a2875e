/** What `guichet init` needs to know. */
export interface Answers {
  readonly id: string
  readonly preset: string
  /** In words: « Marne, volet 1 ». */
  readonly presetTitle: string
  readonly demarche: number
  readonly robot: string
  /** null: the preset names them. */
  readonly departments: readonly string[] | null
  /** Euros; null: the preset's, or none. */
  readonly envelope: number | null
  /** What criteria do where the form does not ask their fact; null: what they do by default. */
  readonly unasked: string | null
  /** Who sends e-mails; null: nothing is mailed for now. */
  readonly from: string | null
  readonly operator: string | null
}

/** A commented configuration file. @param schema path of `config.schema.json` from the file's folder */
export const configurationText = (answers: Answers, schema: string): string =>
  `# yaml-language-server: $schema=${schema}
# Written by \`guichet init\`. \`guichet check\` says what is wrong with it, and with the démarche.
# Secrets do not belong here: DS_API_TOKEN and SMTP_URL come from the environment or from files.

${answers.from === null ? NO_MAIL : mail(answers.from, answers.operator)}
schedules: # cron, Europe/Paris
  poll: "*/5 * * * *" # new and changed dossiers
  reconcile: "30 3 * * *" # nightly full pass
  followUp: "30 8 * * 1-5" # reports and reminders; nothing is sent on a public holiday
  laureatList: "0 7 L * *" # the list of the lauréats, on the last day of the month

campaigns:
${campaign(answers)}`

const NO_MAIL = `# mail: # for the follow-up of the lauréats and the alerts; the server is SMTP_URL
#   from: "Guichet FITN7 <guichet@prefecture.example.org>"
#   replyTo: "numerique@prefecture.example.org" # who reads the answers
#   operator: "exploitation@prefecture.example.org" # alerts go here
`

const mail = (from: string, operator: string | null) =>
  `mail: # the server is SMTP_URL
  from: ${quoted(from)}
  # replyTo: "numerique@prefecture.example.org" # who reads the answers of the lauréats
${operator === null ? '  # operator: "exploitation@prefecture.example.org"' : `  operator: ${quoted(operator)}`} # alerts go here
  # header: "Préfecture de la Marne" # the name at the top of each e-mail
`

const campaign = ({
  id,
  preset,
  presetTitle,
  demarche,
  robot,
  departments,
  envelope,
  unasked,
}: Answers) =>
  `  - id: ${quoted(id)} # your name for it
    preset: ${quoted(preset)} # the rules: ${presetTitle}
    demarche: ${demarche} # the démarche's number in DS
    robot: ${quoted(robot)} # an instructeur, member of every group
${envelope === null ? '    # envelope: 270000 # euros; the preset may state it' : `    envelope: ${envelope} # euros`}
${unaskedLine(unasked)}
${rules(departments)}
    # fields: # where the form holds each fact, when not under its default label
    #   requestedGrant: ["Financement demandé", "Montant de la subvention demandée"]
    # annotations: # labels of the private annotations, when not the default ones
    #   verdict: "Avis automatique"
    # assignment:
    #   groups: # the first line that matches wins; no match: the dossier stays where it is
    #     - { departments: ["51"], group: "Marne" }
    #   follow: least-loaded # or round-robin, or none
    #   absences: # both days included
    #     - { instructeur: "instructeur.a@prefecture.example.org", from: 2026-07-13, until: 2026-08-02 }
    # followUp: # of the lauréats: leave it out, and nobody is reminded
    #   reports: { demarche: 51002, path: "fitn7-etat-des-lieux" } # or { annotation: true }: dated by hand
    #   calendar: quarters # or anniversary: every three months after the decision
    #   steps: [0, 14, 30] # days after the due date: the request, then the reminders
    # requests: # the message about what is missing, written in its annotation
    #   annotation: true # an instructeur sends it by ticking « Envoyer la demande de compléments »
    #   days: 15 # to answer
    #   correction: true # a dossier en instruction goes back en construction, to be changed
    # laureatList: # mailed each month
    #   to: ["liste.fitn7@example.org"]
`

const unaskedLine = (unasked: string | null) =>
  unasked === null
    ? '    # unasked: inform # what the form does not ask informs, and waits for nobody'
    : `    unasked: ${unasked} # what the form does not ask: check (a person looks), or inform`

const rules = (departments: readonly string[] | null) =>
  departments === null
    ? `    # rules: # override a parameter of the preset, or switch a criterion off
    #   submission-window: { from: 2026-03-02, until: 2026-06-30 }
    #   minimum-cost: { amount: 5000 }
    #   partners-consent: off`
    : `    rules: # override a parameter of the preset, or switch a criterion off
      applicant-territory: { departments: [${departments.map(quoted).join(', ')}] }
      # submission-window: { from: 2026-03-02, until: 2026-06-30 }
      # minimum-cost: { amount: 5000 }
      # partners-consent: off`

/** A JSON string is a YAML one. */
const quoted = (text: string) => JSON.stringify(text)
