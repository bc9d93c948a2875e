import { terms } from './terms.ts'

/**
 * What the words around a thing say of it, in a free text. `recrut*` stands for any ending; several words stand
 * together. The accents are lost when a text is read: what is only told apart by them stands with a word beside it.
 */

/** Buying, equipping, renting, replacing: of the sentence. */
export const BOUGHT = terms(`
achat | achats | achet* | acqui* | acquer* | equipe* | equipo* | equipa | rééquip* | dote* | doti* | dotation | dotations | dotons | muni | munie | munis | munir | munira | munirons | remplac* | renouvel* | command*
loue | louer | louera | louerons | loueront | louée | loués | location* | investi* | fournir* | fournit | fourni | fournie | fournis | fournissant | remis | remise | remises | remett* | procurer | procurera | procurerons
changer* | changeons | changées | changeront | posera | poser | poserons | posée | installé | installée | installés | installées | installer* | moderniser le parc | rajeuni*
mise à niveau | mettre à niveau | remise à niveau | remettre à niveau | mise à disposition | mettre à disposition | mettra à disposition | mettrons à disposition | mis à disposition | compléter le parc
sera attribué | seront attribués | sera livré | seront livrés | livraison | seront distribués | distribuer | souscri* | abonner | abonnera | abonnerons | prendra un abonnement | prendrons un abonnement | prendre un abonnement | adhérer | adhérera | adhérerons
mettre à neuf | mettra à neuf | mettrons à neuf | remise à neuf | remettre à neuf | pourvus | pourvues | pourvoir | pourvoira | équipement des agents | équipement des services | équipement du personnel | ajouter | ajoutera | ajouterons | ajout | ajouts | complément d’équipement | upgrad* | arrivée de | arrivera | arriveront | s’offrir | s’offrira | implant* | entrée en service
`)

/** Of what comes after them: « chaque agent recevra un portable ». */
export const RECEIVED = terms(`
recevr* | recoi* | disposera | disposeront | disposerons | bénéficiera | bénéficieront | bénéficier de
`)

/** Hiring, whoever stands beside it. */
export const HIRED = terms(`
embauch* | recrut* | engager* | engageons | engagé | engagée | engagés | engagées | renforc* | renfort | accueilli* | accueillera | accueillerons | accueillir | prendra | prendrons | prendront | rejoin* | faire appel | fera appel | ferons appel | feront appel | faisant appel | recourir | recours | recourra | s’attacher les services | s’adjoindre | étoff* | salarier | salariera
`)

/** May be a hiring. */
export const HIRED_PERHAPS = terms(`
creation | crée | créer | créera | créerons | créé | créée | ouverture | ouvert | ouvrir | dedi* | affect* | mobilis* | signé | signer | confié | confiée | confiés | confiées | confier
`)

/** Paying, asking, counting: of the sentence. */
export const PAID = terms(`
financ* | cofinanc* | budget* | depens* | cout | coute | couter* | coutent | coutant | surcout | prix | devis | € | euro | k€ | subvention* | sollicit* | demandons | demandée | demandées | est demandé | sont demandés | également demandés | aide demandée | présente demande | notre demande | demande porte | demande concerne | demande vise | demande portera | dossier porte | dossier concerne | demande d’aide
payer* | payons | payé | payée | payées | paierons | paiera | règlerons | sera facturé | est facturé | sont facturés | facturée | facturées | inclu* | comprend | comprendra | comprendront | comprennent | comprenant | compri* | comporte | comportera | comportent | comportant | prevoi* | prevoy* | prévu* | envisag* | couvr* | inscrit | inscrite | inscrits | inscriv*
montant* | enveloppe | correspond* | somme de | coût partagé | partagé avec | partagée avec | crédit* | éligible* | mensuel* | annuel* | trimestriel* | poste principal | une participation | participation aux charges | participation aux frais | participation financière | participation demandée | pris en charge | prise en charge | prises en charge | prendre en charge | prendra en charge | prend en charge | prendront en charge | à la charge du projet
partie de l’aide | moitié de l’aide | reste de l’aide | aide ira | lot matériel | volet matériel | volet équipement | partie matérielle | poste matériel | sera supporté par la subvention | seront supportés par la subvention | seront supportées par la subvention | supporté par le fonds | supportés par le fonds | supportées par le fonds | chiffr* | s’élève | s’élèvent | estimé | estimée | assiette | aide servira | aide du fonds servira | aide permettra | aide permettrait | aide financera | grâce à l’aide | avec l’aide de l’État | compté dans | comptés dans | comptée | intégré au coût | intégrée au coût | intégrés au coût | intégré à la demande | intégrée à la demande | intégrés à la demande | intégrées à la demande | intégré au budget | intégrée au budget | intégrés au budget | intègre | intègrent | intégrera
`)

/** Paying people for their time. */
export const VALUED = terms(`
rémunér* | gratifi* | valorisé | valorisée | valorisés | valorisation | indemnis* | défray* | imputé | imputée | imputés | coût employeur
`)

/** Right before a thing. */
export const WANTED = terms(`
souhaite | souhaitons | souhaitent | souhaiterait | souhaiterions | voudrait | voudrions | voudraient | aimerait | aimerions | désire | désirons | réclame | réclament | avons besoin | mairie a besoin | commune a besoin | agents ont besoin | services ont besoin | service a besoin | faudra | faudrait | manque un | manque une | aura | auront | aurait | auraient
`)

/** Between the article and the thing: « deux nouveaux écrans ». */
export const NEW = terms(
  `nouveau | nouvel | nouvelle | nouveaux | nouvelles | petit | petite | grand | grande | second | seconde | autre | véritable | simple`,
)

/** Replacing: what is old goes, and another is bought. */
export const REPLACED = terms(`
remplac* | renouvel* | changer* | changement de | rajeuni* | moderniser | modernisation | remettre à niveau | remise à niveau | mise à niveau | succéder
`)

/** Words in which these beginnings stand for something else. */
export const NOT_STEMS = terms(`
commandant | fournisseur | fourniture | procuration | changement | inscription | demandeur | aidant | intégrateur | intégration | financier | financière | dédicace | chargement | chargé | chargée
posture | positif | position | possible | poste | postal | postale | possibilité | ouvrage | sollicitation | subventionné | engagement | équipement | équipementier | réception
`)

/** What a mairie does every day, where nothing is bought yet. */
export const NAMES_OF_WORK = terms(`
service des achats | service achats | direction des achats | politique d’achat | politique des achats | procédure d’achat | procédures d’achat | groupement d’achat | achat public | achats publics | achats responsables
commande publique | bon de commande | bons de commande | gestion des achats | acte d’achat | demande d’achat | demandes d’achat
`)

/** Names when they follow an article: « l’équipe », and not « équipe ». */
export const NAMES_AFTER_ARTICLE = terms(`équipe | remise | compté | loue | muni`)
export const ARTICLES = terms(`
l | la | le | les | une | un | cette | ces | notre | nos | votre | leur | leurs | son | sa | ses | chaque | petite | toute | en | d | des | aux | plusieurs | deux | trois
`)

/** In the clause, these say that it is there already. */
export const THERE_ALREADY = terms(`
déjà | existant | existante | existants | existantes | actuel | actuelle | actuels | actuelles | conservé | conservés | conservée | conservées | restent les mêmes | reste le même | restent inchangés | en service depuis | en place depuis | équipe en place | ancien | anciens | ancienne | anciennes
l’an dernier | l’an passé | l’année dernière | l’année passée | en 2017 | en 2018 | en 2019 | en 2020 | leur ordinateur | leurs ordinateurs | leur poste | leurs postes | leur téléphone | leurs téléphones | leur tablette | leurs tablettes | leur smartphone | leurs smartphones
de longue date | depuis longtemps | depuis plusieurs années | depuis le confinement | depuis la crise | précédent | précédente | précédents | précédentes | précédemment | antérieurement | auparavant | jusqu’à présent | jusqu’ici | suffit | suffisent | conviennent encore
dispose | disposent | disposons | disposait | possède | possèdent | possédons | détient | détenons | est équipé | est équipée | sont équipés | sont équipées | étaient équipés | est doté | est dotée | sont dotés | sont dotées | sont pourvus | utilise | utilisent | utilisons | a été faite | a été fait | ont été faits | ont été faites | a été réalisé | a été réalisée | ont été réalisés | a eu lieu | vient de | viennent de | venons de | conserver* | conservent | conservons | gardons | garderont | garderons | continueront | a permis | ont permis | avait permis | avaient permis | printemps dernier | été dernier | automne dernier | hiver dernier | mois dernier | ces dernières années | mandat précédent
`)

/** After « a », « ont », « avons », they tell the past: « a acheté », « ont été recrutés ». */
export const AUXILIARIES = terms(`ont | avons | avait | avaient | avions | ayant | a`)
export const BETWEEN_AUXILIARY = terms(
  `été | déjà | récemment | bien | également | aussi | pu | fait | en | ainsi | tous | toutes | ensuite`,
)
export const PARTICIPLES = terms(`
acheté | achetée | acquis | acquise | équipé | équipée | doté | dotée | remplacé | remplacée | renouvelé | renouvelée | changé | changée | investi | fourni | fournie | installé | installée | commandé | commandée | loué | louée | livré | livrée | remis | remise | reçu | reçue
recruté | recrutée | embauché | embauchée | modernisé | modernisée | financé | financée | payé | payée | souscrit | souscrite | distribué | distribuée | attribué | attribuée | engagé | engagée | pourvu | pourvue | bénéficié
`)

/** In the sentence, these say that somebody else pays for it, at another time, or that nobody has decided. */
export const ELSEWHERE = terms(`
fonds propres | financé par ailleurs | financée par ailleurs | financés par ailleurs | financées par ailleurs | pris en charge par ailleurs | payé par ailleurs | à la charge de | à leur charge | à notre charge | à sa charge | à charge de la commune | reste à la charge | restent à la charge | restera à la charge | ultérieurement | plus tard | hors de la présente demande | hors de la demande | hors demande | hors projet | hors du projet | hors dossier | présent dossier hors | hors du présent dossier | hors périmètre | hors budget | hors subvention | hors assiette
budget communal | budget propre | budget principal | budget ordinaire | budgets de fonctionnement à venir | exercices suivants | budget de fonctionnement de la commune | budget de fonctionnement de la collectivité | budget de fonctionnement des exercices | autofinancé | autofinancée | autofinancés | autofinancées | sur leur temps de travail | sur son temps de travail
pris en charge par la commune | pris en charge par l’intercommunalité | pris en charge par la communauté de communes | pris en charge par l’agglomération | pris en charge par le département | pris en charge par la région | pris en charge par le syndicat | pris en charge par l’État | pris en charge par la ville | prises en charge par la commune | prise en charge par la commune | pris en charge par la collectivité | pris en charge par la mairie | prises en charge par la collectivité | prise en charge par la collectivité | commune prend à sa charge
non demandé | non demandés | non comptés | non compté | non compris | non comprise | non présenté | non valorisé | sans surcoût | sans coût supplémentaire | sans frais supplémentaires
fourni par le prestataire | fournis par le prestataire | fourni par l’organisme | fournie par l’organisme | apporté par | apportés par | apportera | apporteront | mis à disposition par le prestataire | prêté par | prêtés par | prêtées par | prêtera | prestataire fournira | formateur fournira | organisme fournira | cabinet fournira | animateur fournira | consultant fournira | syndicat fournira | département fournira | département met à disposition | gracieusement | gratuitement | à titre gracieux | à titre gratuit | offert par | offerts par | don de | donnés à | cédés à
personnel existant | économies attendues | a été pris en charge | ont été pris en charge | sera supporté par | seront supportés par | seront supportées par | sera assumé par | seront assumés par | demande séparée | autre demande | autre dossier | dossier séparé | dossier distinct | demande distincte | autre financement | autres financements | d’autres crédits | autre subvention
DETR | DSIL | FEDER finance | région finance | département finance | financé par la région | financés par la région | financé par le département | financés par le département | financées par le département | financées par la région | pas l’objet | entre pas dans | entrent pas dans | relève pas | relèvent pas | exclu de | exclus de | exclue de | exclues de | pas éligible | pas éligibles | pas concerné | inéligible | inéligibles
s’il convient | s’il faut | s’il faudra | s’il est utile | s’il est préférable | faut il | faudra t il | avant de décider | avant toute décision | opportunité de | pertinence de | hypothèse | scénarios | éventuel | éventuelle | éventuels | éventuelles | le cas échéant
budget général | une fois le projet achevé | une fois le projet terminé | à l’issue du projet | au terme du projet | après le projet | à la fin du projet | chiffrera | évaluera | dira | comparera | déterminera | étudiera | examinera | tranchera | préconisera | recommandera
`)

/** Before it in the clause, or after: there is to be less of it. */
export const SAVED = terms(`
réduire | réduira | réduiront | réduit | réduisant | réduction | réductions | diminuer | diminution | diminuera | diminueront | limiter | limitera | limitant | éviter | évitera | éviteront | évitant | évite | supprimer | supprimera | suppression | mettre fin | mettra fin | passer de | se passer | dispenser de | alléger | moins de | baisse | abandon | abandonner | fin des | fin du | débranché | débranchés | économie | économies | économiser | économisé | économisés | gagner | gagné | gagnera | gagneront | gagnent | libérer | libérera | fera gagner | plutôt que | au lieu de | à la place de | en lieu et place de
`)

/** Right before a term, these words make it a means or a place: « formation sur ordinateur ». */
export const MEANS = terms(`sur | via | depuis | devant | sans | ni | comme | par | contre`)
/** « l’accès au serveur », « joindre l’agent au téléphone »: right before equipment. */
export const TOWARDS_EQUIPMENT = terms(`au | aux`)

/** Money goes where these say: « les crédits iront au matériel ». */
export const GIVEN = terms(
  `correspond | correspondent | ira | iront | va | vont | servir | sert | servira | serviront | consacré | consacrée | affecté | affectée | alloué | allouée | destiné | destinée | réservé | réservée`,
)

/** Earlier in the clause, these words deny it: « aucun achat d’ordinateur ». */
export const DENIALS = terms(`
aucun | aucune | sans | hors | hormis | ni | non | pas | exclu | exclue | excepté | sauf | jamais | nul | nulle
`)
/** Deny with « pas » or alone, unless « que » follows a purchase: « nous n’achèterons que deux tablettes ». */
export const WEAK_DENIALS = terms(`ne | n`)
export const ONLY = terms(`que | qu`)
/** « pas seulement l’achat d’ordinateurs » denies nothing. */
export const NOT_DENIALS = terms(`
seulement | uniquement | exclusivement | titulaire | titulaires | permanent | permanents | complet | fil | contact | compter | oublier | attendre | tarder | encore
`)
/** After « pas » or « non », later in the sentence, these deny it too: « les salaires ne sont pas demandés ». */
export const NOT_ASKED = terms(`
demandé | demandée | compris | comprise | inclus | incluse | prévu | prévue | financé | financée | sollicité | sollicitée | compté | comptée | présenté | présentée | concerné | concernée | valorisé | valorisée | retenu | retenue | imputé | imputée | nécessaire | envisagé | envisagée
`)

/** Of which the thing is the object, and not the purchase. */
export const WORKED = terms(`
passer en revue | passera en revue | passeront en revue | gerer* | géreront | former* | formation* | suivre* | suivi | suivis | sécuriser* | auditer* | migrer* | accompagn* | déclarer* | signaler* | réserver* | consulter* | raccord* | utiliser* | utilisable* | accessible* | consultable* | visible* | lisible* | paramétr* | configur* | sensibilis* | connect* | maîtris* | manipul* | initier*
apprendre* | découvr* | adapté | adaptée | adaptés | mainten* | orient* | calcul* | déposer* | prendre en main | prise en main | recens* | inventori* | cartographi* | dématérialis* | centralis* | saisir* | saisie* | planifi* | simplifi* | faciliter* | optimis* | analys* | protég* | externalis* | relier | relie | diffus* | publi* | télécharg* | tester* | tracer | géolocalis* | automatis* | informatis* | rationalis* | héberger* | virtualis* | interconnect* | donner accès | répondre
`)

/** Pay: money for people, without another word. */
export const PAY = terms(`
salaire | masse salariale | rémunération | charge de personnel | frais de personnel | dépense de personnel | coût de personnel | coût salarial | charge salariale | charge patronale | charge sociale | gratification
recrutement | recruter | recrute | recrutera | recruterons | embauche | embaucher | embauchera | embaucherons | embauchés | création de poste | création d’un poste | ouverture d’un poste | contrat d’apprentissage | équivalent temps plein
personnel dédié | charges salariales et patronales | financement d’un poste
`)

/** What makes of a hiring the hiring of a provider, or of a panel. */
export const NOT_STAFF_AFTER = terms(`
prestataire | cabinet | consultant | AMO | bureau | entreprise | société | éditeur | intégrateur | fournisseur | organisme | agence | maîtrise | formateur | formatrice | expert | avocat | graphiste | intervenant | AMOA | tiers | externe | extérieur | indépendant
`)
/** The same, close to it. */
export const PANEL = terms(`testeur | usager | bénévole | panel | local | locale | candidature`)

export const NUMBERS = terms(`
deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze | quinze | vingt | trente | quarante | cinquante | soixante | cent | plusieurs | dizaine | douzaine | quinzaine | vingtaine
`)

/** Of a service on line: what its users do with it. */
export const ENABLES = terms(
  `permet | permettra | permettront | permettant | permettrait | propose | proposera | offrira | sert | servira`,
)

/** What no one can tell from prose: « le temps », « les repas de la cantine ». */
export const NOT_IN_PROSE = terms(`
repas | restauration | réception | consommation | consommations | garantie | enveloppe | revue | temps | traitement | effectif | ressources humaines | stage | catégorie A | catégorie B | catégorie C | eau | gaz | énergie | fonctionnement | ménage | hôtel | fluides
`)

/** After « son », « leur » or « dont »: the same, as a name. */
export const BOUGHT_AGAIN = terms(
  `remplacement | renouvellement | acquisition | achat | changement | location`,
)
/** « il sera acheté »: what was named before. */
export const BOUGHT_IN_TURN = terms(
  `acheté | achetée | achetés | achetées | acquis | acquise | acquises | commandé | commandée | commandés | commandées | remplacé | remplacée | remplacés | remplacées | renouvelé | renouvelée | renouvelés | renouvelées | changé | changée | changés | changées | loué | louée | loués | louées`,
)
export const SAME_THING = terms(
  `il | ils | elle | elles | celui | celle | ceux | celles | modèle | exemplaire | appareil | unité | ensemble | tout`,
)
export const POSSESSIVES = terms(`son | leur | sa | cet | cette | ce`)

/** After « en », « les » or « qu’il faut »: what was named before. */
export const BUY_AGAIN = terms(`
acheter | acquérir | commander | financer | changer | remplacer | renouveler | achèterons | achèterait | acquerrons | changera | changerons | remplacera | remplacerons | remplaceront | renouvellera | renouvellerons | équiper | doter
`)
export const PRONOUNS = terms(`en | les | la | le | l | qu | que`)

/** The thing is what this verb says something of: it begins anew. */
export const OWN_VERBS = terms(`
sera | seront | serait | seraient | est | sont | doit | doivent | devra | devront | permettra | permettront | viendra | viendront | pourra | pourront | remplacera | remplaceront | équipera | équiperont | complètera | complèteront | compléteront
`)

/** Between a service and a thing, these begin something else: « la formation sera faite par un CDD », « avec deux PC ». */
export const ANOTHER_THING = terms(`
par | sera | seront | est | sont | aura | auront | nécessite | nécessitent | nécessitera | suppose | impose | exige | requiert | implique | avec | grâce | moyennant | assorti | assortie | inclut | comprend | comprenant | recevra | recevront
`)

/** Services that only look at things, or teach them: a list of things after them buys nothing. */
export const LOOKING = terms(`
audit | étude | diagnostic | inventaire | état des lieux | analyse | enquête | évaluation | recensement | formation | sensibilisation | cartographie | démarche | démarches | accompagnement | conseil | test | tests | suivi | gestion | sécurisation | migration | supervision | contrôle | observation | bilan
`)

/** Equipment and people whose names are mostly other things in prose: « tour de table », « dans le cadre de ». */
export const MOSTLY_OTHERWISE = terms(`
tour | station | lecteur | antenne | mobile | portable | nomade | machine | terminal | accessoire | mémoire | support | contrôleur | composant | alimentation | moniteur | disque | batterie | CD | concentrateur | enregistreur | commutateur | hub | totem | chargeur | adaptateur | projecteur | afficheur | filtre | interface | rack | tablette graphique | mémoire vive | télévision | téléphone | caméra
Apple | HP | Samsung | Philips | LG | Poly | Eaton | Canon | Brother | Zebra
emploi | prime | indemnité | indemnités | apprentissage | saisonnier | contractuel | contractuelle | alternance | stagiaire | astreinte | ETP | ETPT | cotisation | cotisations | temps plein | temps complet | temps partiel | temps de travail | mi-temps | indemnisation
électricité | chauffage | carburant | papier | timbre | presse | assurance | assurances | adhésion | réparation | réparations | télécommunications | fibre | 4G | 5G | ADSL | courrier postal | redevance | cotisation annuelle | taxe foncière | petit équipement | bail
`)
