import type { outside as english } from '../en/outside';

/** The question before a setting reaches outside, in French. */
export const outside: typeof english = {
  questions: {
    configDir: (dir) => `Utiliser les identifiants de Claude Code dans ${dir}\u202f?`,
    api: (origin) => `Autoriser les requêtes avec vos identifiants vers ${origin}\u202f?`,
    receiver: (address) => `Envoyer les mesures à ${address}\u202f?`,
    program: (file) => `Exécuter ${file} à chaque événement\u202f?`,
    machine: (host) => `Demander à ${host} ses nombres de tokens par ssh\u202f?`,
  },
  notes: {
    configDir: 'Quotide y lit les identifiants et interroge Anthropic sur leurs limites.',
    api: 'L’exploitant de cette adresse pourra alors utiliser votre compte Claude. Les requêtes n’y vont que tant que QUOTIDE_API_URL la désigne.',
    receiver:
      'Tant que «\u202fEnvoyer à OpenTelemetry\u202f» est activé, vos limites, tokens et coûts y sont envoyés une fois par minute.',
    program: 'Il s’exécute avec vos droits.',
    machine:
      'Quotide lance alors ssh avec vos clés et y exécute «\u202fquotide export\u202f», quand vous cliquez ou une fois par heure. Il n’envoie rien d’autre que cette commande.',
  },
  allow: 'Autoriser',
  cancel: 'Annuler',
};
