import { terms } from './terms.ts'

/** Beginnings of the words of buying, equipping, hiring and replacing. */
export const BUYING_STEMS = terms(`
achat | achet | acqui | acquer | equip | reequip | dote | dota | doti | muni | remplac | renouvel | command | lou | location | investi | fourni | remis | remett | recevr | recoi | chang | embauch | recrut | engag | install | procur | dispos
pose | prendr | accueill | ouvert | creation | cree | creer | renforc | adjoin | dedi | affect | revetir | passe commande
`)

/** Beginnings of the words of paying and asking. */
export const MONEY_STEMS = terms(`
financ | cofinanc | budget | depens | cout | devis | euro | € | subvention | sollicit | demand | aide | pay | facture | charge | inclu | compren | compri | comport | prevoi | prevu | couvr | inscri | inscriv | integr | presente | poste de | present | montant | enveloppe
dont | represent | participation | indemnis | exercice | correspond | reparti | partag | somme | credit | eligible | projet :
`)

/** Words in which these beginnings stand for something else. */
export const NOT_STEMS = terms(`
acquitter | locaux | local | local | loupe | dotation globale | payant | paysage | paysan | pays | projet | chargement | lourd | lourde | louange | commandant | fournisseur | changement | installé | equipe | equipes | charge de | dedicace
accueil | inscription | inscriptions | demandeur | demandeurs | comprendre | aidant | aidants | passage | presentation | presenter | poser | locale | localement | localisation | location saisonniere | locations saisonnieres | intégrateur | integration | intégration | financier | financiere | financiers | demandes | demande de | aide sociale | disposition | dispositif | dispositifs
`)

/** In the sentence, these say that it is there already, or paid by somebody else, or not at all. */
export const CANCELLING = terms(`
déjà | existant | existante | existants | existantes | actuel | actuelle | actuels | actuelles | conservé | conservés | conservée | conservées | restent les mêmes | reste le même | fonds propres | par ailleurs | à la charge de | à leur charge | reste à la charge | restent à la charge | ultérieurement
hors de la présente demande | hors de la demande | hors projet | hors budget | budget communal | budget propre | l’an dernier | l’année dernière | économie | économies | économiser | économisé | économisés | gagner | libérer | libérera | réduire | réduira | réduit | réduction | diminuer | diminution
fera gagner | sans surcoût | pris en charge par la commune | pris en charge par la collectivité | prises en charge par la commune | non demandé | ne sont pas demandés | ne sont pas demandées | autofinancé | sur leur temps de travail | sur son temps de travail | personnel existant | en service depuis | en place | en remplacement du papier
`)

/** Right before a term, these words make it a means or a place: « formation sur ordinateur ». */
export const MEANS = terms(`sur | via | depuis | devant | depuis leur | sans | ni`)

/** Earlier in the clause, these words deny it: « aucun achat d’ordinateur ». */
export const DENIALS = terms(`
aucun | aucune | sans | hors | hormis | ni | non | pas | exclu | exclue | excepté | sauf | jamais
`)
/** « pas seulement l’achat d’ordinateurs » denies nothing. */
export const NOT_DENIALS = terms(`seulement | uniquement | exclusivement | que`)
/** After « pas », later in the sentence, these deny it too: « les salaires ne sont pas demandés ». */
export const NOT_ASKED = terms(`
demandé | demandée | compris | comprise | inclus | incluse | prévu | prévue | financé | financée | sollicité | sollicitée | compté | comptée | présenté | présentée | concerné | concernée
`)

/** Pay: money for people, without another word. */
export const PAY = terms(`
salaire | salaires | masse salariale | rémunération | charge de personnel | frais de personnel | dépense de personnel | coût de personnel | coût salarial | charge salariale | charge patronale | charge sociale | gratification
recrutement | recruter | recrute | recrutera | recruterons | embauche | embaucher | embauchera | embaucherons | embauchés | création de poste | création d’un poste | ouverture d’un poste | contrat d’apprentissage | équivalent temps plein
`)

/** What makes of a hiring the hiring of a provider, or of a panel. */
export const NOT_STAFF_AFTER = terms(`
prestataire | cabinet | consultant | AMO | bureau | entreprise | testeur | usager | bénévole | panel | local | locale | et candidatures | en ligne
`)
