import { html } from 'hono/html'
import { frenchSpaces, plural } from '../../domain/french.ts'
import { layout, type Markup } from './layout.ts'

/** A page that says one thing and what to do about it. */
function plainPage(service: string, title: string, ...paragraphs: string[]): Markup {
  return layout({
    service,
    title,
    body: html`<h1>${title}</h1>
      ${paragraphs.map((text) => html`<p>${frenchSpaces(text)}</p>`)}`,
  })
}

export const refusalPage = (service: string) =>
  plainPage(
    service,
    'Mot de passe nécessaire',
    'L’utilisateur est « guichet » ; le mot de passe est celui que l’exploitant a donné à Guichet (HTTP_PASSWORD, ou le fichier nommé par HTTP_PASSWORD_FILE).',
    'Rechargez la page pour le saisir de nouveau. S’il est perdu, choisissez-en un autre et redémarrez Guichet.',
  )

export const tooManyPage = (service: string, seconds: number) =>
  plainPage(
    service,
    'Trop de mots de passe erronés',
    `Attendez ${plural(seconds, 'seconde', 'secondes')}, puis rechargez la page et saisissez le mot de passe avec soin.`,
    'Si ces essais ne viennent pas de vous, prévenez l’exploitant : quelqu’un cherche le mot de passe.',
  )

export const offPage = (service: string) =>
  plainPage(
    service,
    'Tableau de bord éteint',
    'Pour l’allumer, donnez un mot de passe à Guichet dans HTTP_PASSWORD, ou dans un fichier nommé par HTTP_PASSWORD_FILE, puis redémarrez-le.',
  )

export const unknownPage = (service: string) =>
  plainPage(
    service,
    'Page inconnue',
    'Il n’y a rien à cette adresse. Le tableau de bord est à la racine du site (/), les files de tâches sont à l’adresse /files.',
  )

export const foreignHostPage = (service: string) =>
  plainPage(
    service,
    'Adresse inconnue',
    'Guichet ne répond pas sous ce nom. Si ces pages sont bien publiées à cette adresse, donnez-la à Guichet dans HTTP_NAMES, puis redémarrez-le.',
  )

export const foreignFormPage = (service: string) =>
  plainPage(
    service,
    'Demande refusée',
    'Ce formulaire ne vient pas de cette page, ou la page date d’avant le dernier démarrage de Guichet : rien n’a été fait.',
    'Revenez au tableau de bord, rechargez-le et recommencez.',
  )

export const brokenPage = (service: string) =>
  plainPage(
    service,
    'Le tableau de bord ne peut pas être lu',
    'La base de Guichet ne répond pas, ou une erreur est survenue. Vérifiez que Redis fonctionne et que le disque n’est pas plein ; le journal de Guichet en dit la cause.',
    'Les dossiers ne sont pas perdus : démarches-simplifiées les garde, et Guichet reprend où il en était.',
  )
