import type { HelpWords } from '../help-topics.ts'

export const helpFr: HelpWords = {
  share: [
    'Comment partager ma carte\u00A0?',
    'Sur «\u00A0Mes cartes\u00A0», pressez «\u00A0Partager\u00A0». Un lien est prêt\u00A0: copiez-le, envoyez-le, ou montrez son QR. Sous «\u00A0QR plein écran\u00A0», «\u00A0QR qui change chaque minute\u00A0» rend vite inutile une photo de votre écran. Sans lien, personne n’ouvre la carte.',
  ],
  takeBack: [
    'Comment retirer un accès\u00A0?',
    'Dans «\u00A0Accès\u00A0», pressez «\u00A0Retirer l’accès\u00A0». Le lien n’ouvre plus rien dès la demande suivante. Vous avez dix secondes pour annuler\u00A0; ensuite sa clé est détruite. Ce qui a été copié avant ne se reprend pas.',
  ],
  audiences: [
    'Comment montrer plus à mes clients, à un groupe\u00A0?',
    'Dans la carte, choisissez à chaque champ «\u00A0Visible par\u00A0»\u00A0: toute personne ayant le lien, vos clients, vos partenaires, un groupe que vous nommez, ou plusieurs. Puis faites un lien pour eux dans les options du partage\u00A0: lui seul l’ouvre.',
  ],
  named: [
    'À quoi sert un lien pour une personne\u00A0?',
    'Il est fait pour un seul visiteur. Il peut lui demander un code, ou ne s’ouvrir que dans son premier navigateur. Vous voyez seulement s’il a été ouvert, et sa page le lui dit.',
  ],
  asking: [
    'Qu’est-ce qu’un lien qui demande d’abord\u00A0?',
    'Il n’ouvre pas la carte\u00A0: il montre un formulaire par lequel on vous demande l’accès. Vous dites oui ou non dans «\u00A0Contacts\u00A0».',
  ],
  qr: [
    'Comment imprimer mon QR, ou une carte\u00A0?',
    'Dans «\u00A0Partager\u00A0», «\u00A0Plus d’options\u00A0», «\u00A0Carte imprimée et autocollants\u00A0»\u00A0: un PDF pour l’imprimeur, ou une feuille de 24 QR. Un QR seul s’enregistre en SVG, sous «\u00A0Options du QR\u00A0». Faites un lien par support\u00A0: vous le retirez seul.',
  ],
  chip: [
    'Comment écrire ma carte sur une puce NFC\u00A0?',
    'Dans «\u00A0Partager\u00A0», «\u00A0Plus d’options\u00A0», «\u00A0Puce NFC\u00A0». Chrome sur Android écrit lui-même\u00A0; ailleurs, une application gratuite le fait avec le lien copié.',
  ],
  offline: [
    'Et s’il n’y a pas de réseau\u00A0?',
    'Le QR hors connexion contient vos coordonnées elles-mêmes. Il se lit sans réseau, mais ne peut pas être retiré. Un QR gardé sur ce téléphone se montre aussi\u00A0; celui qui change chaque minute, non.',
  ],
  signature: [
    'Comment mettre ma carte dans mes e-mails\u00A0?',
    'Dans «\u00A0Partager\u00A0», «\u00A0Plus d’options\u00A0», «\u00A0Signature d’e-mail\u00A0»\u00A0: copiez-la dans les réglages de votre messagerie. Elle ne contient aucune image, donc rien n’est suivi.',
  ],
  seenAs: [
    'Que voient les autres de ma carte\u00A0?',
    '«\u00A0Voir comme…\u00A0» montre la page même de vos visiteurs\u00A0: toute personne ayant le lien, un client, ou une personne. Rien n’est ouvert ni compté.',
  ],
  openings: [
    'Qui a ouvert ma carte\u00A0?',
    'Nous ne le savons pas. Nous comptons seulement les ouvertures par jour, et sous cinq nous ne disons pas le nombre, pour que personne ne soit reconnu.',
  ],
  pause: [
    'Comment arrêter ma carte un moment\u00A0?',
    'Dans la carte, «\u00A0Mettre en pause\u00A0»\u00A0: aucun lien ne l’ouvre plus. Vous pouvez laisser un message et une date de retour. Les mêmes liens s’ouvrent à nouveau ensuite.',
  ],
  contacts: [
    'D’où viennent mes contacts\u00A0?',
    'De visiteurs qui vous ont laissé leurs coordonnées. Ils gardent un reçu\u00A0: ils les corrigent ou les retirent quand ils veulent, et elles s’effacent à la date qui leur a été dite.',
  ],
  lost: [
    'J’ai perdu mon téléphone, ou une puce. Que faire\u00A0?',
    'Dans «\u00A0Compte\u00A0», terminez les autres sessions. Dans «\u00A0Accès\u00A0», retirez le lien de la puce, ou tous les accès d’un coup.',
  ],
  data: [
    'Comment copier ou effacer mes données\u00A0?',
    '«\u00A0Mes données\u00A0», en bas de chaque page\u00A0: copie, correction, limitation, opposition, effacement. Un effacement s’annule pendant sept jours.',
  ],
}
