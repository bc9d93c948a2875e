import { terms } from './terms.ts'

/** What a service costs every year, whatever the project. */
export const RUNNING_COSTS = terms(`
frais de fonctionnement | dépense de fonctionnement | coût de fonctionnement | budget de fonctionnement | fonctionnement courant | frais courants | charges courantes | charge courante | dépense courante
dépenses courantes | frais généraux | frais de structure | charges de structure | frais fixes | frais de siège | charges fixes | charges à caractère général | charge générale | charges générales
charges locatives | charge locative | charges du local | charges de copropriété | loyer des locaux | loyer local | loyer et charges | bail | bail annuel | location de salle | location de salles | location salle | location de locaux | location de bureau
location du local | location immobilière | location mobilière | location de local | location bureau | électricité | eau | gaz | fluides | énergie | chauffage | carburant | combustible | fioul | frais de nettoyage
nettoyage des locaux | entretien des locaux | gardiennage | entretien du matériel | entretien des installations | entretien des équipements | entretien copieur | entretien du photocopieur | entretien annuel | frais d’entretien
fourniture de bureau | fournitures de bureau | fourniture administrative | fournitures administratives | petite fourniture | petites fournitures | fournitures diverses | fourniture d’entretien | petit équipement | petit matériel | papier | ramette | ramette papier | papeterie | enveloppes timbrées
consommable | consommables | toner | toners | cartouche | cartouche d’encre | encre | timbre | affranchissement | frais postaux | courrier postal | poste et télécommunications | frais d’envoi
forfait téléphonique | forfait mobile | forfait 4G | forfait data | forfait internet | forfait téléphone | forfaits mobiles | ligne mobile | ligne téléphonique | lignes téléphoniques | ligne ADSL | ligne fixe
facture téléphonique | facture de téléphone | facture internet | consommation téléphonique | consommations téléphoniques | communications téléphoniques | frais de télécommunication | frais de télécommunications | frais de télécom
frais de télécoms | frais télécom | frais téléphoniques | frais de téléphone | téléphone et internet | téléphonie et internet | télécommunications | connexion internet | connexion ADSL | connexion fibre | connexion 4G | presse | documentation et presse | accès internet | accès fibre | fibre | ADSL | 4G | 5G | carte SIM | cartes SIM | lien internet | lien fibre | lien opérateur
prime d’assurance | assurance annuelle | assurance | assurances | adhésion annuelle | cotisation annuelle | cotisation | cotisations | adhésion | adhésion au syndicat | contribution annuelle | participation annuelle | participation syndicale
redevance annuelle | redevance | redevance copieur | redevance maintenance | redevance logicielle | reconduction | renouvellement annuel | tacite reconduction | frais récurrents | coûts récurrents | coût récurrent | dépenses récurrentes
documentation générale | abonnement presse | abonnement à une revue | frais bancaires | commission bancaire | taxe foncière | entretien et réparation | réparation | réparations | dépannage | frais de dépannage
`)

/** May be that, or part of the project. */
export const RUNNING_COSTS_PERHAPS = terms(`
ménage | enveloppe | revue | abonnement | abonnements | abonnement annuel | abonnement mensuel | abonnement logiciel | abonnement internet | abonnement fibre | abonnement téléphonique | abt | abo | réabonnement | souscription annuelle
souscription | maintenance | maintenance annuelle | maintenance matérielle | maintenance logicielle | maintenance informatique | maintenance et assistance | contrat de maintenance | contrat d’entretien | contrat de service | contrat annuel | contrat copieur | maint.
tierce maintenance | TMA annuelle | télémaintenance | infogérance annuelle | hébergement annuel | hébergement mensuel | frais d’hébergement annuel | support annuel | assistance annuelle | hotline annuelle | licence annuelle par abonnement
LOA | mensualité | mensualités | frais de déplacement | frais de mission | frais kilométriques | frais de route | indemnité kilométrique | indemnités kilométriques
frais de transport | frais de repas | repas | restauration | frais de réception | réception | frais de bouche | frais d’hôtel | nuitée | hôtel | frais de port | frais de gestion | frais administratifs
frais de dossier | frais divers | consommation | consommations téléphoniques | crédit SMS | SMS | pack SMS | stockage annuel | nom de domaine annuel | frais de publication | frais d’impression | reprographie
forfait annuel | forfait mensuel | extension de garantie | garantie | loyer mensuel standard | loyer annuel | frais d’exploitation | fonctionnement | charge de fonctionnement | charges de fonctionnement | services extérieurs | service extérieur
`)
