import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Diagnosis } from '../../src/check/index.ts'
import type { ChampSpec } from '../../src/simulator/world/form.ts'
import { startServer } from '../mail/support.ts'
import { copyEmptyStore } from '../support/empty-store.ts'
import { newFolder } from '../support/folder.ts'
import { freePort, startRedisServer } from '../support/redis.ts'
import { type Installation, newInstallation, ROBOT } from './clinic.ts'

const isTrouble = ({ level }: Diagnosis) => level === 'error' || level === 'warning'

/** What is spoilt, the codes expected, what the first of them says, what it tells to do. */
type Case = readonly [
  fault: string,
  spoil: (one: Installation) => unknown,
  codes: string | readonly string[],
  says: RegExp,
  remedy: RegExp,
]

const access: readonly Case[] = [
  [
    'a wrong token',
    (one) => one.set({ dsApiToken: 'wrong' }),
    'ds.token-refused',
    /ne reconnaît pas le jeton/,
    /DS_API_TOKEN/,
  ],
  [
    'an expired token',
    (one) => one.useToken({ expiresOn: '2021-05-31' }),
    'ds.token-expired',
    /a expiré/,
    /Créez un jeton/,
  ],
  ['no token', (one) => one.set({ dsApiToken: null }), 'no-token', /pas de jeton/, /DS_API_TOKEN/],
  [
    'a token that may only read',
    (one) => one.useToken({ canWrite: false }),
    'token-read-only',
    /lecture seule/,
    /accès en écriture/,
  ],
  [
    'a token for other networks',
    (one) => one.useToken({ networks: ['192.0.2.1'] }),
    'ds.network-refused',
    /l’adresse de ce serveur \(127\.0\.0\.1\)/,
    /réseaux autorisés/,
  ],
  [
    'a token without the démarche',
    (one) => one.useToken({ demarches: [51002] }),
    'ds.demarche-hidden',
    /jeton de Guichet ne couvre pas la démarche/,
    /ajoutez la démarche au jeton/,
  ],
  [
    'a token without the démarche of the reports',
    (one) => one.useToken({ demarches: [51001] }),
    'ds.demarche-hidden',
    /jeton de Guichet ne couvre pas la démarche/,
    /ajoutez la démarche/,
  ],
  [
    'a démarche that DS does not know',
    (one) => one.edit('demarche: 51001', 'demarche: 51009'),
    'ds.demarche-not-found',
    /ne connaît pas la démarche/,
    /numéro/,
  ],
  [
    'a DS that cannot be reached',
    async (one) => one.set({ dsApiUrl: `http://127.0.0.1:${await freePort()}/api/v2/graphql` }),
    'ds.unreachable',
    /joint \(ECONNREFUSED\)/,
    /DS_API_URL/,
  ],
  [
    'a wrong path in the address of DS',
    (one) => one.set({ dsApiUrl: one.simulator.url.replace('/graphql', '/graph') }),
    'ds.wrong-url',
    /l’API de démarches-simplifiées n’est pas/i,
    /DS_API_URL/,
  ],
  [
    'an address that answers something else',
    async (one) =>
      one.set({ dsApiUrl: await page((_, response) => response.end('<html>Accueil</html>')) }),
    'ds.not-json',
    /n’est pas son API/,
    /DS_API_URL/,
  ],
  [
    'a DS that has moved',
    async (one) => one.set({ dsApiUrl: await page(movedTo('https://ds.example.org/')) }),
    'ds.redirected',
    /changé d’adresse \(ds\.example\.org\)/,
    /nouvelle adresse/,
  ],
  [
    'a proxy that refuses',
    async (one) =>
      one.set({
        dsApiUrl: await page((_, response) => response.writeHead(403).end('<html>Interdit</html>')),
      }),
    'ds.forbidden',
    /entre ce serveur et démarches-simplifiées/,
    /proxy/,
  ],
  [
    'a DS under maintenance',
    (one) => one.simulator.faults.add({ kind: 'maintenance' }),
    'ds.maintenance',
    /maintenance/,
    /reprendra de lui-même/,
  ],
  [
    'an API that has lost a field',
    (one) =>
      one.around((ds) => ({
        ...ds,
        schemaProblems: async () => ['Cannot query field "archived" on type "Dossier".'],
      })),
    'schema-changed',
    /a changé : .*archived/,
    /version plus récente/,
  ],
  [
    'an API that will lose a field',
    (one) =>
      one.around((ds) => ({
        ...ds,
        schemaProblems: async () => ['The field Dossier.archived is deprecated. old'],
      })),
    'schema-deprecated',
    /retirera bientôt.*archived/,
    /version plus récente/,
  ],
  [
    'a clock that is fast',
    (one) => {
      one.machine.clock += 5 * 60_000
    },
    'clock-off',
    /avance de 300 s/,
    /NTP/,
  ],
]

const demarche: readonly Case[] = [
  [
    'a robot in no group',
    (one) => one.edit(ROBOT, 'robot@prefecture.example.org'),
    'robot-missing',
    /dans aucun groupe/,
    /instructeur dans chaque groupe/,
  ],
  [
    'a group without the robot',
    (one) => dismiss(one, 'Marne', [ROBOT]),
    'robot-not-everywhere',
    /pas instructeur dans « Marne »/,
    /Ajoutez-le/,
  ],
  [
    'no annotation for the reasons',
    (one) => annotations(one, 'Motifs de l’avis automatique', () => []),
    'annotation-missing.reasons',
    /n’existe pas/,
    /« Motifs de l’avis automatique » de type « texte long »/,
  ],
  [
    'an annotation whose label is misspelt',
    (one) =>
      annotations(one, 'Population INSEE', (spec) => [{ ...spec, label: 'Population Inse' }]),
    'annotation-missing.population',
    /Le plus proche : « Population Inse »/,
    /« Population INSEE » de type « nombre entier »/,
  ],
  [
    'an annotation of another type',
    (one) => annotations(one, 'Population INSEE', (spec) => [{ ...spec, type: 'text' }]),
    'annotation-type.population',
    /est de type « texte court »/,
    /« nombre entier »/,
  ],
  [
    'two annotations of the same label',
    (one) => annotations(one, 'Avis automatique', (spec) => [spec, { ...spec, stableId: 9_001 }]),
    'annotation-ambiguous.verdict',
    /Plusieurs annotations privées.*« Avis automatique »/,
    /identifiant/,
  ],
  [
    'a verdict that cannot be chosen',
    (one) =>
      annotations(one, 'Avis automatique', (spec) => [
        { ...spec, options: ['Éligible', 'Inéligible'] },
      ]),
    'annotation-options.verdict',
    /ne propose pas « À vérifier »/,
    /Ajoutez ces choix/,
  ],
  [
    'a champ whose label is misspelt',
    (one) =>
      champs(one, 51001, 'Coût global du projet', (spec) => [
        { ...spec, label: 'Coût total du projet' },
      ]),
    ['field-missing.totalCost', 'eligible-impossible'],
    /« Total du budget » et « Taux »\..*Le plus proche : « Coût total du projet »/,
    /fields: { totalCost: "…" }/,
  ],
  [
    'two champs of the same label',
    (one) =>
      champs(one, 51001, 'Financement demandé', (spec) => [spec, { ...spec, stableId: 9_001 }]),
    'field-ambiguous.requestedGrant',
    /Plusieurs champs.*« Financement demandé »/,
    /identifiant/,
  ],
  [
    'a group whose label is misspelt',
    (one) => one.edit('group: Marne', 'group: Marnes'),
    'group-missing',
    /« Marnes » n’existe pas.*Le plus proche : « Marne »/,
    /assignment\.groups/,
  ],
  [
    'a closed group',
    (one) => {
      one.world.demarche(51001).group('Marne').closed = true
    },
    'group-closed',
    /est désactivé/,
    /réactivez/,
  ],
  [
    'two groups of the same label',
    (one) => {
      const { groups } = one.world.demarche(51001)
      groups.push({ ...one.world.demarche(51001).group('Marne'), id: 9_001, label: 'MARNE' })
    },
    'group-ambiguous',
    /même libellé/,
    /Renommez/,
  ],
  [
    'a group of nobody',
    (one) => dismissAllBut(one, 'Marne', ROBOT),
    'group-empty',
    /pas d’autre instructeur que le robot/,
    /ajoutez ses instructeurs/,
  ],
  [
    'an absence of a stranger',
    (one) => absence(one, 'inconnu@marne.example.org'),
    'absence-unknown',
    /L’absence nº 1/,
    /comme DS la montre/,
  ],
  [
    'a démarche that is not published',
    (one) => {
      one.world.demarche(51001).state = 'brouillon'
    },
    'demarche-draft',
    /n’est pas publiée/,
    /Publiez/,
  ],
  [
    'the window of another year',
    (one) =>
      one.edit(
        '    assignment:',
        '    rules: { submission-window: { until: 2020-07-16 } }\n    assignment:',
      ),
    'window-past',
    /jusqu’au 16\/07\/2020, mais la démarche est encore ouverte/,
    /submission-window/,
  ],
  [
    'the end of projects of another year',
    (one) =>
      one.edit(
        '    assignment:',
        '    rules: { project-end: { by: 2020-12-31 } }\n    assignment:',
      ),
    'project-end-past',
    /au plus tard le 31\/12\/2020/,
    /project-end/,
  ],
]

const configuration: readonly Case[] = [
  [
    'no territory',
    (one) =>
      one.edit('    assignment:', '    rules: { applicant-territory: off }\n    assignment:'),
    'territory-missing',
    /n’importe quel département/,
    /applicant-territory/,
  ],
  [
    'no envelope',
    (one) => {
      one.edit('preset: marne-volet-1', 'preset: national-axe-3')
      one.edit(
        '    assignment:',
        '    rules: { applicant-territory: { departments: ["51"] } }\n    assignment:',
      )
    },
    'envelope-missing',
    /Aucune enveloppe/,
    /envelope: 270000/,
  ],
  [
    'a robot on leave',
    (one) => absence(one, ROBOT),
    'robot-absent',
    /absence est notée pour le robot/,
    /assignment\.absences/,
  ],
  [
    'a line that never serves',
    (one) => one.edit('themes: ["3d"], group: SGAR', 'group: SGAR'),
    'group-unreachable',
    /ligne 2 .* ne sert jamais : la ligne 1/,
    /plus précise avant/,
  ],
  [
    'a list without a follow-up',
    (one) => one.edit(/ {4}followUp:\n.*\n/, ''),
    'list-without-follow-up',
    /ne sont pas suivis/,
    /followUp/,
  ],
  [
    'the reports read where the applications are',
    (one) => one.edit('demarche: 51002', 'demarche: 51001'),
    ['reports-own', 'report-field-missing.laureat'],
    /celle des demandes de la campagne marne/,
    /followUp\.reports\.demarche/,
  ],
  [
    'a poll a month',
    (one) => one.edit('*/5 * * * *', '0 6 1 * *'),
    'poll-rare',
    /de loin en loin/,
    /schedules/,
  ],
  [
    'a report form without the number of the dossier',
    (one) => champs(one, 51002, 'Numéro du dossier FITN7', () => []),
    'report-field-missing.laureat',
    /« Numéro du dossier FITN7 »/,
    /Ajoutez ce champ/,
  ],
  [
    'a report form that is closed',
    (one) => {
      one.world.demarche(51002).state = 'close'
    },
    'reports-closed',
    /51002 .* est close/,
    /rouvrez-la/,
  ],
  [
    'lauréats whom DS erases before their follow-up is over',
    (one) => {
      one.world.demarche(51001).keptMonths = 12
    },
    'keeping-too-short',
    /51001 12 mois après leur décision .* 24 mois/,
    /au moins 30 mois/,
  ],
  [
    'a link to nowhere',
    (one) => one.edit('path: fitn7-etat-des-lieux', 'path: fitn7-etat-des-lieu'),
    'reports-path',
    /« \/commencer\/fitn7-etat-des-lieu », mais .* « \/commencer\/fitn7-etat-des-lieux »/,
    /path: "fitn7-etat-des-lieux"/,
  ],
  [
    'a form whose page is not there',
    (one) => one.answerPages(404),
    'reports-page',
    /« \/commencer\/fitn7-etat-des-lieux », où mène le lien des courriels, ne montre pas/,
    /Ouvrez ce lien dans un navigateur/,
  ],
  [
    'a form whose page leads to the front page',
    (one) => one.answerPages(302),
    'reports-page',
    /ne montre pas le formulaire .*\(réponse 302\)/,
    /followUp\.reports\.path/,
  ],
]

const around: readonly Case[] = [
  [
    'a Redis that is not there',
    async (one) => {
      one.set({ redisUrl: `redis://127.0.0.1:${await freePort()}/0` })
      one.useOwnStore()
    },
    'store.unreachable',
    /base de Guichet ne répond pas/,
    /REDIS_URL/,
  ],
  [
    'a data folder that is a file',
    async (one) => {
      const dataDir = join(await newFolder(), 'data')
      await writeFile(dataDir, '')
      one.set({ dataDir })
      one.useOwnStore()
    },
    'store.unwritable',
    /DATA_DIR ne peut pas être écrit/,
    /disque local/,
  ],
  [
    'no mail server, though lauréats are followed',
    (one) => one.set({ smtpUrl: null }),
    'mail-needed',
    /aucun courriel ne peut partir/,
    /SMTP_URL/,
  ],
  [
    'a mail server and nobody who sends',
    (one) => one.edit(/mail:\n( {2}.*\n)+/, ''),
    'mail-section',
    /rien ne dit qui envoie/,
    /mail: { from/,
  ],
  [
    'a mail server that is not there',
    async (one) => one.set({ smtpUrl: `smtp://127.0.0.1:${await freePort()}` }),
    'mail.unreachable',
    /ne répond pas/,
    /l’hôte et le port de SMTP_URL/,
  ],
  [
    'a wrong password for mail',
    async (one) => one.set({ smtpUrl: (await strictSmtp()).replace('//', '//guichet:wrong@') }),
    'mail.refused',
    /refuse l’identifiant ou le mot de passe/,
    /%40/,
  ],
  [
    'a mail server without TLS where it is asked for',
    async (one) => one.set({ smtpUrl: (await startServer()).url.replace('smtp:', 'smtps:') }),
    'mail.tls',
    /chiffrement \(TLS\)/,
    /certificat|relais/,
  ],
  [
    'e-mails in clear',
    async (one) => one.set({ smtpUrl: `${(await startServer()).url}?ignoreTLS=true` }),
    'mail-clear',
    /en clair/,
    /ignoreTLS=true/,
  ],
  [
    'alerts for nobody',
    (one) => one.edit('  operator: exploitation@prefecture.example.org\n', ''),
    'mail-operator',
    /Personne ne reçoit les alertes/,
    /mail: { operator/,
  ],
  [
    'an old Node',
    (one) => {
      one.machine.node = '20.11.1'
    },
    'node-old',
    /20\.11\.1/,
    /Node 20\.19/,
  ],
  [
    'pages open to the network',
    (one) => one.set({ httpHost: '0.0.0.0', httpPassword: null }),
    'http-open',
    /visibles du réseau/,
    /HTTP_PASSWORD/,
  ],
  [
    'a weak password',
    (one) => one.set({ httpPassword: 'guichet' }),
    'http-password-weak',
    /moins de 12 caractères/,
    /openssl rand/,
  ],
]

describe('the doctor', { timeout: 30_000 }, () => {
  it('finds nothing wrong with an installation in order, and writes nothing', async () => {
    const one = await newInstallation()
    const diagnoses = await one.examine()
    expect(diagnoses.filter(isTrouble)).toEqual([])
    for (const code of [
      'node',
      'store',
      'mail',
      'config',
      'token',
      'schema',
      'clock',
      'form',
      'reports',
    ])
      expect(diagnoses.filter((diagnosis) => diagnosis.code === code)).toMatchObject([
        { level: 'ok' },
      ])
    expect(one.simulator.log.applied).toEqual([])
  })

  for (const [part, cases] of Object.entries({ access, demarche, configuration, around }))
    describe(part, () => {
      it.each(cases)(
        'names the cause and the remedy of %s',
        async (_, spoil, codes, says, remedy) => {
          const one = await newInstallation()
          await spoil(one)
          const troubles = (await one.examine()).filter(isTrouble)
          expect(troubles.map(({ code }) => code)).toEqual(expect.arrayContaining([codes].flat()))
          const [first] = [codes].flat()
          const found = troubles.find(({ code }) => code === first)
          expect(found?.message).toMatch(says)
          expect(found?.remedy).toMatch(remedy)
          // Nobody is sent after a consequence, or after something that is in order.
          if (typeof codes === 'string') expect(troubles.map(({ code }) => code)).toEqual([codes])
        },
      )
    })

  it('tells what the files of an embedded store weigh, and when they were last maintained', async () => {
    const one = await newInstallation()
    const dataDir = await newFolder()
    await copyEmptyStore(dataDir)
    one.set({ dataDir })
    one.useOwnStore()
    const store = (await one.examine()).find(({ code }) => code === 'store')
    expect(store?.message).toMatch(
      /^PGlite .*\s: \d+\sMo, entretenus pour la dernière fois le \d+\S* \S+ \d{4}\.$/,
    )
  })

  it.each([
    [['--maxmemory-policy', 'volatile-lru'], '', 'store-settings', 'noeviction'],
    [['--appendonly', 'no'], '', 'store-settings', 'appendonly yes'],
    [['--maxmemory-policy', 'allkeys-lru'], '', 'store.evicts', 'noeviction'],
    [['--replicaof', '127.0.0.1', '1'], '', 'store.read-only', 'Redis principal'],
    [['--requirepass', 'right'], ':wrong@', 'store.refused', 'mot de passe'],
  ])('names what is wrong with a Redis started with %j', async (args, access, code, remedy) => {
    const redis = await startRedisServer(['--appendonly', 'yes', ...args])
    if (!redis) {
      process.stderr.write('no redis-server on the PATH: left out\n')
      return
    }
    onTestFinished(redis.stop)
    const one = await newInstallation()
    one.set({ redisUrl: redis.url.replace('//', `//${access}`) })
    one.useOwnStore()
    expect((await one.examine()).filter(isTrouble)).toMatchObject([
      {
        code,
        message: expect.stringMatching(/^[^:]*Redis/),
        remedy: expect.stringContaining(remedy),
      },
    ])
  })
})

async function page(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2/graphql`
}

const movedTo =
  (location: string): RequestListener =>
  (_, response) =>
    response.writeHead(301, { location }).end()

async function strictSmtp(): Promise<string> {
  const { url } = await startServer({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('wrong user or password')),
  })
  return url
}

const annotations = (
  one: Installation,
  label: string,
  change: (spec: ChampSpec) => readonly ChampSpec[],
) =>
  one.publish(51001, (form) => ({
    ...form,
    annotations: form.annotations.flatMap((spec) => (spec.label === label ? change(spec) : [spec])),
  }))

const champs = (
  one: Installation,
  demarche: number,
  label: string,
  change: (spec: ChampSpec) => readonly ChampSpec[],
) =>
  one.publish(demarche, (form) => ({
    ...form,
    champs: form.champs.flatMap((spec) => (spec.label === label ? change(spec) : [spec])),
  }))

function dismiss({ world }: Installation, label: string, emails: readonly string[]) {
  const { instructeurs } = world.demarche(51001).group(label)
  for (const person of instructeurs) if (emails.includes(person.email)) instructeurs.delete(person)
}

function dismissAllBut(one: Installation, label: string, email: string) {
  const { instructeurs } = one.world.demarche(51001).group(label)
  const others = [...instructeurs].map((person) => person.email).filter((other) => other !== email)
  dismiss(one, label, others)
}

const absence = (one: Installation, instructeur: string) =>
  one.edit(
    '    assignment:',
    `    assignment:\n      absences: [{ instructeur: ${instructeur}, from: 2021-06-01, until: 2021-06-30 }]`,
  )
