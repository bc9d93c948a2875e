import { terms } from './terms.ts'

/** Pay, and what goes with it. */
export const STAFF = terms(`
salaire | salaire brut | salaire chargé | supplément de salaire | masse salariale | rémunération | rémunération principale | remuneration brute | traitement brut | traitement indiciaire
traitement et charges | traitement chargé | traitement de base | traitement de l’agent | traitement des agents | traitement du personnel | traitement annuel
charge de personnel | frais de personnel | dépense de personnel | coût de personnel | coût du personnel | coûts salariaux | personnel et frais assimilés
personnel interne | personnel dédié | personnel contractuel | personnel titulaire | personnel non titulaire | personnel vacataire | personnel temporaire | personnel supplémentaire
renfort de personnel | renfort | renfort administratif | coût salarial | coût agent | coût des agents | coût d’agent | charge salariale | charge patronale | charge sociale | charges sociales et patronales
charges patronales et salariales | part patronale | part employeur | cotisation patronale | cotisation sociale | cotisation salariale | cotisation URSSAF | cotisations aux caisses de retraite
cotisation CNFPT | cotisation retraite | cotisation CNRACL | cotisation IRCANTEC | cotis. patronales | cotis. sociales | URSSAF | CNRACL | IRCANTEC | RAFP | FNAL
gratification | gratification de stage | indemnité de stage | indemnité stagiaire | indemnité de stagiaire | indemnité de l’agent | indemnité des agents | indemnité des élus | indemnité de fonction
indemnité | indemnités | indemnité de résidence | indemnisation | prime | prime informatique | régime indemnitaire | RIFSEEP | IFSE | CIA agents | NBI | SFT | treizième mois
heures sup | heure supplémentaire | heures supplémentaires | heure complémentaire | heures par semaine | heure par semaine | heures hebdomadaires | sa paye | sa paie | leur paye | leur paie | paye de l’agent | paie de l’agent | heures agents | heures des agents | heures effectuées par les agents | heures effectuées par nos agents | heures passées par les agents | heures d’agents | heures de régie | heures internes | HS agents | IHTS | astreinte
recrutement | recruter | recrute | recruté | recrutée | recrutera | recruterons | embauche | embaucher | embaucherons | embauchera | embauché | embauchée | embauchés
création de poste | création d’un poste | création d’un emploi | création d’emploi | ouverture d’un poste | ouverture de poste | équivalent temps plein | équivalents temps plein | ETP | ETPT
CDD | CDI | contrat à durée déterminée | contrat de projet | contrat court | contrat d’apprentissage | contrat de professionnalisation | contrat aidé | contrat PEC | contrat CAE | contrat unique d’insertion
contrat d’alternance | contrat de travail | emploi aidé | emploi d’avenir | emplois d’avenir | emploi | emploi saisonnier | emploi temporaire | PEC | parcours emploi compétences | CUI | adulte-relais | adulte relais | service civique | services civiques
volontaire en service civique | volontaire territorial en administration | volontaire territorial | volontaire territoriale | volontaire territoriale en administration | VTA | VSC | apprenti | apprentie | apprentissage | alternant | alternante | alternance
stagiaire | gratification stagiaire | contractuel | contractuelle | agent contractuel | agent titulaire | vacataire | vacation | intérimaire | saisonnier
temps agent | temps agents | temps d’agent | temps des agents | temps homme | temps de travail | temps de travail agent | temps de travail des agents | temps de travail interne | temps passé par les agents | temps passé par nos agents
temps passé agent | temps de personnel | temps interne | valorisation du temps | valorisation temps agent | temps valorisé | valorisation des agents | valorisation du personnel
valorisation RH | ressources internes | moyens humains | moyens humains internes | ressources humaines internes | ressource interne | RH interne | équipe interne
mise à disposition de personnel | mise à disposition du personnel | mise à disposition d’un agent | mise à disposition d’agent | mise à disposition agent | MAD agent | MAD de personnel | agent mis à disposition
mise à disposition d’une secrétaire | personnel mis à disposition | agents mobilisés | agents affectés | agent dédié | agent affecté | agents mobilisés en interne
agents de la collectivité mobilisés | quote-part agents | quote-part salaires | quote-part de salaire | médecine du travail | assurance du personnel | assurance statutaire | frais RH
frais de recrutement | portage salarial agent | chèque déjeuner | tickets restaurant | action sociale | prestations sociales agents | comité d’œuvres sociales | cofinancement d’un poste | co-financement d’un poste
financement d’un poste | financement de poste | poste de chargé de mission | poste de chef de projet | poste à pourvoir | demi-poste | quart de poste | demi-ETP | mi-temps | temps partiel | temps non complet | temps complet
chargé de mission en CDD | animation interne | ingénierie interne | ingénierie en régie | travaux en régie | régie interne | pilotage interne | suivi interne | régie personnel | personnel en régie
`)

/** People: of the house, or of a provider. */
export const PEOPLE = terms(`
personnel | agent | agents | DGS | DGA | DST | directeur général | directrice générale | secrétaire générale | secrétaire général | agent d’accueil | agent d’entretien | agent technique | agent de développement | agent administratif | fonctionnaire | salarié | équipe projet | équipe
chargée | chargé de mission | chargé de formation | chargé de numérisation | chargé d’inclusion | chargé de médiation | chargé de relation | chargé d’accompagnement | chargé de suivi | chargé de gestion | chargé de transition | chargé de support | chargé de données | chargé de projet | chargée de projet | chargé de déploiement | chargé de développement | chargé d’accueil | chargé de communication | chargé d’étude
chargé d’opération | chargé de transformation | chargé d’innovation | chargé d’animation | chargé de coordination | chargée d’animation | chargée d’innovation | chef de projet | cheffe de projet | chef de projet numérique | directeur de projet | directrice de projet | chef de service | coordinateur | coordinatrice | coordonnateur | coordonnatrice
animateur | animatrice | animateur numérique | médiateur | médiatrice | médiateur numérique | conseiller numérique | conseillère numérique | conseiller | conseillère | formateur interne | référent | référente
référent numérique | technicien | technicienne | technicien informatique | informaticien | informaticienne | administrateur système | administrateur réseau | développeur | développeuse
géomaticien | géomaticienne | webmaster | webmestre | community manager | data manager | manager | manager de la donnée | DPO | DPD | RSSI | DSI | délégué à la protection des données | ingénieur
directrice | directeur | directrice des services | directeur des services | directeur de cabinet | bibliothécaire | agent postal | agent postal communal | comptable | adjoint technique | policier municipal | garde champêtre | documentaliste | instructrice | archiviste | secrétaire | secrétaire de mairie | assistant administratif | assistante | adjoint administratif | rédacteur | opérateur de saisie | cadre | responsable informatique | responsable
tuteur
`)

/** May be pay, or a training, or a work upon data. */
export const STAFF_PERHAPS = terms(`
stage | traitement | catégorie A | catégorie B | catégorie C | effectif | main-d’œuvre | ressources humaines | intérim | temps
`)
