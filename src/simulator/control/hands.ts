import { z } from 'zod'
import { CHAMP_TYPES } from '../world/form.ts'
import type { World } from '../world/world.ts'

const count = z.number().int().nonnegative()
const newChamp = z.strictObject({
  type: z.enum(CHAMP_TYPES),
  label: z.string(),
  options: z.array(z.string()).exactOptional(),
  items: z.array(z.strictObject({ id: z.string(), text: z.string() })).exactOptional(),
  shownIf: z
    .strictObject({ label: z.string(), is: z.union([z.string(), z.number(), z.boolean()]) })
    .exactOptional(),
})
const demarche = z.object({ demarche: count })
const revisionSchema = demarche.extend({
  change: z.strictObject({
    champs: z.array(newChamp).exactOptional(),
    annotations: z.array(newChamp).exactOptional(),
    rename: z.record(z.string(), z.string()).exactOptional(),
    remove: z.array(z.string()).exactOptional(),
  }),
  bringing: z
    .union([z.enum(['at once', 'by hand']), z.strictObject({ afterMs: count })])
    .default({ afterMs: 30_000 }),
})
const dossier = z.object({ dossier: count })
const person = dossier.extend({ email: z.string() })
const answers = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
)

/** What another process may have people do, by name: `POST /simulator/world/move {"dossier": 1, "group": "Marne"}`. */
export const hands = (world: World): Record<string, (input: unknown) => void> => {
  const { usager, instructeur, platform } = world
  const by =
    <T>(schema: z.ZodType<T>, act: (input: T) => void) =>
    (input: unknown) =>
      act(schema.parse(input))
  return {
    submit: by(dossier.extend({ champs: answers }), (one) =>
      usager.submit(one.dossier, one.champs),
    ),
    annotate: by(person.extend({ annotations: answers }), (one) =>
      instructeur.annotate(one.dossier, one.email, one.annotations),
    ),
    move: by(dossier.extend({ group: z.string() }), (one) =>
      instructeur.move(one.dossier, one.group),
    ),
    follow: by(person, (one) => instructeur.follow(one.dossier, one.email)),
    unfollow: by(person, (one) => instructeur.unfollow(one.dossier, one.email)),
    instruct: by(person, (one) => instructeur.instruct(one.dossier, one.email)),
    accept: by(dossier, (one) => instructeur.accept(one.dossier)),
    refuse: by(dossier, (one) => instructeur.refuse(one.dossier)),
    keep: by(dossier, (one) => instructeur.keepOneMonthMore(one.dossier)),
    hide: by(dossier, (one) => instructeur.hide(one.dossier)),
    'complete-demandeur': by(dossier, (one) => platform.completeDemandeur(one.dossier)),
    publish: by(revisionSchema, ({ demarche, change, bringing }) =>
      platform.publishRevision(demarche, change, bringing),
    ),
    bring: by(demarche, (one) => platform.bringDossiers(one.demarche)),
    'remove-from-group': by(demarche.extend({ group: z.string(), email: z.string() }), (one) =>
      platform.removeFromGroup(one.demarche, one.group, one.email),
    ),
    'expire-waiting': by(demarche.extend({ months: count }), (one) =>
      platform.expireWaiting(one.demarche, one.months),
    ),
    expire: by(demarche.extend({ months: count }), (one) =>
      platform.expire(one.demarche, one.months),
    ),
  }
}
