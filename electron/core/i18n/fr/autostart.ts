import type { autostart as english } from '../en/autostart';

/** The start at login, in French. */
export const autostart: typeof english = {
  comment: 'Les limites de Claude dans la barre du bureau',
  requiresApproval: 'macOS demande votre autorisation\u202f: Réglages Système › Général › Ouverture.',
  blockedBySystem:
    'L’ouverture a été désactivée dans le Gestionnaire des tâches, sous Applications de démarrage. Réactivez-la à cet endroit.',
  notInstalled: 'Seul un Quotide installé peut s’ouvrir à la connexion.',
  confined: 'Ce type de paquet ne peut pas s’ouvrir de lui-même à la connexion.',
  failed: (reason) => `Impossible de modifier ce réglage\u202f: ${reason}.`,
  unreadable: (reason) => `Impossible de vérifier l’ouverture à la connexion\u202f: ${reason}.`,
};
