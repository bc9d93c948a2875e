import { terms } from './terms.ts'

/** Beginnings of the words of buying, equipping, renting and replacing. */
export const BUYING_STEMS = terms(`
achat | achet | acqui | acquer | equipe | equipo | equipa | equipement | rééquip | dote | doti | dota | muni | remplac | renouvel | command | lou | location | investi | fourni | remis | remett | recevr | recoi | changer | changerons | change | procur | disposera | disposeront
pose | poser | poserons | installé | installée | installés | installées | mise à niveau | moderniser le parc
`)

/** Beginnings of the words of hiring. */
export const HIRING_STEMS = terms(`
embauch | recrut | engage | creation | crée | créer | création | renforc | ouverture | ouvert | dedi | affect | accueilli | accueillera | prendr | mobilis | accueillir | signé
`)

/** Beginnings of the words of paying and asking. */
export const MONEY_STEMS = terms(`
financ | cofinanc | budget | depens | cout | devis | euro | € | subvention | sollicit | demand | paie | payer | paye | facturé | facturée | inclu | compren | compri | comport | prevoi | prevu | couvr | inscri | inscriv | montant | enveloppe
charge | indemnis | exercice | correspond | reparti | partage | somme | credit | eligible | mensuel | annuel | trimestriel | poste principal | participation | pris en charge | prise en charge | k€
`)

/** Words in which these beginnings stand for something else. */
export const NOT_STEMS = terms(`
local | locale | locaux | localement | localisation | localiser | louange | lourd | lourde | commandant | fournisseur | changement | accueil | inscription | demandeur | aidant | intégrateur | intégration | financier | financière | dédicace | chargement | chargé | chargée
fourniture | posture | positif | position | possible | poste | postal | postale | possibilité | dotation globale | posé | ouvrage | ouvrages | participatif | participative | charges de travail
`).filter((term) => !term.includes(' '))

/** In the clause, these say that it is there already. */
export const THERE_ALREADY = terms(`
déjà | existant | existante | existants | existantes | actuel | actuelle | actuels | actuelles | conservé | conservés | conservée | conservées | restent les mêmes | reste le même | restent inchangés | en service depuis | ancien | anciens
l’an dernier | l’année dernière | en 2018 | en 2019 | en 2020 | leur ordinateur | leurs ordinateurs | leur poste | leurs postes | leur téléphone | leurs téléphones | leur tablette | leur smartphone | leurs smartphones
`)

/** In the sentence, these say that somebody else pays for it, or that it is to be saved. */
export const ELSEWHERE = terms(`
fonds propres | par ailleurs | à la charge de | à leur charge | reste à la charge | restent à la charge | ultérieurement | hors de la présente demande | hors de la demande | hors projet | budget communal | budget propre | autofinancé | sur leur temps de travail | sur son temps de travail
pris en charge par la commune | pris en charge par l’intercommunalité | pris en charge par la communauté de communes | pris en charge par l’agglomération | pris en charge par le département | pris en charge par la région | pris en charge par le syndicat | pris en charge par l’État | prises en charge par la commune | pris en charge par la collectivité | pris en charge par la mairie | prises en charge par la collectivité | non demandé | économie | économies | économiser | économisé | économisés | gagner | gagné | libérer | libérera | réduire | réduira | réduit | réduction | diminuer
diminution | diminuera | fera gagner | sans surcoût | fourni par le prestataire | fournis par le prestataire | fourni par l’organisme | fournie par l’organisme | mis à disposition par le prestataire | prêté par | prêtés par | personnel existant | économies attendues | a été pris en charge | ont été pris en charge | sera supporté par la commune
`)

/** Right before a term, these words make it a means or a place: « formation sur ordinateur ». */
export const MEANS = terms(`sur | via | depuis | devant | sans | ni | comme`)

/** Earlier in the clause, these words deny it: « aucun achat d’ordinateur ». */
export const DENIALS = terms(`
aucun | aucune | sans | hors | hormis | ni | non | pas | exclu | exclue | excepté | sauf | jamais | ne | n
`)
/** « pas seulement l’achat d’ordinateurs » denies nothing. */
export const NOT_DENIALS = terms(`seulement | uniquement | exclusivement`)
/** After « pas », later in the sentence, these deny it too: « les salaires ne sont pas demandés ». */
export const NOT_ASKED = terms(`
demandé | demandée | compris | comprise | inclus | incluse | prévu | prévue | financé | financée | sollicité | sollicitée | compté | comptée | présenté | présentée | concerné | concernée
`)

/** Verbs of which the thing is the object, and not the purchase. */
export const WORKING_STEMS = terms(`
gerer | géreront | former | formera | formation | suivre | sécuriser | sécurisera | auditer | migrer | accompagn | déclarer | signaler | réserver | consulter | raccord | utiliser | utiliseront | utilisable | accessible | consultable | paramétr | configur | sensibilis | équipés de leur | connect | maîtris | manipul | s’initier | initier
apprendre | découvr | adapté | adaptée | mainten | orient | calcul | déposer | prendre en main
`).filter((term) => !term.includes(' '))

/** Pay: money for people, without another word. */
export const PAY = terms(`
salaire | masse salariale | rémunération | charge de personnel | frais de personnel | dépense de personnel | coût de personnel | coût salarial | charge salariale | charge patronale | charge sociale | gratification
recrutement | recruter | recrute | recrutera | recruterons | embauche | embaucher | embauchera | embaucherons | embauchés | création de poste | création d’un poste | ouverture d’un poste | contrat d’apprentissage | équivalent temps plein
personnel dédié | charges salariales et patronales | financement d’un poste
`)

/** What makes of a hiring the hiring of a provider, or of a panel. */
export const NOT_STAFF_AFTER = terms(`
prestataire | cabinet | consultant | AMO | bureau | entreprise | testeur | usager | bénévole | panel | local | locale | candidature
`)

export const NUMBERS = terms(`
deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze | quinze | vingt | trente | quarante | cinquante | soixante | cent | plusieurs | dizaine | douzaine | quinzaine | vingtaine
`)

/** After « en »: what the sentence before named. */
export const BUY_AGAIN = terms(
  `acheter | acquérir | commander | financer | changer | achèterons | achèterait`,
)
