import type { Answer } from './request/answer.ts'
import type { World } from './world/world.ts'

const PREFIX = '/commencer/'

const page = (title: string): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: `<!doctype html>\n<html lang="fr"><head><title>${title}</title></head><body></body></html>\n`,
})

/** The public page of a form. Who asks for one that is not there is sent to the front page, as DS does. */
export function publicPage(world: World, path: string): Answer | null {
  if (path === '/') return page('Démarches')
  if (!path.startsWith(PREFIX)) return null
  const name = decodeURIComponent(path.slice(PREFIX.length))
  const isOpen = [...world.demarches.values()].some(
    (demarche) => demarche.path === name && demarche.state === 'publiee',
  )
  return isOpen ? page('Déposer un dossier') : { status: 302, headers: { Location: '/' }, body: '' }
}
