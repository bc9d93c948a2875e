/** The parts of the service, which may run in processes of their own. */
export const ROLES = ['schedule', 'work', 'http'] as const
export type Role = (typeof ROLES)[number]
