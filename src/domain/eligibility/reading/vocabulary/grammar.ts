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

/** What goes with a purchase: « livraison et configuration ». */
export const ACCESSORY = terms(`
configuration | paramétrage | livraison | garantie | préparation | intégration | raccordement | réglage | support | prestation | intervention
`)
