/** The queues whose jobs stay in `failed` once they have given up: all but `tell-operator`, which looks at them. */
export const WORK_QUEUES = ['poll', 'reconcile', 'instruct', 'follow-up', 'laureat-list'] as const
