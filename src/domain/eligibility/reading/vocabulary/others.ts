import { terms } from './terms.ts'

/** Things that no text names, and words that say nothing: a person looks, whatever stands beside them. */
export const OTHERS = terms(`
bulletin de salaire | bulletin de paie | fiche de paie | feuille de paie
mobilier | meuble | meubles | bureau | bureaux | table | tables | chaise | chaises | fauteuil | fauteuils | banque d’accueil | étagère | armoire | rayonnage | ameublement | aménagement | aménagements | décoration | agencement
travaux | travaux d’aménagement | travaux électriques | gros œuvre | maçonnerie | peinture | menuiserie | plomberie | câblage | cablage | précâblage | pré-câblage | génie civil | tranchée | électricité bâtiment | cloison | plafond | rénovation
réhabilitation | construction | extension du bâtiment | climatisation | climatiseur | ventilation | éclairage | stores | rideaux | signalétique | enseigne | panneau | panneaux | panneau d’affichage | panneau lumineux | panneaux lumineux | journal lumineux | journal électronique
machine à affranchir | affranchisseuse | machine à mettre sous pli | plieuse | massicot | destructeur de documents | défibrillateur | équipement sportif | équipements publics | équipement culturel | équipement de protection | matériel de voirie | matériel agricole | matériel sportif | matériel roulant | matériel festif
véhicule | véhicules | voiture | camion | camionnette | fourgon | minibus | bus | vélo | remorque | carburants et lubrifiants | outillage | vêtements | terrain | bâtiment | local | locaux | salle | jeux | jouets | livres | ouvrages | kakémono
divers | imprévus | imprévu | divers et imprévus | aléas | aléa | provision | provision pour aléas | provisions | réserve | marge | autres | autre | autres frais | autres dépenses | autres charges | reste | solde | complément | ajustement | arrondi
frais annexes | dépenses annexes | annexes | annexe | frais | dépenses | coûts | TVA | taxe | impôt | déplacement | déplacements | T.V.A. | taxes diverses | total | sous-total | montant total | remise commerciale | acompte | subvention | subventions | don | cadeaux | récompenses
cf devis | cf annexe | voir devis | voir annexe | voir pièce jointe | voir ci-joint | selon devis | devis | à définir | à préciser | à déterminer | néant | rien | inconnu | amortissement | amortissements | emprunt | intérêts | fonds de concours
objets publicitaires | goodies | buffet | cocktail | traiteur | fleurs | spectacle | feu d’artifice | médicaments | fongibles | alimentation | denrées | achats divers | dépenses diverses | investissement divers | immobilisations corporelles
`)
