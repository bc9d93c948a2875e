export const DEFAULT_CONFIG = 'guichet.yaml'
export const DEFAULT_DATA_DIR = './data'
