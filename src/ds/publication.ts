import { PublicationDocument } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { ask } from './exchange.ts'
import type { Publication } from './port.ts'

export async function readPublication(client: Client, number: number): Promise<Publication> {
  const { data } = await ask(client, 'query', operation(PublicationDocument, { number }))
  const address = data?.demarcheDescriptor?.demarcheURL
  const months = data?.demarcheDescriptor?.dureeConservationDossiers
  return {
    address: typeof address === 'string' && URL.canParse(address) ? address : null,
    keptMonths: typeof months === 'number' && Number.isInteger(months) ? months : null,
  }
}
