/** What carries a card beyond the screen, and the second thoughts about it, in French; the other languages have the same keys, or do not compile. */
export const beyondFr = {
  broughtBack: '{count, plural, one {L’accès est rétabli, tel qu’il était.} other {{shown} accès sont rétablis, tels qu’ils étaient.}}',
  undo: 'Annuler',
  undoFor: 'Rien ne s’ouvre pendant ce temps.',
  seeAs: 'Voir comme…',
  seeAsText: 'La carte publiée, telle que d’autres l’ont sous les yeux\u00A0: la même page que la leur. Rien n’est ouvert, compté ni créé.',
  seeAsWho: 'Voir comme',
  seeAsPerson: 'Lien pour une personne\u00A0: {label}',
  seeAsFrame: 'La carte, comme vous l’avez choisi',
  seeAsLink: 'Par le lien «\u00A0{label}\u00A0»',
  seeAsFirst: 'Avant la carte, cette personne doit\u00A0:',
  seeAsNothingFirst: 'Le lien s’ouvre sans rien demander.',
  seeAsCode: 'saisir le code qui lui est envoyé',
  seeAsBinds: 'confirmer que le lien ne s’ouvrira que dans ce navigateur',
  seeAsPin: 'saisir le code PIN',
  seeAsUnpublished: 'Cette carte n’est pas publiée\u00A0: personne n’en voit rien.',
  openingsChart: 'Les trente derniers jours',
  openingsSum:
    '{days, plural, =0 {Aucun jour avec une consultation.} one {Un jour avec des consultations} other {# jours avec des consultations}}{few, plural, =0 {.} other {, dont {few, number} où il y en a eu moins de 5.}}',
  openingsBy_link: 'Par un lien, un QR ou une puce',
  openingsFew: 'Moins de 5\u00A0: il y en a eu, le nombre n’est pas dit',
  openingsKind: 'Par',
  openingsEarlier: 'Plus tôt',
  openingsCounted: 'Ce qui est compté, et ce qui ne l’est pas',
  openingsDoes:
    'Compté\u00A0: chaque ouverture de la carte par un lien, le jour où elle a lieu à Casablanca, la vôtre aussi si vous ouvrez un de vos liens.',
  openingsDoesNot:
    'Pas compté\u00A0: la même carte rouverte dans le quart d’heure, ce que vous regardez par «\u00A0Voir comme…\u00A0», les liens pour une personne (ils disent seulement «\u00A0ouvert\u00A0»), les liens qui demandent d’abord, et le QR hors connexion, que personne ne peut compter.',
  openingsKept:
    'Ni l’heure, ni qui, ni d’où, ni l’appareil ne sont gardés. Un arrêt brutal de nos serveurs peut perdre les cinq dernières secondes.',
  signatureTitle: 'Signature d’e-mail',
  signatureText:
    'Votre nom et de quoi vous joindre, avec un lien à elle vers votre carte. Sans image ni pixel\u00A0: lire votre message ne prévient personne.',
  signatureWarning:
    'Qui reçoit votre message, même transféré, peut ouvrir la carte. Son lien se retire seul dans «\u00A0Qui peut voir ma carte\u00A0».',
  signatureMake: 'Faire ma signature',
  signatureOf: 'Signature du {date}',
  signatureFrame: 'Votre signature',
  signatureCopy: 'Copier la signature',
  signatureCopyText: 'Copier en texte simple',
  signatureCopied: 'Copié\u00A0: collez dans les réglages de votre messagerie.',
  signatureSteps: 'Dans votre messagerie\u00A0: Réglages, puis Signature, puis coller.',
  openingsNumber: 'Nombre',
  openingsShort_link: 'Lien, QR ou puce',
}
