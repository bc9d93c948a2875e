import type { GraphQLResolveInfo } from 'graphql'
import type { Demarche, Dossier } from '../world/demarche.ts'
import { hidden, notFound, type Run, withoutGroup } from './run.ts'

export const queryFields = {
  demarche(_: unknown, { number }: { number: number }, { world, token }: Run): Demarche {
    const demarche = world.demarches.get(number)
    if (!demarche) throw notFound('Demarche')
    if (!covers(token, number)) throw hidden('Demarche')
    return demarche
  },

  demarcheDescriptor(
    _: unknown,
    { demarche: { number } }: { demarche: { number: number } },
    { world, token }: Run,
  ): Demarche {
    const demarche = world.demarches.get(number)
    if (!demarche) throw notFound('DemarcheDescriptor')
    if (!covers(token, number)) throw hidden('DemarcheDescriptor')
    return demarche
  },

  dossier(_: unknown, { number }: { number: number }, run: Run, info: GraphQLResolveInfo): Dossier {
    const dossier = run.world.dossiers.get(number)
    if (!dossier || run.world.isHidden(dossier)) throw notFound('Dossier')
    if (!covers(run.token, dossier.demarche.number)) throw hidden('Dossier')
    if (run.faults.emptiesAnswer(number)) throw withoutGroup(info)
    run.dossiersShown++
    run.log.read(number)
    return dossier
  },
}

export const covers = ({ demarches }: Run['token'], number: number): boolean =>
  demarches === 'all' || demarches.includes(number)
