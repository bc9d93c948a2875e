import { defineConfig } from 'vitest/config'

const IN_A_BROWSER = 'test/**/browser.test.ts'

/** They start processes and wait for them, or live through a year: `npm run test:long`. */
const LONG = [
  'test/e2e/**/*.test.ts',
  'test/replicas/**/*.test.ts',
  'test/golden/golden.test.ts',
  'test/cli/main.test.ts',
  'test/docs/walk.test.ts',
  'test/follow-up/year.test.ts',
  'test/mail/crash.test.ts',
  'test/store/disk.test.ts',
  'test/store/holding.test.ts',
  'test/store/upkeep.test.ts',
]

export default defineConfig({
  test: {
    // For a busy machine: without Redis, tests open embedded stores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a file has loaded serves the next one.
    isolate: false,
    // Of two cores: many tests start servers and processes of their own, and wait for them.
    maxWorkers: 3,
    reporters: ['default', './test/support/slowest.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [IN_A_BROWSER, ...LONG],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: LONG,
          globalSetup: 'test/support/compiled.ts',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // Once the others are done: a browser needs the machine.
        test: {
          name: 'pages',
          include: [IN_A_BROWSER],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
