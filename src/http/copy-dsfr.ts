import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DSFR_COPY, DSFR_FILES, DSFR_SOURCE } from './assets.ts'

/** Part of `npm run build`: an installed Guichet serves these copies. */
for (const file of DSFR_FILES) await cp(join(DSFR_SOURCE, file), join(DSFR_COPY, file))
await cp(join(dirname(DSFR_SOURCE), 'LICENSE.md'), join(DSFR_COPY, 'LICENSE.md'))
