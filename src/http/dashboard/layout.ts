import { html } from 'hono/html'
import { readPackage } from '../../package.ts'
import { assetUrl } from '../assets.ts'

/** Markup whose values were escaped. */
export type Markup = ReturnType<typeof html>

/** A whole page, in the look of the State design system; without the block of the State, which is the State's to use. */
export function layout(page: {
  /** The name of the service, at the top of each page. */
  service: string
  /** What this page is. */
  title: string
  body: Markup
  /** A file of ours that moves the page; it says everything without. */
  script?: string
}): Markup {
  const { service, title, body, script } = page
  return html`<!doctype html>
<html lang="fr" data-fr-theme="light">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title} — ${service}</title>
    <link rel="icon" href="${assetUrl('favicon.svg')}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assetUrl('dsfr/dsfr.main.min.css')}" />
    <link rel="stylesheet" href="${assetUrl('guichet.css')}" />
    <script src="${assetUrl('scheme.js')}"></script>
    ${script !== undefined && html`<script src="${assetUrl(script)}" defer></script>`}
  </head>
  <body>
    <div class="fr-skiplinks">
      <nav class="fr-container" aria-label="Accès rapide">
        <ul class="fr-skiplinks__list">
          <li><a class="fr-link" href="#contenu">Contenu</a></li>
          <li><a class="fr-link" href="#pied">Pied de page</a></li>
        </ul>
      </nav>
    </div>
    <header class="fr-header">
      <div class="fr-header__body">
        <div class="fr-container">
          <div class="fr-header__body-row">
            <div class="fr-header__brand">
              <div class="fr-header__service">
                <a href="/" title="Tableau de bord — ${service}">
                  <p class="fr-header__service-title">${service}</p>
                </a>
                <p class="fr-header__service-tagline">Instruction et suivi des dossiers FITN7</p>
              </div>
            </div>
          </div>
        </div>
      </div>
    </header>
    <main id="contenu" class="fr-container fr-py-4w" tabindex="-1">${body}</main>
    <footer id="pied" class="fr-footer" tabindex="-1">
      <div class="fr-container">
        <p class="fr-text--sm fr-mb-3w">
          Guichet ${readPackage().version}. Cette page ne montre que des numéros et des comptes, aucune donnée
          personnelle.
        </p>
      </div>
    </footer>
  </body>
</html>`
}
