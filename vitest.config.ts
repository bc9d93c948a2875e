import { defineConfig } from 'vitest/config'

const IN_A_BROWSER = 'test/**/browser.test.ts'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [IN_A_BROWSER],
          // Of two cores: the integration tests start servers and processes of their own, and wait for them.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Once the others are done: a browser needs the machine.
        test: {
          name: 'pages',
          include: [IN_A_BROWSER],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
