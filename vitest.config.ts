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
]

/** They start nothing and change nothing outside of themselves: they may share what they load. */
const PURE = [
  'domain',
  'config',
  'presets',
  'territory',
  'golden',
  'failures',
  'campaign/reading',
].map((room) => `test/${room}/**/*.test.ts`)

/** They put other answers in the place of the process's own network. */
const MOCKED = ['test/ds/**/*.test.ts', 'test/hostile/reports.test.ts']

export default defineConfig({
  test: {
    // For a busy machine: without Redis, tests open embedded stores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Of two cores: many tests start servers and processes of their own, and wait for them.
    maxWorkers: 3,
    reporters: ['default', './test/support/slowest.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          exclude: LONG,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [IN_A_BROWSER, ...LONG, ...PURE, ...MOCKED],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'mocked', include: MOCKED, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: LONG,
          globalSetup: 'test/support/compiled.ts',
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        // Once the others are done: a browser needs the machine.
        test: {
          name: 'pages',
          include: [IN_A_BROWSER],
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
