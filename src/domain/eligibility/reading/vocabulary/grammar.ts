import { terms } from './terms.ts'

/** Begin a complement: what follows tells what the thing is for, not what it is. */
export const PREPOSITIONS = terms(`
de | du | des | d | à | au | aux | pour | sur | en | par | chez | vers | dans | entre | auprès | lors | pendant | durant | sans | hors | via | selon | sous | contre | après | avant | depuis
relatif | relative | lié | liée | destiné | destinée
`)

/** Begin a complement of place. */
export const PLACES = terms(`dans | chez | auprès | sur`)

/** Services that become running costs when they come back every year. */
export const RECURRING = terms(`
hébergement | support | assistance | hotline | infogérance | supervision | exploitation | administration | helpdesk | mise | téléphonie | sauvegarde | cloud
`)

/** Beside an excluded thing, these leave it what it is: where it stands, who has it, of what make. */
export const PLAIN = terms(`
mairie | commune | ville | collectivité | communauté | syndicat | siège | secrétariat | accueil | direction | service | technique | administratif | administrative | urbanisme | état civil | comptabilité | finances | DGS | police | cantine | bureau | salle | conseil | réunion | archives | annexe | site
pouces | pouce | couleur | laser | jet d’encre | noir et blanc | A0 | A3 | A4 | go | to | SSD | i3 | i5 | i7 | ports | port | baies | baie | rack | sans fil | USB | HDMI | HD | wifi | tactile | durci | durcie | robuste | compact | rapide | grand format | reconditionné | reconditionnée | fixe | mobile | complet | complète | garantie | ans | marque | modèle | gamme | professionnel | performant | performante | plus
mensuel | brut | chargé | net | jours | semaine | trimestre | plein | partiel | quotité | projet | mission | numérique | informatique
`)

/** What goes with a purchase: « livraison et configuration ». */
export const ACCESSORY = terms(`
configuration | paramétrage | livraison | garantie | préparation | intégration | raccordement | réglage | support | prestation | intervention
`)

/** After another name, these tell what it is like: « service informatique », « accueil mobile ». */
export const LIKE_ADJECTIVES = terms(
  `informatique | mobile | portable | nomade | contractuel | contractuelle | saisonnier | mensuel | papier`,
)
