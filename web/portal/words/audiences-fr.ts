/** For whom fields and links are, in French; the other languages have the same keys, or do not compile. */
export const audiencesFr = {
  addGroup: 'Ajouter le groupe',
  asGroup: 'Ce que voit le groupe {name}',
  asPartner: 'Ce que voient les partenaires',
  deleteGroup: 'Supprimer le groupe',
  deleteGroupFields:
    '{count, plural, =0 {Aucun champ de vos brouillons n’est visible par lui seul.} one {Un champ visible par lui seul ne l’est plus par personne, jusqu’à ce que vous choisissiez pour qui il est. Vos textes restent.} other {# champs visibles par lui seul ne le sont plus par personne, jusqu’à ce que vous choisissiez pour qui ils sont. Vos textes restent.}}',
  deleteGroupLinks:
    '{count, plural, =0 {Aucun lien en cours n’est fait pour lui.} one {Le lien fait pour lui est retiré tout de suite, pour de bon.} other {Les # liens faits pour lui sont retirés tout de suite, pour de bon.}}',
  deleteGroupSure: 'Supprimer {name}\u00A0?',
  groupAdded: 'Le groupe est créé\u00A0: vous le trouvez sous «\u00A0Visible par\u00A0».',
  groupDeleted:
    '{count, plural, =0 {Le groupe est supprimé.} one {Le groupe est supprimé, et un lien retiré.} other {Le groupe est supprimé, et # liens retirés.}}',
  groupGone: 'Groupe supprimé',
  groupGoneNobody: 'Personne',
  groupGoneText: 'Le groupe pour qui c’était est supprimé\u00A0: personne ne le voit.',
  groupName: 'Nom du groupe',
  groupNameHint: 'Par exemple Famille, Presse, Confrères. Vous seul le lisez.',
  groupNameKeep: 'Garder le nom',
  groupOfYours: 'Un de vos groupes',
  groupRenamed: 'Le groupe a son nouveau nom.',
  groups: 'Mes groupes',
  groupsFull: 'Trois groupes au plus\u00A0: supprimez-en un pour en nommer un autre.',
  groupsNone: 'Vous n’avez pas encore nommé de groupe.',
  groupsText:
    'À côté de vos clients et de vos partenaires, nommez jusqu’à trois groupes à vous. Ce qui est réservé à un groupe ne s’ouvre que par un lien fait pour lui, sous une clé à part.',
  keepGroup: 'Garder le groupe',
  nobody: 'Personne',
  nobodyYet: 'Personne ne le voit\u00A0: cochez un groupe.',
  partners: 'Partenaires',
  readyFor: 'Ce lien est pour\u00A0: {audience}',
  several: 'Plusieurs groupes…',
  severalWho: 'Lesquels',
}
