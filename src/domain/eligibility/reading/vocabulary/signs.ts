import { terms } from './terms.ts'

/** Users who are not the agents. */
export const OTHER_USERS = terms(`
usager | usagers | public | grand public | habitant | citoyen | citoyenne | administré | élève | écolier | collégien | lycéen | étudiant | enfant | jeune | jeunesse | adolescent | ado | senior | sénior | aîné | personnes âgées | personne âgée | résident | famille | parent | bénéficiaire
école | écoles | scolaire | groupe scolaire | collège | lycée | classe | classes | enseignant | professeur | ATSEM | maternelle | élémentaire | périscolaire | crèche | ALSH | centre de loisirs | centre social | ludothèque | médiathèque | bibliothèque | musée | archives publiques | conservatoire | cinéma | piscine
France Services | France Service | MSAP | maison de services | maison des services | maison de service | espace public numérique | EPN | cyberbase | cyber-base | cybercentre | point numérique | tiers-lieu | tiers lieu | tiers-lieux | fablab | fab lab | coworking | espace numérique | espace multimédia | espace France Services | micro-folie | microfolie
libre-service | libre service | libre accès | libre-accès | en accès libre | accueil du public | salle d’attente | hall d’accueil | touriste | touristes | touristique | office de tourisme | visiteur | EHPAD | résidence autonomie | maison de retraite | foyer | foyer logement | CCAS bénéficiaires | demandeur d’emploi | demandeurs d’emploi | allocataire | migrant | réfugié | handicapé
association | associations | associatif | commerçant | commerce | entreprise | artisan | agriculteur | exploitant | pêcheur | éleveur | médecin | maison de santé | élu | élus | élue | élues | conseiller municipal | conseillers municipaux | conseil municipal | conseillers communautaires | conseil communautaire | maire | adjoint | adjoints | assemblée | bénévole
population | locataire | riverain | abonné | client | adhérent | lecteur public | ateliers jeunesse | ateliers seniors | prêt aux | prêté | prêtés | prêtée | prêtées | prêter | mis à disposition du public | réemploi | isolés | précaires | publics éloignés | bus numérique | bus itinérant | itinérant | lutte contre la fracture | fracture numérique | inclusion
`)

/** Somebody from outside does it. */
export const PROVIDERS = terms(`
prestataire | prestation | prestations | prest | éditeur | intégrateur | cabinet | bureau d’études | bureau d’étude | consultant | consultante | consultants | externe | externes | externalisé | externalisée | externalisation | extérieur | sous-traitant | sous-traitance | freelance | indépendant | organisme extérieur | organisme de formation | AMO | infogéreur | titulaire du marché | fournisseur | société | agence | ESN | SSII | TJM | jours homme | jours-homme
association prestataire | centre de gestion | coopérative | honoraires | intervenant extérieur
`)

/** It belongs to the house: its own people, whatever they are called. */
export const IN_HOUSE = terms(`
interne | internes | en interne | en régie | régie | salaire | salaire brut | coût annuel | coût annuel chargé | chargé annuel | brut chargé | CDD | CDI | ETP | ETPT | mi-temps | temps plein | temps complet | temps partiel | temps non complet | quotité | catégorie A | catégorie B | catégorie C | contractuel | titulaire | valorisation | valorisé | valorisée | recrutement | recruté | à recruter | embauche | 6 mois | 12 mois | heures
indice | échelon | apprenti | alternant | stagiaire | poste | par semaine | de la collectivité | communal | communaux | municipal | territorial | contrat de projet | permanent | mobilisé | mobilisés | mobilisée | affecté | affectés | affectée | dédié | dédiée | prise en charge | rémunération | quote-part | coût agent | indemnité | prime | renfort | mois
`)

/** It comes back every month or year. */
export const PERIODIC = terms(`
annuel | annuelle | annuels | annuelles | mensuel | mensuelle | mensuels | mensuelles | trimestriel | trimestrielle | par an | par mois | par trimestre | chaque année | chaque mois | tous les ans | reconductible | reconduction | récurrent | récurrente | mensualité | mensualités | forfait mensuel | forfait annuel | € mois | € an | HT an | TTC an | HT mois | TTC mois | euros mois | euros an
courant | exercice 2021 | exercice 2022 | abonnement | redevance
`)

/** It lasts as the project does. */
export const FOR_THE_PROJECT = terms(`
durée du projet | durée projet | durée de projet | durée de l’opération | durée de l’expérimentation | phase pilote | phase projet | pendant le projet | pendant la durée | durant le projet | durant la durée | le temps du projet | période du projet | projet | expérimentation | phase de lancement | phase de déploiement | démarrage
`)

/** It is there already. */
export const EXISTING = terms(`
existant | existante | existants | existantes | actuel | actuelle | actuels | actuelles | déjà | déjà en place | du parc | conservé | conservés | conservées
`)

/** What work is about, where its own name is not known. */
export const SUBJECTS = terms(`
donnée | donnée | document | documents | archive | registre | dossier | dossiers | fichier | formulaire | démarche | procédure | processus | process | besoin | usage | usages | parcours | compétence | message | messages | numéro | messagerie | compte | comptes | utilisateur | utilisateurs | usager | habitant | agent | agents | citoyen | bénéficiaire | élu | service public | services publics
acte | actes | délibération | état civil | courrier | courriers | courriel | cadastre | urbanisme | autorisation | SI | projet | projets | numérique | relation | accueil | réservation | réservations | inscription | demande | demandes | signature | accès | droits d’accès | contenu | contenus | catalogue | base | réseau social | réseaux sociaux | innovation | expérience | pratique | pratiques | outil | métier | métiers | poste existant | système
paiement | facturation | facture | marché public | marchés publics | subvention | indicateur | impact | flux | mot de passe | sécurité | risque | identité | carte | plan | référentiel | téléservice | web | logiciel | territoire | annuaire | organisation | équipe | changement | collectif | communauté | référent | référents | télétravail | collaboratif
`)

/** Words that make of nearly any thing a service on line. */
export const ON_LINE = terms(`
en ligne | dématérialisé | dématérialisée | dématérialisés | dématérialisées | web | online | connecté à FranceConnect | SaaS | hébergé | hébergée | cloud | open source | mobile citoyenne | informatisé | informatisée | numérisé | numérisée | numérisés | virtuel | virtuelle | dématérialisation | logiciel | à distance
`)

/** Lending machines: equipment, and for others. */
export const LENDING = terms(`
prêt | prêts | prêt de matériel | mise à disposition du public | don de matériel | location au public | bibliothèque d’objets
`)

/** Owned already or worked upon: « ordinateurs existants ». */
export const FILLERS = terms(`
le | la | les | l | un | une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | douze | quinze | vingt | trente | quarante | cinquante | cent | des | d | de | du | et | nouveau | nouveaux | nouvel | nouvelle | nouvelles | neuf | neufs | neuve | neuves | x | n | no | nb | env | environ | petit | grand | notre | nos | votre | leur | leurs | ce | cet | cette | ces | son | sa | ses
annuel | annuelle | mensuel | mensuelle | premier | première | second | seconde | deuxième | troisième | autre | divers | différents | plusieurs | quelques | complémentaire | supplémentaire | i | ii | iii | iv | a | b | c | e | s | ht | ttc | h | j | m
`)
