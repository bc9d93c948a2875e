/** Before every key of BullMQ. */
export const BULL_PREFIX = 'guichet'
