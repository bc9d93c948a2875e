import { readFileSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { CRITERIA } from '../src/domain/eligibility/criteria/index.ts'
import { formatCount } from '../src/domain/french.ts'
import { loadPresets } from '../src/presets/index.ts'

/** What each criterion asks, and when it does not say « rempli ». */
const ASKS: Readonly<Record<string, string>> = {
  'applicant-type':
    'Le candidat est-il de ceux que le texte admet ? D’après la catégorie juridique INSEE et le registre national des EPCI. Inconnue, établissement fermé, ou commune absente du registre (fusionnée ?) : à vérifier.',
  'applicant-territory':
    'Son siège est-il dans les départements de l’appel ? Région, ou intercommunalité à cheval sur la limite : à vérifier.',
  'population-ceiling':
    'Sa population INSEE est-elle strictement inférieure au plafond ? Inconnue : à vérifier.',
  'submission-window':
    'Le dossier est-il déposé dans les dates, premier et dernier jours compris, à l’heure de Paris ?',
  theme:
    'Le projet relève-t-il d’une thématique admise ? Une seule suffit. Non indiquée ou illisible : à vérifier.',
  'lab-support':
    'Un laboratoire d’innovation territoriale est-il nommé ? Sinon : à vérifier. Dans l’Ain, seulement quand la thématique 3d est choisie.',
  'not-started':
    'Le projet est-il encore non engagé ? Déclaré engagé, ou démarré avant le dépôt quand le formulaire ne demande pas de déclaration : non rempli. Déclaration et date qui se contredisent : à vérifier.',
  'project-start': 'Démarre-t-il au plus tard à la date fixée ? Date absente : à vérifier.',
  'project-end':
    'Donne-t-il des résultats au plus tard à la date fixée ? Démarré après : non rempli. Fin plus tardive, ou absente : à vérifier, sauf quand le texte fixe la fin elle-même (Ain) : non rempli.',
  'project-duration':
    'Donne-t-il un effet dans le nombre de mois prévu, du démarrage à la fin ? Plus long, dates absentes ou à l’envers : à vérifier. Jamais « non rempli ».',
  'minimum-cost': 'Le coût global atteint-il le minimum ? Absent ou illisible : à vérifier.',
  'budget-adds-up':
    'Les lignes font-elles le coût déclaré, et la subvention tient-elle dans ce coût ? Un écart de plus de 1 % : à vérifier, avec les deux montants.',
  'excluded-expenses':
    'Le budget est-il sans dépense exclue ? Rien que des lignes exclues sans aucun doute, pour tout le coût déclaré : non rempli. Quelques-unes, une ligne qui n’est pas comprise ou n’a pas de libellé, des mots dans le texte : à vérifier.',
  'non-eu-licences':
    'Un éditeur établi hors de l’Union européenne est-il cité ? Pour information. Où le texte veut une part « marginale » : à vérifier quand la part de la subvention dépasse le seuil d’alerte, ou n’est pas connue.',
  'funding-rate':
    'La subvention demandée est-elle entre le plancher et le plafond, rapportée au coût éligible ? Hors barème : à vérifier, avec la subvention plafond.',
  deliberation: 'La délibération est-elle jointe ? Son contenu n’est pas lu.',
  'provisional-budget': 'Le budget prévisionnel est-il joint ? Son contenu n’est pas lu.',
  'decision-level': 'L’engagement du porteur est-il donné ?',
  'partners-consent':
    'Quand des partenaires sont nommés, ont-ils donné leur accord ? Sans partenaire : sans objet.',
  'flat-rate':
    'Quel forfait le texte conseille-t-il pour ce candidat, à côté de ce qui est demandé ?',
  envelope:
    'Que reste-t-il de l’enveloppe, une fois comptés les dossiers acceptés, puis ceux déposés avant celui-ci ? Les dossiers jugés « Inéligible » n’y comptent pas ; des campagnes peuvent partager une enveloppe.',
  'duplicate-application': 'Le même SIREN a-t-il d’autres dossiers dans les campagnes suivies ?',
  'joint-project':
    'Quand des partenaires sont nommés : l’un des acteurs est-il désigné contact opérationnel ?',
  'dedicated-call':
    'Le projet parle-t-il de demandes d’urbanisme ? Un autre appel à projets leur est dédié.',
  lot: 'Le projet est-il présenté comme un lot ? Ce lot doit remplir à lui seul les conditions.',
  appraisal:
    'Quels éléments les critères de sélection demandent-ils, et lesquels manquent ? Ce que le formulaire ne demande pas n’est pas compté.',
}

const PAGE = new URL('tous-les-criteres.md', import.meta.url)

/** The page, from the code and the presets: a test holds the file against it. */
export function criteriaPage(): string {
  return [
    '# Tous les critères et leurs sources',
    '',
    '<!-- Page écrite par `npx tsx docs/tous-les-criteres.ts`, d’après le code et les préréglages. -->',
    '',
    'Chaque critère répond « rempli », « non rempli », « à vérifier » ou « sans objet ». Une information absente ou illisible ne compte jamais contre le candidat : elle est « à vérifier ».',
    '',
    '## Les critères',
    '',
    '| Identifiant | Titre dans l’avis | Ce qu’il demande | Effet |',
    '|---|---|---|---|',
    ...CRITERIA.map(
      ({ id, title, blocking }) =>
        `| \`${id}\` | ${title} | ${asked(id)} | ${blocking ? 'décide de l’avis' : 'pour information'} |`,
    ),
    '',
    '## Les appels à projets',
    ...[...loadPresets()].flatMap(([name, { title, text, envelope, criteria }]) => [
      '',
      `### ${title}`,
      '',
      `Préréglage \`${name}\`. Enveloppe : ${envelope ? inEuros(envelope) : 'celle de la campagne'}. Texte : ${text}.`,
      '',
      '| Critère | Paramètres | Source |',
      '|---|---|---|',
      ...CRITERIA.flatMap(({ id, title: criterion }) => {
        const rule = criteria[id]
        return rule
          ? [
              `| ${criterion} (\`${id}\`) | ${parameters(rule.params)} | ${rule.source ?? rule.own} |`,
            ]
          : []
      }),
    ]),
    '',
  ].join('\n')
}

function asked(id: string): string {
  const question = ASKS[id]
  if (question === undefined) throw new Error(`docs/tous-les-criteres.ts says nothing of ${id}`)
  return question
}

const inEuros = (envelope: number | { name: string; amount: number }): string =>
  typeof envelope === 'number'
    ? `${formatCount(envelope)} €`
    : `${formatCount(envelope.amount)} €, commune aux campagnes qui la nomment « ${envelope.name} »`

/** As a campaign would write them, one a line. */
function parameters(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([key, value]) => {
      const written = stringify({ [key]: value }, { collectionStyle: 'flow', lineWidth: 0 })
      return `\`${written.trim().replace(/^\{ (.*) \}$/s, '$1')}\``
    })
    .join('<br>')
}

export const readCriteriaPage = (): string => readFileSync(PAGE, 'utf8')

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, criteriaPage())
