import { terms } from './terms.ts'

/** Words of buying: set aside before the head of the phrase is looked for. */
export const BUYING = terms(`
attacher les services | adjoindre les services | achat | achats | achat de matériel | achat groupé | acquisition | acquisitions | acheter | acquérir | fourniture et pose | fourniture et livraison | fourniture et installation | fourniture et mise en service | fourniture et mise en place
commande | approvisionnement | renouvellement | renouvellements | remplacement | remplacements | remplacer | renouveler | dotation | dotations | doter | équiper | rééquipement | changement
investissement | investissements | dépense | dépenses | coût | coûts | cout | frais | prix | montant | budget | enveloppe budgétaire | financement | cofinancement | co-financement | prise en charge | paiement | règlement | facture | livraison | quote-part
part | participation aux frais | participation | upgrade | mise à niveau | mise à jour du parc | modernisation | rajeunissement | extension | extensions | complément de | ajout | ajouts | amélioration
`)

/** Words that hold things: « lot de », « pack », « projet de »: what they hold decides. */
export const HOLDERS = terms(`
lot | lots | ensemble | pack | kit | bundle | jeu | série | set | paire | offre | devis pour | poste de dépense | poste budgétaire | ligne | rubrique | volet | phase | tranche | étape | axe | action | opération | opérations
projet | projets | marché | marchés | contrat | contrats | bon de commande | dispositif | dispositifs | système | systèmes | unité | unités | pièce | quantité | qté | nombre | année | an | besoin en | type | partie | option | options | variante | mission | missions
section | chapitre | article | compte | imputation | ligne budgétaire | numéro | réf | référence | objet | intitulé | nature | désignation | libellé | suite | complet | complète | plan
`)

/** « Forfait installation », « fourniture de portails »: what they carry decides; alone, they are running costs. */
export const CARRIERS = terms(`
fourniture | forfait | fourniture de services | contrat de prestation
`)

/** « Location de vingt ordinateurs », « location du logiciel ». */
export const RENTING = terms(`
location | locations | loyer | location mensuelle | location annuelle | louage | LLD | location longue durée | leasing | crédit-bail | location financière
`)

/** « Services de développement », « services de réseau »: work done, whatever it is about. */
export const WORK = terms(`
service | services | prestation de services | services de soutien
`)

/** Setting up a thing: a service, unless the thing is equipment. */
export const SETTING_UP = terms(`
installation | installations | mise en place | mise en service | mise en œuvre | mise en oeuvre | mise en route | déploiement | déploiements | pose | montage | raccordement | branchement | implantation | mise à disposition | mise en production | création | créations
réalisation | réalisations | lancement | démarrage | mise en ligne | ouverture | activation | préparation | dvpt | organisation | intégration et déploiement | remise en service | mise en ordre de marche | généralisation | mise en exploitation
`)
