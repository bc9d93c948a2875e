/** The page of one campaign. Its id holds small letters, digits and hyphens. */
export const campaignPath = (id: string) => `/campagnes/${id}`

/** A dossier, as an instructeur opens it in DS. @param dsUrl the address of DS's API */
export const dossierUrl = (dsUrl: string, demarche: number, dossier: number) =>
  new URL(`/procedures/${demarche}/dossiers/${dossier}`, dsUrl).href

/** The dossiers of a démarche, as an instructeur sees them in DS. */
export const demarcheUrl = (dsUrl: string, demarche: number) =>
  new URL(`/procedures/${demarche}`, dsUrl).href
