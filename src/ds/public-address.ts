import { PublicAddressDocument } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { ask } from './exchange.ts'

export async function readPublicAddress(client: Client, number: number): Promise<string | null> {
  const { data } = await ask(client, 'query', operation(PublicAddressDocument, { number }))
  const address = data?.demarcheDescriptor?.demarcheURL
  return typeof address === 'string' && URL.canParse(address) ? address : null
}
