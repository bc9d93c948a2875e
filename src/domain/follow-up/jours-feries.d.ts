declare module '@socialgouv/jours-feries' {
  /** The public holidays of a year, by name, at local midnight; without those of Alsace-Moselle unless asked. */
  export default function joursFeries(
    year: number,
    options?: { alsace: boolean },
  ): Readonly<Record<string, Date>>
}
