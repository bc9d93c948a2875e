import { terms } from './terms.ts'

/** What an agent works on: that equipment for certain. */
export const WORKSTATIONS = terms(`
ordinateur | ordinateur portable | ordi | ordi portable | PC | PCs | PC portable | PC fixe | PC de bureau | micro-ordinateur
mini-ordinateur | micro-informatique | laptop | notebook | netbook | ultraportable | ultra-portable | portable | ordinateur de poche
Mac | MacBook | MacBook Air | MacBook Pro | iMac | Mac mini | Mac Studio | Chromebook | Chromebox | NUC
tablette | tablette numérique | tablette tactile | tablette graphique | tablet | iPad | iPad Pro | Surface Pro | Galaxy Tab | liseuse
poste de travail | poste informatique | poste bureautique | poste nomade | poste fixe | poste PC | poste complet | poste multimédia
station de travail | station informatique | station Linux | station reconditionnée | station graphique | unité centrale | tour PC | PC tour | client léger | thin client
matériel informatique | équipement informatique | parc informatique | parc d’ordinateurs | parc de PC | parc d’ordis | matériel et fourniture informatique
matériel bureautique | équipement bureautique | mobilier informatique | équipement nomade | matériel nomade | outil nomade
équipement numérique des agents | dotation informatique | micro-ordinateurs | bureautique matériel | mat. informatique | mat. info
matériel info | équipement info | matériel PC | ThinkPad | ThinkCentre | EliteBook | EliteDesk | ProBook | ProDesk | OptiPlex | Latitude Dell
Dell Latitude | HP ProBook | HP EliteBook | IdeaPad | ZBook | Vostro | Surface Go | Surface Laptop | accessoire informatique
terminal informatique | périphérique | périphérique informatique | petit matériel informatique | fourniture informatique
double écran | écran PC | clavier | souris | clavier et souris | clavier braille | housse pour matériel informatique | kit télétravail | pack télétravail
matériel de bureau et informatique | matériel de bureau et matériel informatique | mat. de bureau
`)

/** Equipment, not all of it « for the agents » for certain. */
export const EQUIPMENT = terms(`
écran | écran plat | moniteur | webcam | caméra | caméra de visioconférence | casque | casque audio | casque micro | micro-casque | microphone
enceinte | station d’accueil | dock | docking station | réplicateur de port | hub USB | bras articulé | support écran | sacoche | housse
imprimante | imprimante multifonction | multifonction | copieur | photocopieur | photocopieuse | traceur | scanner | scanneur | scanneuse | numériseur
imprimante et traceur | douchette | lecteur code-barre | lecteur de code-barres | lecteur optique | lecteur de carte | lecteur de badge | lecteur DVD | lecteur
graveur | lecteur de bande | bande magnétique | cartouche LTO | support de mémoire | support de stockage
disque | disque dur | disque SSD | disque externe | DD | DD externe | SSD | HDD | NVMe | unité de disque | clé USB | clef USB | mémoire vive | RAM | barrette
barrette mémoire | carte mère | carte graphique | carte réseau | carte d’interface | carte vidéo | interface de réseau | processeur | composant informatique
chargeur | batterie | adaptateur | alimentation PC | onduleur | UPS | alimentation sans interruption | alimentation électrique ininterruptible
source d’alimentation électrique ininterruptible | alimentation ininterruptible | alimentation secourue
serveur | serveur physique | serveur informatique | serveur de fichiers | serveur NAS | serveur rack | serveur de sauvegarde | serveur local
infrastructure serveur | infrastructure informatique | infrastructure réseau | infrastructure de stockage | matériel serveur | matériel réseau | équipement réseau
NAS | baie | baie de stockage | baie de brassage | baie informatique | rack | armoire de brassage | armoire réseau | coffret réseau | hyperviseur | PowerEdge
ProLiant | Synology | QNAP | robot de sauvegarde | baie de disques | stockage NAS | stockage SAN | ventilateur | refroidisseur
switch | switches | commutateur | routeur | modem | box 4G | clé 4G | routeur 4G | point d’accès | point d’accès wifi | borne wifi | borne wi-fi | borne d’accès
borne d’accès radio | contrôleur wifi | répéteur | antenne | pare-feu | parefeu | firewall | boîtier VPN | boîtier pare-feu | appliance | module SFP | transceiver
vidéoprojecteur | vidéo-projecteur | vidéo projecteur | projecteur | TBI | TNI | VPI | ENI | tableau interactif | tableau blanc interactif | tableau numérique
tableau numérique interactif | écran interactif | écran tactile | écran numérique | écran mural | dalle tactile | visualiseur | téléviseur | télévision | TV
écran d’affichage | afficheur | smartphone | ordiphone | téléphone | téléphone portable | téléphone mobile | téléphone IP | téléphone fixe | portable téléphonique
iPhone | mobile | combiné | poste téléphonique | poste IP | terminal téléphonique | terminal mobile | terminal | DECT | téléphone DECT | talkie-walkie | talkie
autocommutateur | autocom | PABX | IPBX | PBX | matériel de téléphonie | équipement de téléphonie | matériel téléphonique | équipement téléphonique
barre de visio | barre de visioconférence | barre de son | caméra conférence | pieuvre | kit visio | kit de visioconférence | équipement de visioconférence
matériel de visioconférence | matériel de visio | équipement de visio | matériel visio | équipement visio | système de visioconférence | kit visioconférence
matériel audiovisuel | équipement audiovisuel | matériel vidéo | matériel audio | matériel de projection | matériel de sonorisation | régie vidéo
GPS | PDA | lecteur RFID | terminal de saisie | terminal de paiement | TPE | terminal code-barre | imprimante ticket | imprimante étiquette | pad de signature
tablette de signature | badgeuse | pointeuse | borne de pointage | composant | pièce détachée | rallonge | multiprise | câble | câble réseau | câble HDMI | connectique | cordon
appareil photo | appareil de prise de vue | caméscope | accessoire | tour | station | nomade | matériel numérique | équipement numérique | équipement technologique
matériel technologique | équipement multimédia | matériel multimédia | matériel de reprographie | matériel d’impression | système d’impression | équipement d’impression
machine | machine de bureau | ticket imprimante | dictaphone | loupe électronique | plage braille | matériel adapté | lecteur biométrique | station biométrique
concentrateur | multiplexeur | trackball | manette | table traçante | assistant numérique personnel | cartouche de bande magnétique | unité de stockage | unité périphérique | dispositif de stockage | mémoire flash | carte mémoire
carte son | carte accélératrice | carte électronique | carte à puce | coprocesseur | processeur central | unité d’entrée | crayon optique | enregistreur | contrôleur | contrôleur de bus | chargeur automatique | disquette | DVD | CD | cassette | filtre d’écran
écran antireflet | écran de visualisation | écran LED | tapis de souris | hub | hub réseau | composant de réseau | composants réseau | câble de réseau | équipement de réseau | matériel de réseau | infrastructure de réseau | réseau ethernet | ethernet
serveur de réseau | ordinateur central | superordinateur | équipement lié à l’informatique | matériel de traitement de l’information | matériel de stockage | pièce et accessoire pour ordinateur | pièces pour ordinateurs | terminal point de vente | lecteur de disquette
Lenovo | Dell | HP | Asus | Acer | Toshiba | Fujitsu | Epson | Ricoh | Canon | Brother | Konica | Xerox | Kyocera | Lexmark | Jabra | Poly | Yealink | Logitech | Netgear
Ubiquiti | Aruba | TP-Link | D-Link | Zyxel | APC | Eaton | Wacom | Samsung | iiyama | Philips | LG | BenQ | Zebra | Wyse | Meraki | Apple | NetApp | Hikvision | Polycom | Avaya
`)

/** May be such equipment, or software, or a thing for the public. */
export const EQUIPMENT_PERHAPS = terms(`
serveur dédié | serveur mutualisé | borne | borne tactile | borne interactive | borne d’accueil | borne numérique | borne de paiement | borne de rechargement | totem | kiosque | kiosque interactif
table tactile | table interactive | plan interactif | visioconférence | visio | visio-conférence | casque VR | casque de réalité virtuelle | réalité virtuelle
lunettes connectées | robot | robot éducatif | drone | capteur | objet connecté | boîtier | boîtier connecté | balise | réseau informatique | réseau wifi | réseau local
réseau | wifi | wi-fi | hotspot | caisse enregistreuse | matériel | équipement | informatique | plate-forme informatique | imprimante 3D | bureautique | mini-PC éducatif | poste
kit informatique | kit numérique | valise numérique | classe mobile | malle numérique | malle pédagogique | visiophone | interphone | vidéophone | vidéosurveillance
vidéoprotection | caméra de surveillance | caméra de vidéoprotection | alarme | contrôle d’accès | serrure connectée | affichage dynamique | affichage numérique
panneau numérique | panneau interactif | mémoire | stockage | sonorisation | sono | sonos | système audio | hardware | infrastructure | outillage informatique
dispositif de visio | solution matérielle | appareil | machine-outil | outils informatiques | outil informatique | moyens informatiques | équipement de salle | GTB | GTC | Cisco | IBM | Nutanix | Google Pixel
`)
