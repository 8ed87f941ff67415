import type { sessions as english } from '../en/sessions';

/** Session health, the efficiency grade and the week's anchor, in French. */
export const sessions: typeof english = {
  health: {
    title: 'Santé de la session',
    levels: { ok: 'Bonne', info: 'À surveiller', warn: 'Repartez bientôt à neuf' },
    none: 'Aucune session active ces 30 dernières minutes.',
    reasons: {
      context: (tokens, size) => `Le contexte contient ${tokens} tokens sur ${size}.`,
      cache: (hit, written) =>
        `Seulement ${hit} de l’entrée vient du cache, et ${written} tokens y ont été écrits.`,
      turns: (average) => `Un tour pèse ${average} tokens en moyenne.`,
      age: (hours) => `La session tourne depuis ${hours} heures.`,
    },
    advice: {
      keepGoing: 'Continuez ainsi.',
      compact: 'Exécutez /compact, ou ouvrez une nouvelle session pour la tâche suivante.',
      avoidPauses: 'Travaillez sans longues pauses\u202f: le cache oublie après quelques minutes.',
      clear: 'Exécutez /clear quand vous commencez autre chose.',
      smallerSteps: 'Demandez de plus petites étapes, et nommez les fichiers utiles.',
    },
    help: {
      context: (share) => `Avertit au-dessus de ${share} de ce que le modèle peut contenir.`,
      cache: (hit, written) =>
        `Avertit au-dessous de ${hit} venant du cache, si les derniers tours y ont écrit plus de ${written} tokens.`,
      turns: (tokens) => `Signale les tours de plus de ${tokens} tokens, pondérés par le prix de leur type.`,
      age: (hours) => `Signale les sessions qui tournent depuis plus de ${hours} heures.`,
      subAgents: 'Les sous-agents ont leur propre contexte et ne comptent pas.',
    },
  },
  efficiency: {
    title: 'Efficacité des tokens',
    grade: (grade) => `Note ${grade}`,
    scores: {
      cache: 'Succès du cache',
      reuse: 'Réutilisation',
      output: 'Réponses brèves',
      cost: 'Argent économisé',
    },
    reason: (score, points) => `${score}\u202f: ${points} points perdus`,
    tips: {
      cache: 'Restez dans une seule session par tâche, pour que davantage vienne du cache.',
      reuse: 'Posez plusieurs questions dans le même contexte\u202f: le contenu du cache est peu relu.',
      output: 'Demandez des réponses plus courtes, ou des modifications plutôt que des fichiers entiers.',
      input:
        'Une grande partie de l’entrée est renvoyée à chaque fois\u202f: nommez les fichiers au lieu de les coller.',
      praise: 'Excellent usage du cache.',
      solid: 'Solide. Gardez vos habitudes.',
    },
    help: {
      cache: (weight) => `${weight} succès du cache\u202f: la part de l’entrée venue du cache.`,
      reuse: (weight, reads) =>
        `${weight} réutilisation\u202f: ${reads} lectures par écriture donnent le maximum.`,
      output: (weight, none) =>
        `${weight} réponses brèves\u202f: une sortie égale à ${none} de l’entrée ne rapporte rien.`,
      cost: (weight, full) =>
        `${weight} argent économisé\u202f: ${full} du prix de l’entrée donnent le maximum, car on ne peut pas économiser plus.`,
    },
  },
  split: (here, elsewhere) => `cet ordinateur environ ${here}, ailleurs environ ${elsewhere}`,
  splitMachines: (here, machines) => `cet ordinateur environ ${here}, ${machines}`,
  splitNext: (machines, machine) => `${machines}, ${machine}`,
  splitUnknown: (split, unknown) => `${split}, inconnu environ ${unknown}`,
  weekFaults: {
    form: 'Ce n’est pas une modification de la semaine. Rien n’a été modifié.',
    empty: 'Indiquez ce qui change\u202f: le début, le pourcentage ou les tokens. Rien n’a été modifié.',
    time: 'Ce début n’est pas une date. Rien n’a été modifié.',
    tooOld: 'Une semaine commencée il y a si longtemps est terminée. Rien n’a été modifié.',
    percent: 'Saisissez un pourcentage de 0 à 100. Rien n’a été modifié.',
    baseline: 'Saisissez un nombre de tokens de 0 au budget hebdomadaire du forfait. Rien n’a été modifié.',
    both: 'Saisissez un pourcentage ou des tokens, pas les deux. Rien n’a été modifié.',
    noPlan:
      'Le forfait est inconnu\u202f: les tokens ne peuvent donc pas être rapportés à un budget. Saisissez un pourcentage. Rien n’a été modifié.',
  },
};
